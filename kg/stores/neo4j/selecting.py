"""Selections, orders, pages and facets as Cypher: one statement for any number of owners."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.plan import Collection, Filter, Order, Selection, Slice, Unknown
from kg.stores.compiling import Fields, but_one
from kg.stores.neo4j.boolean import Compiler, Found, reached
from kg.stores.neo4j.layout import labels
from kg.stores.neo4j.paging import bounds, limit, ordering
from kg.stores.neo4j.sources import EDGES, FACETS, Scope
from kg.stores.neo4j.statement import Statement

ROW = "r"
OWNERS = "UNWIND $owners AS owner"


@dataclass(frozen=True, slots=True)
class Rows:
    """Patterns that find the rows of a selection, perhaps several times, and what holds of them."""

    selection: Selection
    scope: Scope
    found: Found

    def text(self, *conditions: str) -> str:
        """The clauses that bind ROW to each row once."""
        matches = " ".join(f"MATCH {match}" for match in self.found.matches)
        holds = " AND ".join([*self.found.holds, *conditions]) or "true"
        return f"{matches} WHERE {holds} WITH {'DISTINCT ' if len(self.found.matches) > 1 else ''}{ROW}"

    def per_owner(self, inner: str) -> str:
        """A statement that does something with the rows of each owner."""
        return inner if self.selection.edge is None else f"{OWNERS} CALL (owner) {{ {inner} }}"


def rows(selection: Selection, statement: Statement) -> Rows:
    """The selected rows, under the name ROW; the owners' ids are the parameter `owners`."""
    scope, compiler = Scope(selection.collection, ROW), Compiler(statement)
    here = Found((f"({scope.node})",), ())
    certain = selection.unknown is Unknown.EXCLUDE
    if selection.edge is None or selection.owned_by is None:
        here += reached(compiler, selection.where, scope, certain)
    else:
        here = _owned(selection.owned_by, selection.edge, scope)
        here += Found((), (compiler.compiled(selection.where, scope, certain),))
    if selection.unknown is Unknown.ONLY:
        here += Found((), (f"NOT {compiler.sure(selection.where, scope)}",))
    return Rows(selection, scope, here)


def _owned(owned_by: Collection, edge: str, scope: Scope) -> Found:
    path = EDGES[owned_by][edge]
    owner = f"(o:{labels(owned_by)} {{id: owner}})"
    return Found((owner, path.match("o", scope.node, "e")), tuple(path.holds("e")))


def find(selection: Selection, order: tuple[Order, ...], slice: Slice, why: Fields, statement: Statement) -> str:
    """The page's rows and one more, from its open end, as (owner, order values..., id, reasons...).

    A reason says for one of the fields `why` whether the filter is TRUE when all other fields' UNKNOWN is taken in the
    row's favour; if not, it is UNKNOWN, as the row was kept. The page is found first, and what it shows found after.
    """
    chosen = rows(selection, statement)
    place = ordering(chosen.scope, order, slice.last is not None)
    found = chosen.text(*bounds(chosen.scope, order, slice, statement))
    page = f"{found} ORDER BY {place} LIMIT {limit(slice)}"
    values = [chosen.scope.shown(by.field) for by in order]
    values += [f"{ROW}.id", *_reasons(chosen, selection.where, why, statement)]
    owner = "''" if selection.edge is None else "owner"
    shown = ", ".join([owner, *(f"{value} AS k{number}" for number, value in enumerate(values))])
    if selection.edge is not None:
        page = chosen.per_owner(f"{page} RETURN {ROW}")
    return f"{page} RETURN {shown} ORDER BY {owner}, {place}"


def _reasons(chosen: Rows, where: Filter, why: Fields, statement: Statement) -> list[str]:
    compilers = (Compiler(statement, favoured=others) for others in but_one(why))
    return [compiler.sure(where, chosen.scope) for compiler in compilers]


def count(selection: Selection, statement: Statement, decided: bool) -> str:
    """(owner, rows that are not FALSE, rows that are TRUE); `decided` where no row can be UNKNOWN."""
    chosen = rows(replace(selection, unknown=Unknown.INCLUDE), statement)
    sure = "true" if decided else Compiler(statement).sure(selection.where, chosen.scope)
    counted = f"{chosen.text()}, {sure} AS sure RETURN count(*) AS n, sum(CASE WHEN sure THEN 1 ELSE 0 END) AS s"
    if selection.edge is None:
        return counted.replace(" RETURN count(*)", " RETURN '', count(*)")
    return f"{chosen.per_owner(counted)} RETURN owner, n, s"


def facet(selection: Selection, fields: tuple[str, ...], first: int, statement: Statement) -> str:
    """(owner, count, values...), concepts by id, the most frequent first."""
    chosen = rows(selection, statement)
    text, values = chosen.text(), []
    for place, field in enumerate(fields):
        text += _valued(chosen.scope, field, place, optional=len(fields) > 1)
        values.append(f"f{place}")
    shown = ", ".join(values)
    by = ", ".join(["n DESC", *(f"{value} IS NULL, {value}" for value in values)])
    counted = f"{text} WITH {shown}, count(*) AS n ORDER BY {by} LIMIT {first}"
    if selection.edge is None:
        return f"{counted} RETURN '', n, {shown} ORDER BY {by}"
    return f"{chosen.per_owner(f'{counted} RETURN n, {shown}')} RETURN owner, n, {shown} ORDER BY owner, {by}"


def _valued(scope: Scope, field: str, place: int, optional: bool) -> str:
    """Clauses that bind `f<place>` to each value of a facet, to NULL where there is none and that counts too."""
    kept = ", ".join([ROW, *(f"f{before}" for before in range(place))])
    if found := FACETS[scope.collection].get(field):
        path, far = found
        end = Scope(far, f"t{place}")
        match = f"{'OPTIONAL ' if optional else ''}MATCH {path.match(ROW, end.node, '')}"
        return f" {match} WITH {kept}, {end.name}.id AS f{place}"
    value = f"toString({scope.value('published')}.year)" if field == "year" else scope.value(field)
    present = "" if optional else f" WHERE f{place} IS NOT NULL"
    return f" WITH {kept}, {value} AS f{place}{present}"
