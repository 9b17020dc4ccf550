"""A filter on parameter counts as one set of numbers, so that its parts are decided together.

"At least 1B and below 10B" must not be two leaves: of sizes 0.5B and 20B each leaf is undecided, and no size lies
between.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from kg.plan import Filter, Fits, Or

NOTHING = Or(())
"""No number is in the set: false of every row, whatever its sizes."""


def fits(given: Mapping[str, float | list[float]]) -> Filter:
    """One leaf for all that is given: eq, ne, in_, lt, lte, gt, gte (at least one of them).

    Points are kept where the bounds allow them, and bounds open where their end is excluded.
    """
    low, low_open = max((_number(given, "gt", -math.inf), True), (_number(given, "gte", -math.inf), False))
    high, closed = min((_number(given, "lt", math.inf), False), (_number(given, "lte", math.inf), True))
    excluded = _number(given, "ne", math.nan)
    low_open, high_open = low_open or low == excluded, not closed or high == excluded

    def inside(number: float) -> bool:
        above = number > low or (number == low and not low_open)
        below = number < high or (number == high and not high_open)
        return above and below and number != excluded

    points = _points(given)
    if points is not None:
        kept = tuple(sorted(filter(inside, points)))
        return Fits(points=kept) if kept else NOTHING
    if low > high or (low == high and (low_open or high_open)):
        return NOTHING
    return Fits(
        low=None if low == -math.inf else low,
        low_open=low_open and low != -math.inf,
        high=None if high == math.inf else high,
        high_open=high_open and high != math.inf,
        excluded=(excluded,) if inside_of(excluded, low, high) else (),
    )


def inside_of(number: float, low: float, high: float) -> bool:
    """Whether a number lies strictly between two; NaN never does."""
    return low < number < high


def _number(given: Mapping[str, float | list[float]], name: str, absent: float) -> float:
    number = given.get(name, absent)
    assert isinstance(number, float)
    return number


def _points(given: Mapping[str, float | list[float]]) -> set[float] | None:
    """The only numbers that `eq` and `in_` allow; None where neither is given."""
    sets = [
        set(value) if isinstance(value, list) else {value} for name, value in given.items() if name in {"eq", "in_"}
    ]
    return set.intersection(*sets) if sets else None
