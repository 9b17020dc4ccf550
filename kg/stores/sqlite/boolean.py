"""Filters as SQL: every filter becomes two expressions that are never NULL, one for TRUE and one for not FALSE."""

from __future__ import annotations

from dataclasses import dataclass

from kg import plan
from kg.plan import EVERY, And, Collection, Compare, Filter, Fits, Missing, Not, Op, Or, Some, ThreeValued
from kg.stores.sqlite.fits import sizes_fit
from kg.stores.sqlite.sources import EDGES, Scope
from kg.stores.sqlite.statement import Statement, joined

COMPARISONS = {Op.NE: "<>", Op.LT: "<", Op.LTE: "<=", Op.GT: ">", Op.GTE: ">="}

LOOKED_UP = frozenset({"id", "name", "title", "abstract", "arxiv_id"})
"""Fields whose tests pick few rows: what lies beyond an edge is then found first, and the near rows from it."""

CREDITED = frozenset({"claim", "parameters", "kind", "unit", "direction"})
"""Fields of a result that the table `credited` repeats."""


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
        if by_set and (credited := self.credited(some, scope, certain, negated)):
            alias, holds = credited
            return f"({scope.row} IN (SELECT {alias}.technique FROM credited {alias} WHERE {holds}))"
        pairs, far = EDGES[scope.collection][some.edge], plan.EDGES[scope.collection][some.edge]
        edge = self.statement.alias()
        end = Scope(far, edge if pairs.far == "key" else self.statement.alias())
        tables, near = f"{pairs.table} {edge}", f"{edge}.{pairs.near}"
        if end.alias != edge and some.where != EVERY:
            tables += f" JOIN {end.table} {end.alias} ON {end.row} = {edge}.{pairs.far}"
        holds = f"{pairs.condition.format(edge)} AND {self._compiled(some.where, end, certain, negated)}"
        if by_set:
            return f"({scope.row} IN (SELECT {near} FROM {tables} WHERE {near} IS NOT NULL AND {holds}))"
        return f"EXISTS (SELECT 1 FROM {tables} WHERE {near} = {scope.row} AND {holds})"

    def credited(self, filter: Filter, scope: Scope, certain: bool, negated: bool = False) -> tuple[str, str] | None:
        """An alias of `credited`, and what holds of the rows whose techniques satisfy the filter; None where that
        table does not hold all that is asked."""
        pinned = _pinned(filter, scope)
        if pinned is None:
            return None
        dataset, rest = pinned
        rows = Scope(Collection.RESULTS, self.statement.alias(), "result")
        chosen = f"(SELECT key FROM concept WHERE id = {self.statement.bind(dataset)})"
        return rows.alias, f"{rows.alias}.dataset = {chosen} AND {self._compiled(rest, rows, certain, negated)}"

    def _test(self, test: Compare, scope: Scope, certain: bool) -> str:
        column = scope.column(test.field)
        if test.field == ThreeValued.PUBLISHED and not certain:
            return f"({column} IS NULL OR {_comparison(self.statement, test, scope)})"
        if test.field == ThreeValued.CLAIM and not _speaks_of_unknown(test):
            unsure = f"{column} <> 'unknown' AND" if certain else f"{column} = 'unknown' OR"
            return f"({unsure} {_comparison(self.statement, test, scope)})"
        return _comparison(self.statement, test, scope)


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


def _speaks_of_unknown(test: Compare) -> bool:
    """Whether a comparison with an unknown claim is decided."""
    if isinstance(test.value, tuple):
        return not test.value or "unknown" in test.value
    return test.op in (Op.EQ, Op.NE) and test.value == "unknown"


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


def _pinned(filter: Filter, scope: Scope) -> tuple[str, Filter] | None:
    """The dataset that results credited to a technique are on, and what else is asked of them, if `credited` says."""
    techniques = (Collection.TECHNIQUES, Collection.METHODS, Collection.MODELS)
    match filter:
        case Some("results", And(parts)) if scope.collection in techniques:
            pins = [part for part in parts if isinstance(part, Some)]
            rest = tuple(part for part in parts if not isinstance(part, Some))
            match pins:
                case [Some("datasets", Compare("id", Op.EQ, str(dataset)))] if all(map(_is_credited, rest)):
                    return dataset, And(rest)
    return None


def _is_credited(filter: Filter) -> bool:
    match filter:
        case And(parts) | Or(parts):
            return all(map(_is_credited, parts))
        case Not(part):
            return _is_credited(part)
        case Compare(name) | Missing(name):
            return name in CREDITED
        case Fits():
            return True
        case _:
            return False
