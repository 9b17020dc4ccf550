"""Filters as Cypher: every filter becomes two expressions that are never NULL, one for TRUE and one for not FALSE."""

from __future__ import annotations

from dataclasses import dataclass

from kg import plan
from kg.plan import And, Compare, Filter, Fits, Missing, Not, Op, Or, Some, ThreeValued
from kg.stores.compiling import joined, speaks_of_unknown
from kg.stores.neo4j.fits import sizes_fit
from kg.stores.neo4j.sources import ALWAYS, EDGES, Scope, given
from kg.stores.neo4j.statement import Statement

COMPARISONS = {
    **{Op.EQ: "=", Op.NE: "<>", Op.LT: "<", Op.LTE: "<=", Op.GT: ">", Op.GTE: ">=", Op.IN: "IN"},
    **{Op.CONTAINS: "CONTAINS", Op.STARTS_WITH: "STARTS WITH"},
}
FOLDING = frozenset({Op.CONTAINS, Op.STARTS_WITH})


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles filters into a statement. UNKNOWN of a favoured field is taken in the row's favour."""

    statement: Statement
    favoured: frozenset[str] = frozenset()

    def sure(self, filter: Filter, scope: Scope) -> str:
        """That the filter is TRUE."""
        return self.compiled(filter, scope, certain=True)

    def maybe(self, filter: Filter, scope: Scope) -> str:
        """That the filter is not FALSE."""
        return self.compiled(filter, scope, certain=False)

    def compiled(self, filter: Filter, scope: Scope, certain: bool, negated: bool = False) -> str:  # noqa: PLR0911
        match filter:
            case And(parts):
                return joined(" AND ", (self.compiled(part, scope, certain, negated) for part in parts)) or "true"
            case Or(parts):
                return joined(" OR ", (self.compiled(part, scope, certain, negated) for part in parts)) or "false"
            case Not(part):
                return f"(NOT {self.compiled(part, scope, not certain, not negated)})"
            case Some(edge, where):
                return self._some(edge, where, scope, certain, negated)
            case Fits():
                certain = negated if ThreeValued.PARAMETERS in self.favoured else certain
                return sizes_fit(self.statement, filter, scope, certain)
            case Missing(name):
                return f"({scope.value(name)} IS NULL)"
            case Compare(name):
                return self._test(filter, scope, negated if name in self.favoured else certain)

    def _some(self, edge: str, where: Filter, scope: Scope, certain: bool, negated: bool) -> str:
        path, far = EDGES[scope.collection][edge], plan.EDGES[scope.collection][edge]
        end, between = Scope(far, self.statement.name()), self.statement.name()
        holds = [*path.holds(between), self.compiled(where, end, certain, negated)]
        return f"EXISTS {{ MATCH {path.match(scope.name, end.node, between)} WHERE {' AND '.join(holds)} }}"

    def _test(self, test: Compare, scope: Scope, certain: bool) -> str:
        value = scope.value(test.field)
        compared = comparison(self.statement, test, scope)
        if test.field == ThreeValued.PUBLISHED and not certain:
            return f"({value} IS NULL OR {compared})"
        if test.field == ThreeValued.CLAIM and not speaks_of_unknown(test):
            unsure = f"{value} <> 'unknown' AND" if certain else f"{value} = 'unknown' OR"
            return f"({unsure} {compared})"
        return compared


def comparison(statement: Statement, test: Compare, scope: Scope) -> str:
    """That a value is there and compares so."""
    if isinstance(test.value, tuple):
        bound = statement.bind(list(test.value))
        wanted = f"[x IN {bound} | {given(test.field, 'x')}]" if given(test.field, "x") != "x" else bound
        holds = f"{scope.value(test.field)} IN {wanted}"
    elif test.op in FOLDING:
        holds = f"{scope.folded(test.field)} {COMPARISONS[test.op]} {statement.bind(str(test.value).casefold())}"
    else:
        wanted = given(test.field, statement.bind(test.value))
        holds = f"{scope.value(test.field)} {COMPARISONS[test.op]} {wanted}"
    return f"({holds})" if test.field in ALWAYS else f"({scope.value(test.field)} IS NOT NULL AND {holds})"


@dataclass(frozen=True, slots=True)
class Found:
    """Patterns to be matched one after the other, and what holds of them."""

    matches: tuple[str, ...]
    holds: tuple[str, ...]

    def __add__(self, other: Found) -> Found:
        return Found((*self.matches, *other.matches), (*self.holds, *other.holds))


def reached(compiler: Compiler, filter: Filter, scope: Scope, certain: bool) -> Found:
    """The filter as patterns that lead to an id, where it asks for one: the rows are then found from there.

    The same row may be found several times. Each pattern is matched by itself, as within one no relationship is
    walked twice.
    """
    parts = filter.parts if isinstance(filter, And) else (filter,)
    way = next((part for part in parts if isinstance(part, Some) and _asks_for_an_id(part.where)), None)
    found = Found((), tuple(compiler.compiled(part, scope, certain) for part in parts if part is not way))
    if way is None:
        return found
    path, far = EDGES[scope.collection][way.edge], plan.EDGES[scope.collection][way.edge]
    end, between = Scope(far, compiler.statement.name()), compiler.statement.name()
    step = Found((path.match(scope.name, end.node, between),), tuple(path.holds(between)))
    return found + step + reached(compiler, way.where, end, certain)


def _asks_for_an_id(filter: Filter) -> bool:
    match filter:
        case And(parts):
            return any(map(_asks_for_an_id, parts))
        case Some(_, where):
            return _asks_for_an_id(where)
        case Compare("id", Op.EQ | Op.IN):
            return True
        case _:
            return False
