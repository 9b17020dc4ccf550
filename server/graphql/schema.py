"""The schema put together, and one request answered by it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import strawberry
from graphql import ExecutionResult, GraphQLError

from kg.model import Kind
from server.graphql import errors
from server.graphql.coercion import convert_inputs
from server.graphql.comparisons import Comparison
from server.graphql.concepts import Dataset, Method, Metric, Model, Task
from server.graphql.context import Context
from server.graphql.executor import SyncExecutor
from server.graphql.papers import Paper
from server.graphql.prepared import Prepared, Problems, prepare
from server.graphql.query import Query
from server.graphql.results import Result
from server.library import Library
from server.rules import Rules

NODES = {
    Kind.PAPER: Paper,
    Kind.METHOD: Method,
    Kind.MODEL: Model,
    Kind.DATASET: Dataset,
    Kind.METRIC: Metric,
    Kind.TASK: Task,
    Kind.RESULT: Result,
    Kind.COMPARISON: Comparison,
}
"""The type that shows each kind of record."""

TOKENS = 5_000
"""The most tokens of a query, where no rules say."""

KEPT = 128
"""So many queries are kept prepared."""

schema = strawberry.Schema(query=Query, types=list(NODES.values()))
convert_inputs(schema._schema)


def execute(
    library: Library,
    query: str,
    variables: Mapping[str, object] | None = None,
    operation_name: str | None = None,
    rules: Rules | None = None,
) -> dict[str, Any]:
    """Answer one request: `data`, and `errors` where there are any. Without `data` the request itself was wrong.

    What goes wrong is part of the answer, with `extensions.code` (and `extensions.candidates` of a name). Where there
    are rules, the answer says in `extensions.cost` how many nodes were reckoned, and how many are allowed.
    """
    prepared = _prepared(query, rules)
    if not isinstance(prepared, Prepared):
        return {"errors": [errors.shown(problem) for problem in prepared]}
    operation = prepared.operation(variables or {}, operation_name)
    if not isinstance(operation, SyncExecutor):
        return {"errors": [errors.shown(problem) for problem in operation]}
    try:
        cost = _allowed(prepared.cost(operation, operation_name), rules) if rules else {}
        return _answer(prepared.run(operation, operation_name, Context(library, NODES))) | cost
    except errors.ABORTS as problem:
        return {"errors": [errors.shown(GraphQLError(str(problem), original_error=problem))]}


@lru_cache(KEPT)
def _prepared(query: str, rules: Rules | None) -> Prepared | Problems:
    """A query made ready. The same text always means the same."""
    return prepare(schema._schema, query, rules, rules.tokens if rules else TOKENS)


def _allowed(nodes: int, rules: Rules) -> dict[str, Any]:
    """What the answer says of its cost.

    Raises:
        TooLarge: it is more than the rules allow.
    """
    if nodes > rules.nodes:
        problem = f"the query may answer {nodes:,} nodes, and {rules.nodes:,} are allowed: ask for fewer rows at once"
        raise errors.TooLarge(problem)
    return {"extensions": {"cost": {"nodes": nodes, "allowed": rules.nodes}}}


def _answer(result: ExecutionResult) -> dict[str, Any]:
    found = result.errors or []
    shown = {"errors": [errors.shown(error) for error in found]} if found else {}
    # Only errors of the execution have a path: those before it leave no data, not even null.
    started = not found or any(error.path for error in found)
    return {"data": result.data, **shown} if started else shown
