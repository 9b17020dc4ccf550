"""With how much conviction a fact was chosen, as features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995)
"""Convictions that may matter."""


def reached(what: str, conviction: float) -> Iterator[str]:
    """Which levels a conviction reaches, whatever the fact and for such a fact."""
    yield what
    for level in LEVELS:
        if conviction >= level:
            yield f">={level}"
            yield f"{what}>={level}"


def mean(convictions: Sequence[float]) -> str:
    """The mean of what was chosen beside a fact, roughly."""
    return f"{sum(convictions) / len(convictions):.1f}" if convictions else "-"
