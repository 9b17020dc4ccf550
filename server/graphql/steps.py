"""Selected fields, prepared: where each value comes from, and what becomes of it.

Nothing here may hold on to a request: it is run with the executor of each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLLeafType,
    GraphQLList,
    GraphQLObjectType,
    GraphQLOutputType,
    get_nullable_type,
    is_leaf_type,
    is_non_null_type,
)
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path
from strawberry import Info
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

from server.graphql.errors import ABORTS

if TYPE_CHECKING:
    from server.graphql.executor import SyncExecutor

Get = Callable[[Any], Any]
"""From a source object to a field's raw value."""

Call = Callable[["SyncExecutor", Any], Any]
"""The same, for fields that take arguments or want to know about the request."""

Leaf = Callable[[Any], Any]
"""From a raw value to one of JSON's."""

Complete = Callable[["SyncExecutor", Any, Path], Any]
"""The same, for values that have parts, which lie at a path of the response."""

JSON = {"String": str, "ID": str, "Int": int, "Float": float, "Boolean": bool}
"""The Python type of each scalar whose values are JSON's already."""


@dataclass(frozen=True, slots=True)
class Step:
    """One selected field. It is read by `get` where there is one, and made JSON by `leaf` where there is one."""

    name: str
    get: Get | None
    call: Call
    leaf: Leaf | None
    complete: Complete
    type: GraphQLOutputType
    details: FieldDetailsList


def prepared(executor: SyncExecutor, parent: GraphQLObjectType, selected: GroupedFieldSet) -> list[Step]:
    """The steps of a selection on a type."""
    found = ((name, executor.schema.get_field(parent, d[0].node.name.value), d) for name, d in selected.items())
    return [_step(parent, name, field, details) for name, field, details in found if field]


def _step(parent: GraphQLObjectType, name: str, field: GraphQLField, details: FieldDetailsList) -> Step:
    ours = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if isinstance(ours, StrawberryField):
        get, call = _getter(ours), _bound(parent, field, ours, details)
    else:
        get, call = None, _introspection(parent, field, details)
    return Step(name, get, call, _leaf(field.type), _completer(field.type, details), field.type, details)


# ---- reading -------------------------------------------------------------------------------------------------------


def _getter(ours: StrawberryField) -> Get | None:
    """An attribute, or a method that wants nothing but its object."""
    if ours.base_resolver is None:
        return attrgetter(ours.python_name)
    if ours.arguments or ours.base_resolver.info_parameter:
        return None
    return cast("Get", ours.base_resolver.wrapped_func)


def _bound(parent: GraphQLObjectType, field: GraphQLField, ours: StrawberryField, details: FieldDetailsList) -> Call:
    """A resolver with its arguments, which are coerced for a request's first row and shared by all."""
    resolve = cast("StrawberryResolver[Any]", ours.base_resolver)
    wants_info = resolve is not None and resolve.info_parameter is not None
    mine = id(details)

    def call(executor: SyncExecutor, source: Any) -> Any:
        given = executor.arguments.get(mine)
        if given is None:
            given = get_argument_values(field, details[0].node, executor.variable_values)
            executor.arguments[mine] = given
        if not wants_info:
            return resolve(source, **given)
        info = executor.build_resolve_info(field, [d.node for d in details], parent, Path(None, ours.name, None))
        return resolve(source, info=Info(_raw_info=info, _field=ours), **given)

    return call


def _introspection(parent: GraphQLObjectType, field: GraphQLField, details: FieldDetailsList) -> Call:
    """A field of the schema's own description, which graphql-core resolves."""
    nodes = [detail.node for detail in details]

    def call(executor: SyncExecutor, source: Any) -> Any:
        given = get_argument_values(field, nodes[0], executor.variable_values)
        info = executor.build_resolve_info(field, nodes, parent, Path(None, nodes[0].name.value, None))
        return (field.resolve or executor.field_resolver)(source, info, **given)

    return call


# ---- completing ----------------------------------------------------------------------------------------------------


def _leaf(type: GraphQLOutputType) -> Leaf | None:
    """How values of a scalar or an enum become JSON's; None for other types."""
    bare = get_nullable_type(type)
    if not is_leaf_type(bare):
        return None
    required = is_non_null_type(type)
    return _enum(bare, required) if isinstance(bare, GraphQLEnumType) else _scalar(bare, required)


def _enum(type: GraphQLEnumType, required: bool) -> Leaf:
    names: dict[object, str | None] = {member.value: name for name, member in type.values.items()}
    return (names if required else names | {None: None}).__getitem__


def _scalar(type: GraphQLLeafType, required: bool) -> Leaf:
    plain = JSON.get(type.name)

    def other(value: Any) -> Any:
        if value is None and not required:
            return None
        return type.coerce_output_value(_present(value, type))

    return lambda value: value if value.__class__ is plain else other(value)


def _present(value: Any, type: object) -> Any:
    if value is None:
        raise TypeError(f"null for a value that must not be null, of type {type}")
    return value


def _completer(type: GraphQLOutputType, details: FieldDetailsList) -> Complete:
    """How values of any type become JSON's."""
    bare = get_nullable_type(type)
    complete = _of_present(bare, details)
    if is_non_null_type(type):
        return lambda executor, value, path: complete(executor, _present(value, type), path)
    return lambda executor, value, path: None if value is None else complete(executor, value, path)


def _of_present(type: Any, details: FieldDetailsList) -> Complete:
    leaf = _leaf(type)
    if leaf is not None:
        return lambda _executor, value, _path: leaf(value)
    if isinstance(type, GraphQLList):
        return _list(type.of_type, details)
    if isinstance(type, GraphQLObjectType):
        return _object(type, details)
    return _abstract(details)


def _list(type: GraphQLOutputType, details: FieldDetailsList) -> Complete:
    complete = _completer(type, details)

    def items(executor: SyncExecutor, values: Any, path: Path) -> list[Any]:
        found = []
        for index, value in enumerate(values):
            here = Path(path, index, None)
            try:
                found.append(complete(executor, value, here))
            except ABORTS:
                raise
            except Exception as problem:  # noqa: BLE001 - whatever goes wrong is this item's error
                executor.handle_field_error(problem, type, details, here)
                found.append(None)
        return found

    return items


def _object(type: GraphQLObjectType, details: FieldDetailsList) -> Complete:
    steps: list[Step] = []

    def fields(executor: SyncExecutor, value: Any, path: Path) -> dict[str, Any]:
        if not steps:
            steps[:] = prepared(executor, type, executor.collect_subfields(type, details).grouped_field_set)
        return executor.run(steps, type.name, value, path)

    return fields


def _abstract(details: FieldDetailsList) -> Complete:
    """An interface is completed as the object type of each value; a list may hold an exception in a value's place."""
    completers: dict[str, Complete] = {}

    def fields(executor: SyncExecutor, value: Any, path: Path) -> Any:
        if isinstance(value, Exception):
            raise value
        name = value.__strawberry_definition__.name
        if name not in completers:
            completers[name] = _object(cast("GraphQLObjectType", executor.schema.type_map[name]), details)
        return completers[name](executor, value, path)

    return fields
