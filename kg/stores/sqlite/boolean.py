"""Filters as SQL: every filter becomes two expressions that are never NULL, one for TRUE and one for not FALSE."""

from __future__ import annotations

from dataclasses import dataclass

from kg import plan
from kg.plan import EVERY, And, Collection, Compare, Filter, Fits, Missing, Not, Op, Or, Some, ThreeValued
from kg.stores.compiling import joined, speaks_of_unknown
from kg.stores.sqlite.fits import sizes_fit
from kg.stores.sqlite.pinning import Pin, credited
from kg.stores.sqlite.sources import EDGES, Scope
from kg.stores.sqlite.statement import Statement

COMPARISONS = {Op.NE: "<>", Op.LT: "<", Op.LTE: "<=", Op.GT: ">", Op.GTE: ">="}

LOOKED_UP = frozenset({"id", "name", "title", "abstract", "arxiv_id"})
"""Fields whose tests pick few rows: what lies beyond an edge is then found first, and the near rows from it."""


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles filters into a statement.

    `each`: the statement looks at few rows, and what lies beyond their edges is looked up for each of them.
    """

    statement: Statement
    each: bool = False
    favoured: frozenset[str] = frozenset()

    def sure(self, filter: Filter, scope: Scope) -> str:
        """That the filter is TRUE."""
        return self._compiled(filter, scope, certain=True, negated=False)

    def maybe(self, filter: Filter, scope: Scope) -> str:
        """That the filter is not FALSE."""
        return self._compiled(filter, scope, certain=False, negated=False)

    def _compiled(self, filter: Filter, scope: Scope, certain: bool, negated: bool) -> str:  # noqa: PLR0911
        match filter:
            case And(parts):
                return joined(" AND ", (self._compiled(part, scope, certain, negated) for part in parts)) or "1"
            case Or(parts):
                return joined(" OR ", (self._compiled(part, scope, certain, negated) for part in parts)) or "0"
            case Not(part):
                return f"(NOT {self._compiled(part, scope, not certain, not negated)})"
            case Some():
                return self._some(filter, scope, certain, negated)
            case Fits():
                certain = negated if ThreeValued.PARAMETERS in self.favoured else certain
                return sizes_fit(self.statement, filter, scope, certain)
            case Missing(name):
                return f"({scope.column(name)} IS NULL)"
            case Compare(name):
                return self._test(filter, scope, negated if name in self.favoured else certain)

    def _some(self, some: Some, scope: Scope, certain: bool, negated: bool) -> str:
        by_set = not self.each and _looks_up(some.where)
        if pin := credited(some, scope.collection):
            return self._credited(pin, scope, certain, negated, by_set)
        pairs, far = EDGES[scope.collection][some.edge], plan.EDGES[scope.collection][some.edge]
        if (pairs.table, pairs.near) == (scope.table, "key"):
            end = Scope(far, self.statement.alias())
            holds = self._compiled(some.where, end, certain, negated)
            return _pointed(f"{scope.alias}.{pairs.far}", end, holds, by_set)
        edge = self.statement.alias()
        end = Scope(far, edge if pairs.far == "key" else self.statement.alias())
        tables, near = f"{pairs.table} {edge}", f"{edge}.{pairs.near}"
        if end.alias != edge and some.where != EVERY:
            tables += f" JOIN {end.table} {end.alias} ON {end.row} = {edge}.{pairs.far}"
        holds = f"{pairs.condition.format(edge)} AND {self._compiled(some.where, end, certain, negated)}"
        if by_set:
            return f"({scope.row} IN (SELECT {near} FROM {tables} WHERE {near} IS NOT NULL AND {holds}))"
        return f"EXISTS (SELECT 1 FROM {tables} WHERE {near} = {scope.row} AND {holds})"

    def _credited(self, pin: Pin, scope: Scope, certain: bool, negated: bool, by_set: bool) -> str:
        rows = Scope(Collection.RESULTS, self.statement.alias(), "result")
        where = f"{pin.holds(rows.alias, self.statement)} AND {self._compiled(pin.rest, rows, certain, negated)}"
        technique, table = f"{rows.alias}.technique", f"credited {rows.alias}"
        if by_set:
            return f"({scope.row} IN (SELECT {technique} FROM {table} WHERE {where}))"
        return f"EXISTS (SELECT 1 FROM {table} WHERE {technique} = {scope.row} AND {where})"

    def _test(self, test: Compare, scope: Scope, certain: bool) -> str:
        column = scope.column(test.field)
        if test.field == ThreeValued.PUBLISHED and not certain:
            return f"({column} IS NULL OR {_comparison(self.statement, test, scope)})"
        if test.field == ThreeValued.CLAIM and not speaks_of_unknown(test):
            return _claim(self.statement, test, scope, certain)
        return _comparison(self.statement, test, scope)


def _pointed(column: str, end: Scope, holds: str, by_set: bool) -> str:
    """That the far end which a column of the row itself points to is one of those."""
    if by_set:
        return f"({column} IS NOT NULL AND {column} IN (SELECT {end.row} FROM {end.table} {end.alias} WHERE {holds}))"
    return f"EXISTS (SELECT 1 FROM {end.table} {end.alias} WHERE {end.row} = {column} AND {holds})"


def _claim(statement: Statement, test: Compare, scope: Scope, certain: bool) -> str:
    """Where an unknown claim leaves the comparison undecided. Lists of values can be looked up in an index."""
    column = scope.column(test.field)
    if test.op in (Op.EQ, Op.IN):
        values = test.value if isinstance(test.value, tuple) else (test.value,)
        members = ", ".join([*map(statement.bind, values), *([] if certain else ["'unknown'"])])
        return f"({column} IN ({members}))"
    unsure = f"{column} <> 'unknown' AND" if certain else f"{column} = 'unknown' OR"
    return f"({unsure} {_comparison(statement, test, scope)})"


def _comparison(statement: Statement, test: Compare, scope: Scope) -> str:
    """That a value is there and compares so."""
    column = scope.column(test.field)
    if isinstance(test.value, tuple):
        members = ", ".join(statement.bind(value) for value in test.value)
        return f"({column} IS NOT NULL AND {column} IN ({members}))"
    match test.op:
        case Op.EQ:
            return f"({column} IS {statement.bind(test.value)})"
        case Op.CONTAINS:
            part = statement.bind(str(test.value).casefold())
            return f"({column} IS NOT NULL AND instr({scope.folded(test.field)}, {part}) > 0)"
        case Op.STARTS_WITH:
            start = str(test.value).casefold()
            head = f"substr({scope.folded(test.field)}, 1, {len(start)})"
            return f"({column} IS NOT NULL AND {head} = {statement.bind(start)})"
        case _:
            return f"({column} IS NOT NULL AND {column} {COMPARISONS[test.op]} {statement.bind(test.value)})"


def _looks_up(filter: Filter) -> bool:
    match filter:
        case And(parts) | Or(parts):
            return any(map(_looks_up, parts))
        case Some(_, part):
            return _looks_up(part)
        case Compare(name):
            return name in LOOKED_UP
        case _:
            return False
