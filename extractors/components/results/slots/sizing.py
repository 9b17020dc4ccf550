"""What speaks for a size's being that of the model that attains a result.

Few results have one, so that little can be learned: the features are few and say what a reader would.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.components.page import Mention
from extractors.components.page.cues import words
from extractors.components.results.slots.asked import Asked, Offer
from extractors.components.results.slots.comparing import compared
from extractors.components.results.slots.ways import relation, side, turn
from kg.model import TECHNIQUES

_SAID_OF = {
    "parameters": words("parameters parameter params -parameter"),
    "models": words("model models variant variants version llm llms lm lms scale scales backbone base student teacher")
    | {f"<{kind}>" for kind in TECHNIQUES},
}


def describe(asked: Asked, size: Mention, offer: Offer) -> Iterator[str]:
    """The features of one size."""
    page, here, own = asked.page, _here(asked, size), None
    yield f"here={here}"
    yield f"here={here},sizes={_variety(asked, offer, here=True)}"
    yield f"all={_variety(asked, offer, here=False)},here={here}"
    if here:
        own, nearest = turn(asked.spot, offer.rows[size.start], size), _nearest(asked, size, offer)
        yield f"turn={own}"
        yield f"{side(page, asked.spot, size)},nearest={nearest},turn={own}"
        yield f"compared={compared(page, page.at(size.start))}"
        yield from _after(asked, size)
    yield from _holders(asked, size, here)
    if asked.chosen:
        last = asked.chosen[-1]
        if last and last is not size and here and asked.previous:
            yield f"parallel={relation(page, asked.previous, last) == relation(page, asked.spot, size)}"
        yield f"again={last is not None and last.name == size.name},here={here},turn={own}"


def nothing(asked: Asked, offer: Offer) -> Iterator[str]:
    """The features of having no size."""
    yield "any"
    yield f"sizes={_variety(asked, offer, here=True)}"
    yield f"all={_variety(asked, offer, here=False)}"
    if asked.chosen:
        yield f"before={asked.chosen[-1] is not None}"


def _after(asked: Asked, size: Mention) -> Iterator[str]:
    """What the size is said of: a model, parameters, or something else."""
    page = asked.page
    place = page.at(size.start)
    free = page.items[place].shape.startswith("#")
    following = page.shapes(place + 1, place + 3) if free else []
    of = next((what for what, listed in _SAID_OF.items() if not listed.isdisjoint(following)), "-")
    yield f"free={free},of={of}"


def _here(asked: Asked, size: Mention) -> bool:
    return asked.page.sentence(size.start) == asked.sentence


def _variety(asked: Asked, offer: Offer, *, here: bool) -> int:
    """How many different sizes there are, in the number's sentence or altogether; 3 for more."""
    return min(3, len({size.name for size in offer.named if not here or _here(asked, size)}))


def _nearest(asked: Asked, size: Mention, offer: Offer) -> bool:
    """Whether no other size of the sentence stands nearer to the number."""
    spot = asked.page.items[asked.spot.item].start
    return all(abs(size.start - spot) <= abs(other.start - spot) for other in offer.named if _here(asked, other))


def _holders(asked: Asked, size: Mention, here: bool) -> Iterator[str]:
    """Whose size it is: that of the model in whose name it is, or beside which it stands."""
    holders = [held for held in asked.page.mentions if held.entity and _adjoin(held, size)]
    yield f"held={bool(holders)},here={here}"
    for slot in ("subject", "baseline"):
        known = asked.known.get(slot)
        own = known is not None and any(held.name == known.name for held in holders)
        yield f"{slot}'s={own},here={here}"
    yield f"proposed={any(held.proposed for held in holders)},held={bool(holders)},here={here}"


def _adjoin(held: Mention, size: Mention) -> bool:
    """Whether the size is in the mention, or right beside it."""
    return held.kind in TECHNIQUES and held.start <= size.end + 1 and size.start <= held.end + 2
