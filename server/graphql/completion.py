"""From what a resolver gives to what JSON takes, prepared once per selected field from the field's type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from graphql import (
    GraphQLEnumType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
)
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from graphql.pyutils import Path

from server.graphql.errors import TooLarge

Complete = Callable[[Any, Path | None], Any]
"""From a raw value and its path in the response to JSON's values."""

JSON = {"String": str, "ID": str, "Int": int, "Float": float, "Boolean": bool}
"""The Python type of each scalar whose values are JSON's already."""


def completer(executor: Executor[Any], type: GraphQLOutputType, details: FieldDetailsList) -> Complete:
    """What turns a field's raw values into the response's."""
    match type:
        case GraphQLNonNull(of_type=inner):
            return _required(_present(executor, inner, details), details)
        case _:
            complete = _present(executor, type, details)
            return lambda value, path: None if value is None else complete(value, path)


def _required(complete: Complete, details: FieldDetailsList) -> Complete:
    def required(value: Any, path: Path | None) -> Any:
        if value is None:
            raise TypeError(f"cannot return null for the non-nullable field {details[0].node.name.value}")
        return complete(value, path)

    return required


def _present(executor: Executor[Any], type: Any, details: FieldDetailsList) -> Complete:
    """For values that are there."""
    if isinstance(type, GraphQLScalarType):
        return _scalar(type)
    if isinstance(type, GraphQLEnumType):
        return _enum(type)
    if isinstance(type, GraphQLList):
        return _list(executor, type.of_type, details)
    if isinstance(type, GraphQLObjectType):
        return _object(executor, type, details)
    return _abstract(executor, details)


def _scalar(type: GraphQLScalarType) -> Complete:
    plain = JSON.get(type.name)
    return lambda value, _path: value if value.__class__ is plain else type.coerce_output_value(value)


def _enum(type: GraphQLEnumType) -> Complete:
    names = {member.value: name for name, member in type.values.items()}
    return lambda value, _path: names[value]


def _list(executor: Executor[Any], type: GraphQLOutputType, details: FieldDetailsList) -> Complete:
    complete = completer(executor, type, details)

    def items(values: Any, path: Path | None) -> list[Any]:
        found = []
        for index, value in enumerate(values):
            here = Path(path, index, None)
            try:
                found.append(complete(value, here))
            except TooLarge:
                raise
            except Exception as problem:  # noqa: BLE001 - whatever goes wrong is this item's error
                executor.handle_field_error(problem, type, details, here)
                found.append(None)
        return found

    return items


def _object(executor: Executor[Any], type: GraphQLObjectType, details: FieldDetailsList) -> Complete:
    selected: list[GroupedFieldSet] = []

    def fields(value: Any, path: Path | None) -> Any:
        if not selected:
            selected.append(executor.collect_subfields(type, details).grouped_field_set)
        return executor.execute_fields(type, value, path, selected[0], None)

    return fields


def _abstract(executor: Executor[Any], details: FieldDetailsList) -> Complete:
    """An interface is completed as the object type of each value; a list may hold an exception in a value's place."""
    completers: dict[str, Complete] = {}

    def fields(value: Any, path: Path | None) -> Any:
        if isinstance(value, Exception):
            raise value
        name = value.__strawberry_definition__.name
        if name not in completers:
            completers[name] = _object(executor, cast("GraphQLObjectType", executor.schema.type_map[name]), details)
        return completers[name](value, path)

    return fields
