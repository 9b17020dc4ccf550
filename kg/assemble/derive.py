"""Changes that a paper gives as two scores: "improves from 61.2 to 64.0" makes a change of +2.8 points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.model import Basis, Bound, Direction, ResultClaim, ResultKind, Span

_POINTS = ("%", "", "points")


def change(before: ResultClaim, after: ResultClaim) -> ResultClaim | None:
    """The change between two scores in one unit; None where they are no such pair, or nothing changed."""
    comparable = before.kind is after.kind is ResultKind.SCORE and _unit(before) == _unit(after)
    if not comparable or before.high is not None or after.high is not None:
        return None
    # Decimal, because 64.0 - 61.2 is not 2.8.
    difference = Decimal(repr(after.value)) - Decimal(repr(before.value))
    if not difference:
        return None
    return replace(
        after,
        value=float(abs(difference)),
        printed=f"{before.printed} to {after.printed}",
        unit=_unit(after),
        kind=ResultKind.CHANGE,
        direction=Direction.UP if difference > 0 else Direction.DOWN,
        basis=Basis.ABSOLUTE,
        bound=Bound.EXACT,
        evidence=_spanning(before.evidence, after.evidence),
        confidence=min(before.confidence, after.confidence),
        change_from=None,
    )


def _unit(score: ResultClaim) -> str:
    return "points" if score.unit in _POINTS else score.unit


def _spanning(one: Span, other: Span) -> Span:
    """The stretch over both; where they stand in different texts, the second."""
    if one.field is not other.field:
        return other
    return Span(one.field, min(one.start, other.start), max(one.end, other.end))
