"""Bounds on parameter counts as Cypher."""

from __future__ import annotations

from kg.plan import Fits
from kg.stores.compiling import allows, joined
from kg.stores.neo4j.sources import Scope
from kg.stores.neo4j.statement import Statement


def sizes_fit(statement: Statement, bounds: Fits, scope: Scope, certain: bool) -> str:
    """How the row's sizes fit. One bound is a matter of the smallest and the largest; else each size is looked at."""
    least, most = f"{scope.name}.smallest", f"{scope.name}.largest"
    if bounds.points is None and not bounds.excluded:
        if certain:
            return f"({least} IS NOT NULL AND {_within(statement, bounds, least, most)})"
        if bounds.low is None or bounds.high is None:
            return f"({least} IS NULL OR {_within(statement, bounds, most, least)})"
    place = statement.name()
    low, high = f"{scope.name}.sizes_low[{place}]", f"{scope.name}.sizes_high[{place}]"
    each = f"{place} IN range(0, size({scope.name}.sizes_low) - 1)"
    if certain:
        return f"({least} IS NOT NULL AND all({each} WHERE {_inside(statement, bounds, low, high)}))"
    return f"({least} IS NULL OR any({each} WHERE {_touches(statement, bounds, low, high)}))"


def _within(statement: Statement, bounds: Fits, low: str, high: str) -> str:
    """That one value is above the lower bound, and another below the upper."""
    parts = []
    if bounds.low is not None:
        parts.append(f"{low} {'>' if bounds.low_open else '>='} {statement.bind(bounds.low)}")
    if bounds.high is not None:
        parts.append(f"{high} {'<' if bounds.high_open else '<='} {statement.bind(bounds.high)}")
    return joined(" AND ", parts) or "true"


def _inside(statement: Statement, bounds: Fits, low: str, high: str) -> str:
    """That a whole size is allowed."""
    parts = [_within(statement, bounds, low, high)]
    if bounds.points is not None:
        parts.append(f"{low} = {high} AND {low} IN {statement.bind(list(bounds.points))}")
    parts += [f"NOT {low} <= {statement.bind(hole)} <= {high}" for hole in bounds.excluded]
    return joined(" AND ", parts)


def _touches(statement: Statement, bounds: Fits, low: str, high: str) -> str:
    """That a part of a size is allowed: an allowed point of it, or more than one point between the bounds."""
    if bounds.points is not None:
        allowed = [point for point in bounds.points if allows(bounds, point)]
        return joined(" OR ", (f"{low} <= {statement.bind(p)} <= {high}" for p in allowed)) or "false"
    bottom, top = low, high
    if bounds.low is not None:
        least = statement.bind(bounds.low)
        bottom = f"CASE WHEN {low} > {least} THEN {low} ELSE {least} END"
    if bounds.high is not None:
        most = statement.bind(bounds.high)
        top = f"CASE WHEN {high} < {most} THEN {high} ELSE {most} END"
    one = _within(statement, bounds, bottom, bottom)
    holes = f"NOT {bottom} IN {statement.bind(list(bounds.excluded))}"
    return f"({bottom} < {top} OR ({bottom} = {top} AND {one} AND {holes}))"
