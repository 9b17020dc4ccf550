"""graphql-core's executor for resolvers that never wait: each selected field is prepared once, then run row by row.

graphql-core looks up the field, coerces its arguments and walks its type again for every row, which costs more than
the row does. Here a selection set becomes a list of steps when it is first met, and siblings share it. What goes wrong
is handled by graphql-core itself, so errors, their paths and nulls are the specification's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, cast

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    get_nullable_type,
    is_leaf_type,
)
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path
from strawberry import Info
from strawberry.schema.schema_converter import GraphQLCoreConverter, get_arguments
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

from server.graphql.completion import Complete, completer
from server.graphql.errors import TooLarge

OBJECTS = 100_000
"""The most objects in one answer: lists within lists multiply."""

Read = Callable[[Any], Any]
"""From a source object to a field's raw value."""


@dataclass(frozen=True, slots=True)
class Step:
    """One selected field: where its value comes from, and what becomes of it."""

    name: str
    read: Read
    complete: Complete
    leaf: bool
    type: GraphQLOutputType
    details: FieldDetailsList


class Prepared:
    """A reader that is made at the first row, so that what is wrong with a field's arguments is that field's error."""

    __slots__ = ("_make", "_read")

    def __init__(self, make: Callable[[], Read]) -> None:
        self._make = make
        self._read: Read | None = None

    def __call__(self, source: Any) -> Any:
        if self._read is None:
            self._read = self._make()
        return self._read(source)


class SyncExecutor(Executor[Any]):
    """Executes one operation. Resolvers must be plain functions, and must not care for the path in their info."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._left = OBJECTS
        self._steps: dict[int, tuple[GroupedFieldSet, list[Step]]] = {}

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,  # noqa: ARG002 - of incremental delivery, which there is none of
    ) -> dict[str, Any]:
        """The selected fields of one object."""
        self._left -= 1
        if self._left < 0:
            raise TooLarge(f"the answer would hold more than {OBJECTS:,} objects: ask for fewer rows, or less deeply")
        results = {}
        for step in self._prepared(parent_type, grouped_field_set, path):
            try:
                here = None if step.leaf else Path(path, step.name, parent_type.name)
                results[step.name] = step.complete(step.read(source_value), here)
            except TooLarge:
                raise
            except Exception as problem:  # noqa: BLE001 - whatever a resolver raises is its field's error
                here = Path(path, step.name, parent_type.name)
                self.handle_field_error(problem, step.type, step.details, here)
                results[step.name] = None
        return results

    def _prepared(self, parent: GraphQLObjectType, selected: GroupedFieldSet, path: Path | None) -> list[Step]:
        # Every selection set is collected once for each type it is of, so its identity stands for both.
        known = self._steps.get(id(selected))
        if known is None:
            found = (self._step(parent, name, details, path) for name, details in selected.items())
            known = self._steps[id(selected)] = (selected, [step for step in found if step])
        return known[1]

    def _step(self, parent: GraphQLObjectType, name: str, details: FieldDetailsList, path: Path | None) -> Step | None:
        field = self.schema.get_field(parent, details[0].node.name.value)
        if field is None:
            return None
        leaf = is_leaf_type(get_nullable_type(field.type))
        read = self._reader(parent, field, details, Path(path, name, parent.name))
        return Step(name, read, completer(self, field.type, details), leaf, field.type, details)

    def _reader(self, parent: GraphQLObjectType, field: GraphQLField, details: FieldDetailsList, path: Path) -> Read:
        ours = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        info = self.build_resolve_info(field, [detail.node for detail in details], parent, path)
        if not isinstance(ours, StrawberryField):
            return Prepared(lambda: self._foreign(field, info))
        if ours.base_resolver is None:
            return attrgetter(ours.python_name)
        if ours.arguments or ours.base_resolver.info_parameter:
            return Prepared(lambda: self._bound(ours, field, info))
        return cast("Read", ours.base_resolver.wrapped_func)

    def _bound(self, ours: StrawberryField, field: GraphQLField, info: GraphQLResolveInfo[Any]) -> Read:
        """One of our resolvers with its arguments, which all rows share."""
        converter = self.schema.extensions[GraphQLCoreConverter.DEFINITION_BACKREF].schema_converter
        _, arguments = get_arguments(
            field=ours,
            source=None,
            info=Info(_raw_info=info, _field=ours),
            kwargs=self._arguments(field, info.field_nodes[0]),
            config=converter.config,
            scalar_registry=converter.scalar_registry,
        )
        resolve = cast("StrawberryResolver[Any]", ours.base_resolver)
        return lambda source: resolve(source, **arguments)

    def _foreign(self, field: GraphQLField, info: GraphQLResolveInfo[Any]) -> Read:
        """A field of introspection, which is graphql-core's own."""
        arguments = self._arguments(field, info.field_nodes[0])
        resolve = field.resolve or self.field_resolver
        return lambda source: resolve(source, info, **arguments)

    def _arguments(self, field: GraphQLField, node: FieldNode) -> dict[str, Any]:
        return get_argument_values(field, node, self.variable_values, None, self.hide_suggestions)
