"""Numbers that their metric cannot have: shares of 100 above 100, and falls by more than all."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Basis, Direction, Result, ResultKind
from kg.review import reported
from kg.review.desk import Desk
from kg.review.suggestion import Suggestion

KIND = "out of range"
_HUNDRED = 100.0


def suggestions(desk: Desk) -> Iterator[Suggestion]:
    """Worth its paper: such a number, or its metric, is surely wrong."""
    for result in desk.results.values():
        why = _why(result, desk)
        if why and not reported.judged(result, desk):
            yield reported.suggestion(KIND, why, f"{result.name!r}: {why}. What is right?", 1.0, result, desk)


def _why(result: Result, desk: Desk) -> str | None:
    """What is impossible about it, if anything."""
    metric = desk.concepts.get(result.metric or "")
    most = result.value if result.high is None else result.high
    share = metric is not None and metric.percent and result.unit in ("%", "", "points")
    if share and result.kind is ResultKind.SCORE and (most > _HUNDRED or result.value < 0):
        return "a score of a metric in percent lies from 0 to 100"
    if share and result.kind is ResultKind.CHANGE and result.unit == "points" and most > _HUNDRED:
        return "a metric in percent changes by at most 100 points"
    falls = result.kind is ResultKind.CHANGE and result.direction is Direction.DOWN and result.unit == "%"
    if falls and result.basis is not Basis.ABSOLUTE and most > _HUNDRED:
        return "nothing falls by more than 100 %"
    return None
