"""Selections, orders, pages and facets as SQL: one statement for any number of owners."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.plan import Collection, Filter, Order, Selection, Slice, Unknown
from kg.stores.compiling import Fields, but_one
from kg.stores.sqlite import crediting
from kg.stores.sqlite.boolean import Compiler
from kg.stores.sqlite.paging import bounds, limit, ordering
from kg.stores.sqlite.pinning import TECHNIQUES, Pin, pinned
from kg.stores.sqlite.sources import EDGES, FACETS, Scope
from kg.stores.sqlite.statement import Statement

ROW = "r"
OWNERS = "json_each(:owners) o CROSS JOIN node n ON n.id = o.value"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a selection: a FROM clause, the column of their owner, and what holds of them."""

    scope: Scope
    owner: str
    tables: str
    condition: str
    undecided: Filter
    """What was asked of the rows beyond what the tables themselves say."""


def rows(selection: Selection, statement: Statement) -> Rows:
    """The selected rows, under the alias ROW; the owners' ids are the parameter `owners`, a JSON array."""
    scope, pin = Scope(selection.collection, ROW), _pin(selection)
    asked = pin.rest if pin else selection.where
    tables, said = _pinned(selection, pin, statement) if pin else _tables(selection, scope)
    kept = _kept(selection.unknown, asked, Compiler(statement, each=selection.edge is not None), scope)
    owner = "''" if selection.edge is None else "o.value"
    return Rows(scope, owner, tables, f"{said} AND {scope.condition} AND {kept}", asked)


def _tables(selection: Selection, scope: Scope) -> tuple[str, str]:
    """A FROM clause, and what makes its rows those of the owners."""
    if selection.edge is None or selection.owned_by is None:
        return f"{scope.table} {ROW}", "1"
    pairs = EDGES[selection.owned_by][selection.edge]
    if pairs.far == "key":
        return f"{OWNERS} CROSS JOIN {pairs.table} {ROW} ON {ROW}.{pairs.near} = n.key", pairs.condition.format(ROW)
    edge = f"CROSS JOIN {pairs.table} e ON e.{pairs.near} = n.key"
    return f"{OWNERS} {edge} CROSS JOIN {scope.table} {ROW} ON {scope.row} = e.{pairs.far}", pairs.condition.format("e")


def _pinned(selection: Selection, pin: Pin, statement: Statement) -> tuple[str, str]:
    """The same for results on one dataset, which lie side by side in `reported`."""
    if selection.edge is None:
        return f"reported {ROW}", pin.holds(ROW, statement)
    credits = "CROSS JOIN credited e ON e.technique = n.key"
    reported = f"CROSS JOIN reported {ROW} NOT INDEXED ON {ROW}.dataset = e.dataset AND {ROW}.key = e.result"
    return f"{OWNERS} {credits} {reported}", pin.holds("e", statement)


def _pin(selection: Selection) -> Pin | None:
    """The dataset that the results are on, where a table has them by dataset: all of them, or those of techniques."""
    if selection.collection is Collection.RESULTS and (selection.edge is None or selection.owned_by in TECHNIQUES):
        return pinned(selection.where)
    return None


def _kept(unknown: Unknown, asked: Filter, compiler: Compiler, scope: Scope) -> str:
    match unknown:
        case Unknown.EXCLUDE:
            return compiler.sure(asked, scope)
        case Unknown.INCLUDE:
            return compiler.maybe(asked, scope)
        case Unknown.ONLY:
            return f"({compiler.maybe(asked, scope)} AND NOT {compiler.sure(asked, scope)})"


def find(selection: Selection, order: tuple[Order, ...], slice: Slice, why: Fields, statement: Statement) -> str:
    """The page's rows and one more, from its open end, as (owner, order values..., id, reasons...).

    A reason says for one of the fields `why` whether the filter is TRUE when all other fields' UNKNOWN is taken in the
    row's favour; if not, it is UNKNOWN, as the row was kept. The page is found first, and what it shows joined after.
    """
    if not order and (pin := crediting.pin(selection)):
        return crediting.find(selection, pin, slice, why, statement)
    chosen = rows(selection, statement)
    place, most = ordering(chosen.scope, order, slice.last is not None), limit(slice, statement)
    where = " AND ".join([chosen.condition, *bounds(chosen.scope, order, slice, statement)])
    found = f"{chosen.owner} AS owner, {chosen.scope.row} AS key"
    if selection.edge is None:
        page = f"(SELECT {found} FROM {chosen.tables} WHERE {where} ORDER BY {place} LIMIT {most}) p"
    else:
        ranked = f"row_number() OVER (PARTITION BY {chosen.owner} ORDER BY {place}) AS place"
        ranks = f"SELECT {found}, {ranked} FROM {chosen.tables} WHERE {where}"
        page = f"(SELECT owner, key FROM ({ranks}) WHERE place <= {most}) p"
    values = [chosen.scope.column(by.field) for by in order]
    shown = ", ".join(["p.owner", *values, f"{ROW}.id", *_reasons(chosen, why, statement)])
    joined = f"{page} CROSS JOIN {chosen.scope.table} {ROW} ON {chosen.scope.row} = p.key"
    return f"SELECT {shown} FROM {joined} ORDER BY p.owner, {place}"


def _reasons(chosen: Rows, why: Fields, statement: Statement) -> list[str]:
    compilers = (Compiler(statement, each=True, favoured=others) for others in but_one(why))
    return [compiler.sure(chosen.undecided, chosen.scope) for compiler in compilers]


def count(selection: Selection, statement: Statement, decided: bool) -> str:
    """(owner, rows that are not FALSE, rows that are TRUE); `decided` where no row can be UNKNOWN."""
    if pin := crediting.pin(selection):
        return crediting.count(selection, pin, statement)
    chosen = rows(replace(selection, unknown=Unknown.INCLUDE), statement)
    sure = Compiler(statement, each=selection.edge is not None).sure(chosen.undecided, chosen.scope)
    true = "count(*)" if decided else f"coalesce(sum({sure}), 0)"
    return f"SELECT {chosen.owner}, count(*), {true} FROM {chosen.tables} WHERE {chosen.condition} GROUP BY 1"


def facet(selection: Selection, fields: tuple[str, ...], first: int, statement: Statement) -> str:
    """(owner, count, values...), concepts by id, the most frequent first."""
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
    most = statement.bind(first)
    return f"SELECT owner, n, {shown} FROM ({ranked}) WHERE place <= {most} ORDER BY owner, place"


def _label(is_concept: bool, value: str) -> str:
    return f"(SELECT id FROM node WHERE key = {value})" if is_concept else value
