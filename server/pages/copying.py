"""A page's question in words that can be pasted elsewhere: GraphQL that needs no variables, SPARQL, Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast
from urllib.parse import urlencode

import msgspec
from graphql import (
    DefinitionNode,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLType,
    OperationDefinitionNode,
    VariableDefinitionNode,
    get_nullable_type,
    is_enum_type,
    parse,
    parse_const_value,
    print_ast,
    type_from_ast,
)

from kg.sparql import filled
from server.graphql import schema
from server.pages.asking import Asked
from server.pages.questions import Question


def whole(asked: Asked) -> str:
    """The query with its variables' values as their defaults, so that it says everything."""
    document = parse(asked.query)
    definitions = tuple(_filled(definition, asked.variables) for definition in document.definitions)
    return print_ast(replace(document, definitions=definitions)) + "\n"


def _filled(definition: DefinitionNode, values: Mapping[str, object]) -> DefinitionNode:
    if not isinstance(definition, OperationDefinitionNode):
        return definition
    variables = (_default(variable, values) for variable in definition.variable_definitions or ())
    return replace(definition, variable_definitions=tuple(variables))


def _default(variable: VariableDefinitionNode, values: Mapping[str, object]) -> VariableDefinitionNode:
    name = variable.variable.name.value
    if name not in values:
        return variable
    text = literal(values[name], type_from_ast(schema._schema, variable.type))
    return replace(variable, default_value=parse_const_value(text))


def literal(value: Any, type: GraphQLType | None) -> str:
    """A JSON value as GraphQL writes a value of the type."""
    bare: Any = get_nullable_type(cast("Any", type))
    if isinstance(value, list):
        of = bare.of_type if isinstance(bare, GraphQLList) else bare
        return "[" + ", ".join(literal(item, of) for item in value) + "]"
    if isinstance(value, Mapping) and isinstance(bare, GraphQLInputObjectType):
        return "{" + ", ".join(f"{name}: {literal(item, bare.fields[name].type)}" for name, item in value.items()) + "}"
    return str(value) if is_enum_type(bare) and value is not None else msgspec.json.encode(value).decode()


def address(query: str) -> str:
    """Where the query page shows a query with its answer."""
    return "/graphql?" + urlencode({"query": query})


def of_question(question: Question, query: str, given: Mapping[str, Any], base: str) -> dict[str, str]:
    """A question in every language that it is written in, with the values that were given and defaults for others."""
    texts = {"GraphQL": query, **question.others}
    if "SPARQL" in texts:
        defaults = {parameter.name: parameter.default for parameter in question.parameters}
        texts["SPARQL"] = filled(texts["SPARQL"], {**defaults, **given}, base)
    return texts


def of_node(asked: Asked) -> dict[str, str]:
    """A node's page as GraphQL, SPARQL and Cypher."""
    node = asked.data["node"]
    id = msgspec.json.encode(node["id"]).decode()
    return {
        "GraphQL": whole(asked),
        "SPARQL": f"DESCRIBE <{node['iri']}>\n",
        "Cypher": f"MATCH (n {{id: {id}}})-[r]-(near) RETURN n, r, near LIMIT 100\n",
    }
