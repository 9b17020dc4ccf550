"""Arguments as resolvers take them, made by graphql-core itself.

Strawberry would walk what graphql-core coerced once more to turn dictionaries into its classes, which takes longer
than many a query.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from graphql import GraphQLArgument, GraphQLInputField, GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema
from strawberry.schema.schema_converter import GraphQLCoreConverter

OURS = GraphQLCoreConverter.DEFINITION_BACKREF


def convert_inputs(schema: GraphQLSchema) -> None:
    """Tell a schema by which Python names and classes strawberry knows its arguments and inputs."""
    for type in schema.type_map.values():
        if isinstance(type, GraphQLObjectType):
            for field in type.fields.values():
                _name(field.args)
        elif isinstance(type, GraphQLInputObjectType):
            _name(type.fields)
            type.out_type = partial(_made, type.extensions[OURS].origin)  # type: ignore[method-assign]


def _name(given: dict[str, GraphQLArgument] | dict[str, GraphQLInputField]) -> None:
    for one in given.values():
        if ours := one.extensions.get(OURS):
            one.out_name = ours.python_name


def _made(input: Any, fields: dict[str, Any]) -> Any:
    return input(**fields)
