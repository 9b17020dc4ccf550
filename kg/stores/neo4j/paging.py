"""Orders and places within them as Cypher."""

from __future__ import annotations

from kg.plan import Key, Order, Slice
from kg.stores.compiling import way
from kg.stores.neo4j.sources import ALWAYS, Scope, given
from kg.stores.neo4j.statement import Statement
from kg.stores.shaping import size


def limit(slice: Slice) -> int:
    """The page's size and one more, which tells whether it is the last."""
    return 1 + size(slice)


def bounds(scope: Scope, order: tuple[Order, ...], slice: Slice, statement: Statement) -> list[str]:
    keys = ((slice.after, False), (slice.before, True))
    return [_beyond(key, scope, order, before, statement) for key, before in keys if key is not None]


def ordering(scope: Scope, order: tuple[Order, ...], backwards: bool) -> str:
    """Missing values last, ties by id; backwards all the other way round."""
    parts = []
    for by in order:
        if by.field not in ALWAYS:
            parts.append(f"{scope.value(by.field)} IS NULL {way(backwards)}")
        parts.append(f"{scope.value(by.field)} {way(by.descending is not backwards)}")
    return ", ".join([*parts, f"{scope.name}.id {way(backwards)}"])


def _beyond(key: Key, scope: Scope, order: tuple[Order, ...], before: bool, statement: Statement) -> str:
    """That a row lies after a place in the order (or before it): at the first difference it goes further."""
    parts, equal = [], ""
    for by, value in zip(order, key[:-1], strict=True):
        column = scope.value(by.field)
        wanted = None if value is None else given(by.field, statement.bind(value))
        parts.append(f"{equal}({_further(column, wanted, by.descending, before)})")
        equal += f"{column} IS NULL AND " if wanted is None else f"{column} IS NOT NULL AND {column} = {wanted} AND "
    parts.append(f"{equal}{scope.name}.id {'<' if before else '>'} {statement.bind(str(key[-1]))}")
    return "(" + " OR ".join(f"({part})" for part in parts) + ")"


def _further(column: str, wanted: str | None, descending: bool, before: bool) -> str:
    if wanted is None:
        return f"{column} IS NOT NULL" if before else "false"
    sign = "<" if descending is not before else ">"
    beyond = f"{column} IS NOT NULL AND {column} {sign} {wanted}"
    return beyond if before else f"{beyond} OR {column} IS NULL"
