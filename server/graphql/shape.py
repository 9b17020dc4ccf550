"""How much a query asks for, told from its text and variables before anything is run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLList,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    visit,
)

from server.graphql.orders import DEFAULT, MOST
from server.rules import Rules

LIST = 5
"""What a list that takes no `first` is reckoned at."""

SIZES = ("first", "last", "ids")
"""The arguments that say how long a list will be."""


def problems(document: DocumentNode, rules: Rules) -> list[GraphQLError]:
    """What in a valid document is more than the rules allow."""
    count = _Count()
    visit(document, count)
    found = {"depth": _depth(document), "aliases": count.aliases, "directives": count.directives}
    return [
        GraphQLError(f"the query's {name} must be at most {most}, not {found[name]}")
        for name, most in (("depth", rules.depth), ("aliases", rules.aliases), ("directives", rules.directives))
        if found[name] > most
    ]


class _Count(Visitor):
    """Counts aliases and directives as written."""

    def __init__(self) -> None:
        super().__init__()
        self.aliases = self.directives = 0

    def enter_field(self, node: FieldNode, *_: object) -> None:
        self.aliases += node.alias is not None

    def enter_directive(self, _node: DirectiveNode, *_: object) -> None:
        self.directives += 1


def _depth(document: DocumentNode) -> int:
    """The most fields inside one another; fragments are followed, each once."""
    fragments = {part.name.value: part for part in document.definitions if isinstance(part, FragmentDefinitionNode)}
    known: dict[str, int] = {}

    def of(selections: SelectionSetNode | None) -> int:
        return max((one(selection) for selection in selections.selections), default=0) if selections else 0

    def one(selection: object) -> int:
        if isinstance(selection, FieldNode):
            return 1 + of(selection.selection_set)
        if isinstance(selection, InlineFragmentNode):
            return of(selection.selection_set)
        assert isinstance(selection, FragmentSpreadNode)
        name = selection.name.value
        if name not in known:
            known[name] = of(fragments[name].selection_set)
        return known[name]

    return max(of(part.selection_set) for part in document.definitions if isinstance(part, OperationDefinitionNode))


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Reckons how many nodes an operation's answer may hold, given the values of its variables."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    known: dict[str, int] = field(default_factory=dict)

    def nodes(self, operation: OperationDefinitionNode) -> int:
        """The number of nodes, values inside them included."""
        return self._inside(operation.selection_set, self.schema.query_type, DEFAULT)

    def _inside(self, selections: SelectionSetNode, parent: Any, rows: int) -> int:
        """What is selected inside one object; `rows` is the length of the page that it may be."""
        found = 0
        for node, type in self._fields(selections, parent, rows):
            if isinstance(node, int):
                found += node
            else:
                found += self._of_field(node, type, rows)
        return found

    def _fields(self, selections: SelectionSetNode, parent: Any, rows: int) -> Iterator[tuple[FieldNode | int, Any]]:
        """The fields selected on a type, each with it; fragments on file are reckoned once."""
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                yield selection, parent
            elif isinstance(selection, InlineFragmentNode):
                on = selection.type_condition
                inner = self.schema.type_map[on.name.value] if on else parent
                yield from self._fields(selection.selection_set, inner, rows)
            elif isinstance(selection, FragmentSpreadNode):
                yield self._of_fragment(selection.name.value, rows), parent

    def _of_fragment(self, name: str, rows: int) -> int:
        key = f"{name} {rows}"
        if key not in self.known:
            fragment = self.fragments[name]
            on = self.schema.type_map[fragment.type_condition.name.value]
            self.known[key] = self._inside(fragment.selection_set, on, rows)
        return self.known[key]

    def _of_field(self, node: FieldNode, parent: Any, rows: int) -> int:
        definition: GraphQLField | None = self.schema.get_field(parent, node.name.value)
        if definition is None or node.selection_set is None or node.name.value.startswith("__"):
            return 0
        named = get_named_type(definition.type)
        if not is_composite_type(named):
            return 0
        many = isinstance(get_nullable_type(definition.type), GraphQLList)
        long = self._length(node, definition, rows, many)
        return (long if many else 1) * (1 + self._inside(node.selection_set, named, long))

    def _length(self, node: FieldNode, definition: GraphQLField, rows: int, many: bool) -> int:
        """How many rows a field is asked for: by its own arguments, or its connection's."""
        given = {argument.name.value: argument.value for argument in node.arguments or ()}
        for name in SIZES:
            if name in given and (number := self._number(given[name])) is not None:
                return number
        if "first" in definition.args:
            default = definition.args["first"].default_value
            return default if isinstance(default, int) else LIST if many else DEFAULT
        return rows if node.name.value in {"edges", "nodes"} else LIST

    def _number(self, value: object) -> int | None:
        if isinstance(value, VariableNode):
            known = self.variables.get(value.name.value)
            found = len(known) if isinstance(known, list) else known
            return _page(found) if isinstance(found, int) else None
        if isinstance(value, ListValueNode):
            return _page(len(value.values))
        return _page(int(value.value)) if isinstance(value, IntValueNode) else None


def _page(number: int) -> int:
    """What is no page size will be refused as such, with an error of its own."""
    return min(max(number, 0), MOST)
