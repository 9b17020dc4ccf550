"""Bounds on parameter counts as SQL."""

from __future__ import annotations

from kg.plan import Fits
from kg.stores.compiling import allows, joined
from kg.stores.sqlite.sources import Scope
from kg.stores.sqlite.statement import Statement


def sizes_fit(statement: Statement, bounds: Fits, scope: Scope, certain: bool) -> str:
    """How the row's sizes fit. One bound is a matter of the smallest and the largest; else each size is looked at."""
    least, most = f"{scope.alias}.least", f"{scope.alias}.most"
    if bounds.points is None and not bounds.excluded:
        inside = f"({least} IS NOT NULL AND {_within(statement, bounds, least, most)})"
        if certain:
            return inside
        if bounds.low is None or bounds.high is None:
            return f"({least} IS NULL OR {_within(statement, bounds, most, least)})"
    alias = statement.alias()
    size = f"(SELECT 1 FROM size {alias} WHERE {alias}.node = {scope.row} AND "
    if certain:
        return f"({least} IS NOT NULL AND NOT EXISTS {size} NOT {_inside(statement, bounds, alias)}))"
    return f"({least} IS NULL OR EXISTS {size} {_touches(statement, bounds, alias)}))"


def _within(statement: Statement, bounds: Fits, low: str, high: str) -> str:
    """That one value is above the lower bound, and another below the upper."""
    parts = []
    if bounds.low is not None:
        parts.append(f"{low} {'>' if bounds.low_open else '>='} {statement.bind(bounds.low)}")
    if bounds.high is not None:
        parts.append(f"{high} {'<' if bounds.high_open else '<='} {statement.bind(bounds.high)}")
    return joined(" AND ", parts) or "1"


def _inside(statement: Statement, bounds: Fits, alias: str) -> str:
    """That a whole size is allowed."""
    low, high = f"{alias}.value", f"{alias}.high"
    parts = [_within(statement, bounds, low, high)]
    if bounds.points is not None:
        parts.append(f"{low} = {high} AND {low} IN ({_list(statement, bounds.points)})")
    parts += [f"NOT {statement.bind(hole)} BETWEEN {low} AND {high}" for hole in bounds.excluded]
    return joined(" AND ", parts)


def _touches(statement: Statement, bounds: Fits, alias: str) -> str:
    """That a part of a size is allowed: an allowed point of it, or more than one point between the bounds."""
    low, high = f"{alias}.value", f"{alias}.high"
    if bounds.points is not None:
        allowed = [point for point in bounds.points if allows(bounds, point)]
        return joined(" OR ", (f"{statement.bind(p)} BETWEEN {low} AND {high}" for p in allowed)) or "0"
    bottom = low if bounds.low is None else f"max({low}, {statement.bind(bounds.low)})"
    top = high if bounds.high is None else f"min({high}, {statement.bind(bounds.high)})"
    one = _within(statement, bounds, bottom, bottom)
    holes = f"{bottom} NOT IN ({_list(statement, bounds.excluded)})"
    return f"({bottom} < {top} OR ({bottom} = {top} AND {one} AND {holes}))"


def _list(statement: Statement, values: tuple[float, ...]) -> str:
    return ", ".join(map(statement.bind, values))
