"""What went wrong, as GraphQL shows it: our own errors with their code, anything unexpected without its internals."""

from __future__ import annotations

import logging
from typing import Any

from graphql import GraphQLError

from kg.errors import BadInput, NameProblem, Overdue, PaperkgError, StoreError

log = logging.getLogger(__name__)


class TooLarge(BadInput):
    """The answer would be larger than a server can mean to give. Nothing of it is given."""


ABORTS = (TooLarge, Overdue, StoreError)
"""Errors of the answer as a whole: they are no field's, and end it."""

UNEXPECTED = "something went wrong inside the server"
TOO_DEEP = "the query is nested too deeply"


def shown(error: GraphQLError) -> dict[str, Any]:
    """One entry of a response's `errors`.

    A request that does not parse, validate or coerce is bad input as much as an argument that cannot be meant.
    """
    cause = error.original_error
    if isinstance(cause, PaperkgError) and cause.code != PaperkgError.code:
        return {**error.formatted, "extensions": _extensions(cause)}
    if isinstance(cause, RecursionError):
        return {**error.formatted, "message": TOO_DEEP, "extensions": {"code": BadInput.code}}
    if cause is None or isinstance(cause, GraphQLError):
        return {**error.formatted, "extensions": {"code": BadInput.code}}
    log.error("unexpected error at %s", error.path, exc_info=cause)
    return {**error.formatted, "message": UNEXPECTED, "extensions": {"code": PaperkgError.code}}


def _extensions(cause: PaperkgError) -> dict[str, Any]:
    candidates = {"candidates": list(cause.candidates)} if isinstance(cause, NameProblem) else {}
    return {"code": cause.code, **candidates}
