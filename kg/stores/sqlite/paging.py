"""Orders and places within them as SQL."""

from __future__ import annotations

from kg.plan import Key, Order, Slice
from kg.stores.compiling import way
from kg.stores.shaping import size
from kg.stores.sqlite.sources import Scope
from kg.stores.sqlite.statement import Statement

LAST_KEY = 2**62
"""Beyond any row."""


def limit(slice: Slice, statement: Statement) -> str:
    """The page's size and one more, which tells whether it is the last."""
    return statement.bind(1 + size(slice))


def bounds(scope: Scope, order: tuple[Order, ...], slice: Slice, statement: Statement) -> list[str]:
    keys = ((slice.after, False), (slice.before, True))
    return [_beyond(key, scope, order, before, statement) for key, before in keys if key is not None]


def ordering(scope: Scope, order: tuple[Order, ...], backwards: bool) -> str:
    """Missing values last, ties by key; backwards all the other way round."""
    parts = [
        f"{scope.column(by.field)} {way(by.descending is not backwards)} NULLS {'FIRST' if backwards else 'LAST'}"
        for by in order
    ]
    return ", ".join([*parts, f"{scope.row} {way(backwards)}"])


def _beyond(key: Key, scope: Scope, order: tuple[Order, ...], before: bool, statement: Statement) -> str:
    """That a row lies after a place in the order (or before it): at the first difference it goes further."""
    parts, equal = [], ""
    for by, value in zip(order, key[:-1], strict=True):
        column = scope.column(by.field)
        parts.append(equal + _further(column, value, by.descending, before, statement))
        equal += f"{column} IS {'NULL' if value is None else statement.bind(value)} AND "
    parts.append(equal + _further_id(scope, str(key[-1]), before, statement))
    return "(" + " OR ".join(f"({part})" for part in parts) + ")"


def _further(column: str, value: str | float | None, descending: bool, before: bool, statement: Statement) -> str:
    if value is None:
        return f"{column} IS NOT NULL" if before else "0"
    sign = "<" if descending is not before else ">"
    return f"{column} {sign} {statement.bind(value)}" + ("" if before else f" OR {column} IS NULL")


def _further_id(scope: Scope, id: str, before: bool, statement: Statement) -> str:
    given = statement.bind(id)
    if before:
        return f"{scope.row} < coalesce((SELECT key FROM node WHERE id >= {given} ORDER BY id LIMIT 1), {LAST_KEY})"
    return f"{scope.row} > coalesce((SELECT key FROM node WHERE id <= {given} ORDER BY id DESC LIMIT 1), 0)"
