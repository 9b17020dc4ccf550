"""The schema put together, and one request answered by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionContext

from kg.model import Kind
from server.graphql import errors
from server.graphql.concepts import Dataset, Method, Metric, Model, Task
from server.graphql.context import Context
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


class Schema(strawberry.Schema):
    """Strawberry's schema, which leaves the logging of errors to `errors`."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Nothing here: what a client did wrong is no news to the server's log."""


schema = Schema(query=Query, types=list(NODES.values()), extensions=[ParserCache, ValidationCache])


def execute(
    library: Library, query: str, variables: Mapping[str, object] | None = None, operation_name: str | None = None
) -> dict[str, Any]:
    """Answer one request: `data`, and `errors` where there are any. Without `data` the request itself was wrong.

    What goes wrong is part of the answer, with `extensions.code` (and `extensions.candidates` of a name).
    """
    try:
        result = schema.execute_sync(
            query,
            variable_values=dict(variables or {}),
            context_value=Context(library, NODES),
            operation_name=operation_name,
        )
    except (MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError) as problem:
        return {"errors": [errors.shown(GraphQLError(_reason(problem)))]}
    found = result.errors or []
    # Only errors of the execution have a path: those before it leave no data, not even null.
    answer = {} if found and not any(error.path for error in found) else {"data": result.data}
    return answer | ({"errors": [errors.shown(error) for error in found]} if found else {})


def _reason(problem: Exception) -> str:
    match problem:
        case CannotGetOperationTypeError():
            return problem.as_http_error_reason()
        case InvalidOperationTypeError():
            return problem.as_http_error_reason("GraphQL")
        case _:
            return str(problem)
