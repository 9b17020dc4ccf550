"""Content negotiation: which of the media types that we have a client likes best."""

from __future__ import annotations

from collections.abc import Iterable


def best(accept: str | None, offers: Iterable[str]) -> str | None:
    """The offer that an Accept header gives the highest quality, the first of equals; None where it accepts none."""
    liked = _qualities(accept or "*/*")
    found = max(offers, key=lambda offer: _quality(offer, liked), default=None)
    return found if found and _quality(found, liked) > 0 else None


def _qualities(accept: str) -> dict[str, float]:
    return dict(_range(part) for part in accept.split(",") if part.strip())


def _range(part: str) -> tuple[str, float]:
    """A media range and its quality: 1 where none is said, 0 where it can't be read."""
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((piece.partition("=")[2] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return media, float(quality)
    except ValueError:
        return media, 0.0


def _quality(offer: str, liked: dict[str, float]) -> float:
    """That of the most specific range that the offer is in."""
    ranges = (offer, f"{offer.partition('/')[0]}/*", "*/*")
    return next((liked[media] for media in ranges if media in liked), 0.0)
