"""The schema put together, and one request answered by it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import msgspec
import strawberry
from graphql import DocumentNode, ExecutionResult, GraphQLError, parse, validate

from kg.model import Kind
from server.graphql import errors
from server.graphql.concepts import Dataset, Method, Metric, Model, Task
from server.graphql.context import Context
from server.graphql.executor import SyncExecutor
from server.graphql.papers import Paper
from server.graphql.query import Query
from server.graphql.results import Result
from server.library import Library

NODES = {
    Kind.PAPER: Paper,
    Kind.METHOD: Method,
    Kind.MODEL: Model,
    Kind.DATASET: Dataset,
    Kind.METRIC: Metric,
    Kind.TASK: Task,
    Kind.RESULT: Result,
}
"""The type that shows each kind of record."""

TOKENS = 5_000
"""The most tokens of a query."""

KEPT = 128
"""So many queries are kept prepared."""

schema = strawberry.Schema(query=Query, types=list(NODES.values()))


def execute(
    library: Library, query: str, variables: Mapping[str, object] | None = None, operation_name: str | None = None
) -> dict[str, Any]:
    """Answer one request: `data`, and `errors` where there are any. Without `data` the request itself was wrong.

    What goes wrong is part of the answer, with `extensions.code` (and `extensions.candidates` of a name).
    """
    operation = _operation(query, msgspec.json.encode(variables or {}), operation_name)
    if not isinstance(operation, SyncExecutor):
        return {"errors": [errors.shown(problem) for problem in operation]}
    try:
        return _answer(operation.answer(Context(library, NODES)))
    except errors.TooLarge as problem:
        return {"errors": [errors.shown(GraphQLError(str(problem), original_error=problem))]}


@lru_cache(KEPT)
def _operation(query: str, variables: bytes, name: str | None) -> SyncExecutor | tuple[GraphQLError, ...]:
    """An operation with its variables, ready to be executed, or what is wrong with it."""
    document = _document(query)
    if not isinstance(document, DocumentNode):
        return document
    given = msgspec.json.decode(variables)
    built = SyncExecutor.build(schema._schema, document, raw_variable_values=given, operation_name=name)
    return tuple(built) if isinstance(built, list) else cast("SyncExecutor", built)


@lru_cache(KEPT)
def _document(query: str) -> DocumentNode | tuple[GraphQLError, ...]:
    """A query parsed and validated, or what is wrong with it. The same text always means the same."""
    try:
        document = parse(query, max_tokens=TOKENS)
        return tuple(validate(schema._schema, document)) or document
    except GraphQLError as problem:
        return (problem,)
    except RecursionError:
        return (GraphQLError(errors.TOO_DEEP),)


def _answer(result: ExecutionResult) -> dict[str, Any]:
    found = result.errors or []
    shown = {"errors": [errors.shown(error) for error in found]} if found else {}
    # Only errors of the execution have a path: those before it leave no data, not even null.
    started = not found or any(error.path for error in found)
    return {"data": result.data, **shown} if started else shown
