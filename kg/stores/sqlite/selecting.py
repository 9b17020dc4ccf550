"""Selections, orders, pages and facets as SQL: one statement for any number of owners."""

from __future__ import annotations

from dataclasses import dataclass

from kg.plan import Key, Order, Selection, Slice, ThreeValued, Unknown
from kg.stores.sqlite.boolean import Compiler
from kg.stores.sqlite.sources import EDGES, FACETS, Scope
from kg.stores.sqlite.statement import Statement

ROW = "r"
LAST_KEY = 2**62
"""Beyond any row."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a selection: a FROM clause, the column of their owner, and what holds of them."""

    scope: Scope
    owner: str
    tables: str
    condition: str


def rows(selection: Selection, statement: Statement) -> Rows:
    """The selected rows, under the alias ROW; the owners' ids are the parameter `owners`, a JSON array."""
    scope = Scope(selection.collection, ROW)
    compiler = Compiler(statement, each=selection.edge is not None)
    condition = f"{scope.condition} AND {_kept(selection, compiler, scope)}"
    if selection.edge is None or selection.owned_by is None:
        return Rows(scope, "''", f"{scope.table} {ROW}", condition)
    pairs = EDGES[selection.owned_by][selection.edge]
    owned = f"json_each(:owners) o CROSS JOIN node n ON n.id = o.value CROSS JOIN {pairs.table} "
    if pairs.far == "key":
        tables = f"{owned} {ROW} ON {ROW}.{pairs.near} = n.key"
    else:
        tables = f"{owned} e ON e.{pairs.near} = n.key CROSS JOIN {scope.table} {ROW} ON {scope.row} = e.{pairs.far}"
    edge = ROW if pairs.far == "key" else "e"
    return Rows(scope, "o.value", tables, f"{pairs.condition.format(edge)} AND {condition}")


def _kept(selection: Selection, compiler: Compiler, scope: Scope) -> str:
    match selection.unknown:
        case Unknown.EXCLUDE:
            return compiler.sure(selection.where, scope)
        case Unknown.INCLUDE:
            return compiler.maybe(selection.where, scope)
        case Unknown.ONLY:
            return f"({compiler.maybe(selection.where, scope)} AND NOT {compiler.sure(selection.where, scope)})"


def find(selection: Selection, order: tuple[Order, ...], slice: Slice, statement: Statement) -> str:
    """The page's rows and one more, as (owner, order values..., id), from its open end; a place comes before them all
    where the selection has owners."""
    if driven := _by_credits(selection, order, slice, statement):
        return driven
    chosen = rows(selection, statement)
    backwards, limit = slice.last is not None, _limit(slice, statement)
    columns = [chosen.scope.column(by.field) for by in order]
    place = _order(chosen.scope, order, backwards)
    where = " AND ".join([chosen.condition, *_bounds(chosen.scope, order, slice, statement)])
    shown = ", ".join([f"{chosen.owner} AS owner", *columns, f"{ROW}.id"])
    if selection.edge is None:
        return f"SELECT {shown} FROM {chosen.tables} WHERE {where} ORDER BY {place} LIMIT {limit}"
    ranked = f"SELECT row_number() OVER (PARTITION BY {chosen.owner} ORDER BY {place}) AS place, {shown}"
    return f"SELECT * FROM ({ranked} FROM {chosen.tables} WHERE {where}) WHERE place <= {limit} ORDER BY owner, place"


def _by_credits(selection: Selection, order: tuple[Order, ...], slice: Slice, statement: Statement) -> str | None:
    """The techniques, by id, that are credited with results on one dataset: the table of credits has them in this
    order, and is read no further than the page goes."""
    if order or selection.edge is not None or selection.unknown is Unknown.ONLY:
        return None
    scope, certain = Scope(selection.collection, ROW), selection.unknown is Unknown.EXCLUDE
    credited = Compiler(statement).credited(selection.where, scope, certain)
    if credited is None:
        return None
    alias, holds = credited
    places = Scope(selection.collection, alias, "technique")
    where = " AND ".join([holds, scope.condition, *_bounds(places, order, slice, statement)])
    return (
        f"SELECT '', {ROW}.id FROM credited {alias} CROSS JOIN concept {ROW} ON {scope.row} = {places.row} "
        f"WHERE {where} GROUP BY {places.row} ORDER BY {_order(places, order, slice.last is not None)} "
        f"LIMIT {_limit(slice, statement)}"
    )


def _limit(slice: Slice, statement: Statement) -> str:
    """The page's size and one more, which tells whether it is the last."""
    return statement.bind(1 + ((slice.first if slice.last is None else slice.last) or 0))


def _bounds(scope: Scope, order: tuple[Order, ...], slice: Slice, statement: Statement) -> list[str]:
    keys = ((slice.after, False), (slice.before, True))
    return [_beyond(key, scope, order, before, statement) for key, before in keys if key is not None]


def _order(scope: Scope, order: tuple[Order, ...], backwards: bool) -> str:
    """Missing values last, ties by key; backwards all the other way round."""
    parts = [
        f"{scope.column(by.field)} {_way(by.descending is not backwards)} NULLS {'FIRST' if backwards else 'LAST'}"
        for by in order
    ]
    return ", ".join([*parts, f"{scope.row} {_way(backwards)}"])


def _way(descending: bool) -> str:
    return "DESC" if descending else "ASC"


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


def match(selection: Selection, fields: tuple[ThreeValued, ...], statement: Statement) -> str:
    """For the rows of the parameter `ids`, a JSON array: the id, then `sure` and `maybe` for each of the fields."""
    scope = Scope(selection.collection, ROW)
    columns = [f"{ROW}.id"]
    for field in fields:
        compiler = Compiler(statement, each=True, favoured=frozenset(fields) - {field})
        columns += [compiler.sure(selection.where, scope), compiler.maybe(selection.where, scope)]
    given = f"json_each(:ids) i CROSS JOIN {scope.table} {ROW} ON {ROW}.id = i.value"
    return f"SELECT {', '.join(columns)} FROM {given}"


def count(selection: Selection, statement: Statement, decided: bool) -> str:
    """(owner, rows that are not FALSE, rows that are TRUE); `decided` where no row can be UNKNOWN."""
    chosen = rows(_including(selection), statement)
    sure = Compiler(statement, each=selection.edge is not None).sure(selection.where, chosen.scope)
    true = "count(*)" if decided else f"coalesce(sum({sure}), 0)"
    return f"SELECT {chosen.owner}, count(*), {true} FROM {chosen.tables} WHERE {chosen.condition} GROUP BY 1"


def _including(selection: Selection) -> Selection:
    return Selection(
        selection.collection, selection.where, Unknown.INCLUDE, selection.owned_by, selection.edge, selection.owners
    )


def facet(selection: Selection, fields: tuple[str, ...], first: int, statement: Statement) -> str:
    """(place, owner, count, values...), concepts by id, the most frequent first."""
    chosen = rows(selection, statement)
    concepts = FACETS[selection.collection]
    tables, where, values = chosen.tables, chosen.condition, []
    for place, field in enumerate(fields):
        if pairs := concepts.get(field):
            join, alias = "LEFT JOIN" if len(fields) > 1 else "CROSS JOIN", f"f{place}"
            matched = f"{alias}.{pairs.near} = {chosen.scope.row} AND {pairs.condition.format(alias)}"
            tables += f" {join} {pairs.table} {alias} ON {matched}"
            values.append(f"{alias}.{pairs.far}")
        else:
            values.append(chosen.scope.column(field))
    if len(fields) == 1:
        where += f" AND {values[0]} IS NOT NULL"
    counted = f"SELECT {chosen.owner} AS owner, count(*) AS n" + "".join(
        f", {value} AS value{place}" for place, value in enumerate(values)
    )
    grouped = f"{counted} FROM {tables} WHERE {where} GROUP BY {', '.join(map(str, (1, *range(3, 3 + len(fields)))))}"
    by = ", ".join(["n DESC", *(f"value{place} NULLS LAST" for place in range(len(fields)))])
    ranked = f"SELECT row_number() OVER (PARTITION BY owner ORDER BY {by}) AS place, * FROM ({grouped})"
    shown = ", ".join(_label(field in concepts, f"value{place}") for place, field in enumerate(fields))
    limit = statement.bind(first)
    return f"SELECT owner, n, {shown} FROM ({ranked}) WHERE place <= {limit} ORDER BY owner, place"


def _label(is_concept: bool, value: str) -> str:
    return f"(SELECT id FROM node WHERE key = {value})" if is_concept else value
