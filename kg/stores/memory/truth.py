"""Kleene's three values, evaluated as `kg.plan` defines them: this is what every store's answers mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Protocol

from kg.model import Size
from kg.plan import And, Compare, Filter, Fits, Missing, Not, Op, Or, Some, ThreeValued, Truth

COMPARISONS: dict[Op, Callable[[Any, Any], bool]] = {
    Op.EQ: eq,
    Op.NE: ne,
    Op.IN: lambda value, members: value in members,
    Op.LT: lt,
    Op.LTE: le,
    Op.GT: gt,
    Op.GTE: ge,
    Op.CONTAINS: lambda value, part: part.casefold() in value.casefold(),
    Op.STARTS_WITH: lambda value, start: value.casefold().startswith(start.casefold()),
}


class Subject(Protocol):
    """What a filter is put to: a node with its fields, its sizes and its neighbours."""

    def value(self, field: str) -> str | float | bool | None: ...

    def totals(self) -> tuple[Size, ...]: ...

    def far(self, edge: str) -> Iterable[Subject]: ...


@dataclass(frozen=True, slots=True)
class Judge:
    """Evaluates filters; UNKNOWN of a favoured field is taken in the row's favour."""

    favoured: frozenset[ThreeValued] = frozenset()

    def truth(self, filter: Filter, row: Subject, negated: bool = False) -> Truth:  # noqa: PLR0911 (one a case)
        """The truth of a filter; `negated` where it stands under an odd number of `Not`s."""
        match filter:
            case And(parts):
                return min((self.truth(part, row, negated) for part in parts), default=Truth.TRUE)
            case Or(parts):
                return max((self.truth(part, row, negated) for part in parts), default=Truth.FALSE)
            case Not(part):
                return Truth(2 - self.truth(part, row, not negated))
            case Some(edge, where):
                return max((self.truth(where, far, negated) for far in row.far(edge)), default=Truth.FALSE)
            case Fits():
                return self._leaf(ThreeValued.PARAMETERS, fit(filter, row.totals()), negated)
            case Missing("parameters"):
                return _decided(not row.totals())
            case Missing(field):
                return _decided(row.value(field) is None)
            case Compare(ThreeValued.PUBLISHED | ThreeValued.CLAIM as field):
                return self._leaf(ThreeValued(field), compare(filter, row.value(field)), negated)
            case Compare(field):
                return compare(filter, row.value(field))

    def _leaf(self, field: ThreeValued, truth: Truth, negated: bool) -> Truth:
        if truth is Truth.UNKNOWN and field in self.favoured:
            return Truth.FALSE if negated else Truth.TRUE
        return truth


def compare(test: Compare, value: Any) -> Truth:
    """A comparison with one value of the row."""
    if test.field == ThreeValued.PUBLISHED and value is None:
        return Truth.UNKNOWN
    if test.field == ThreeValued.CLAIM and value == "unknown" and not _speaks_of_unknown(test):
        return Truth.UNKNOWN
    return _decided(value is not None and COMPARISONS[test.op](value, test.value))


def _speaks_of_unknown(test: Compare) -> bool:
    """Whether a comparison with an unknown claim is decided; no member is equal in an empty IN."""
    if test.op is Op.IN:
        return test.value == () or "unknown" in test.value  # type: ignore[operator]
    return test.op in (Op.EQ, Op.NE) and test.value == "unknown"


def fit(bounds: Fits, sizes: tuple[Size, ...]) -> Truth:
    """TRUE if all sizes lie inside, FALSE if none touches what is allowed, else UNKNOWN."""
    spans = [(size.value, size.value if size.high is None else size.high) for size in sizes]
    if spans and all(_inside(bounds, low, high) for low, high in spans):
        return Truth.TRUE
    if spans and not any(_touches(bounds, low, high) for low, high in spans):
        return Truth.FALSE
    return Truth.UNKNOWN


def _inside(bounds: Fits, low: float, high: float) -> bool:
    if bounds.points is not None and (low != high or low not in bounds.points):
        return False
    held = _allowed(bounds, low) and _allowed(bounds, high)
    return held and not any(low <= hole <= high for hole in bounds.excluded)


def _touches(bounds: Fits, low: float, high: float) -> bool:
    if bounds.points is not None:
        return any(low <= point <= high and _inside(bounds, point, point) for point in bounds.points)
    bottom = low if bounds.low is None else max(low, bounds.low)
    top = high if bounds.high is None else min(high, bounds.high)
    return bottom < top or (bottom == top and _inside(bounds, bottom, bottom))


def _allowed(bounds: Fits, value: float) -> bool:
    above = bounds.low is None or (value > bounds.low if bounds.low_open else value >= bounds.low)
    below = bounds.high is None or (value < bounds.high if bounds.high_open else value <= bounds.high)
    return above and below


def _decided(holds: bool) -> Truth:
    return Truth.TRUE if holds else Truth.FALSE
