"""What compiling filters to SQL and to Cypher has in common."""

from __future__ import annotations

from collections.abc import Iterable

from kg.plan import Compare, Fits, Op, ThreeValued

Fields = tuple[ThreeValued, ...]


def but_one(fields: Fields) -> list[frozenset[str]]:
    """For each field, all the others."""
    return [frozenset(fields) - {field} for field in fields]


def speaks_of_unknown(test: Compare) -> bool:
    """Whether a comparison with an unknown claim is decided."""
    if isinstance(test.value, tuple):
        return not test.value or "unknown" in test.value
    return test.op in (Op.EQ, Op.NE) and test.value == "unknown"


def allows(bounds: Fits, point: float) -> bool:
    """Whether bounds allow a point, whatever their `points` are."""
    above = bounds.low is None or (point > bounds.low if bounds.low_open else point >= bounds.low)
    below = bounds.high is None or (point < bounds.high if bounds.high_open else point <= bounds.high)
    return above and below and point not in bounds.excluded


def joined(word: str, parts: Iterable[str]) -> str:
    """The parts in brackets; without any, the empty text."""
    found = list(parts)
    return f"({word.join(found)})" if found else ""


def way(descending: bool) -> str:
    """The word for an order's direction."""
    return "DESC" if descending else "ASC"
