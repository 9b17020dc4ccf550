"""Queries made ready once for all requests that send the same text: parsed, validated, limited, turned into steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    ExecutionResult,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    specified_rules,
    validate,
    visit,
)

from kg.remembered import Remembered
from server.graphql import errors, shape
from server.graphql.executor import SyncExecutor
from server.graphql.steps import Step
from server.rules import Rules

RECKONED = 64
"""For so many page sizes the cost of a query is remembered."""

Problems = tuple[GraphQLError, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A valid query. Its steps are prepared when it is first run, and shared by all that follow."""

    schema: GraphQLSchema
    document: DocumentNode
    rules: Rules | None
    fixed: bool
    """Whether the same fields are selected whatever the variables are."""
    sizes: tuple[str, ...]
    """The variables that say how long lists are."""
    steps: dict[str | None, list[Step]] = field(default_factory=dict)
    costs: Remembered = field(default_factory=lambda: Remembered(RECKONED))

    def operation(self, variables: Mapping[str, object], name: str | None) -> SyncExecutor | Problems:
        """One of the query's operations with its variables, ready to be run, or what is wrong with them."""
        built = SyncExecutor.build(
            self.schema,
            self.document,
            raw_variable_values=dict(variables),
            operation_name=name,
            hide_suggestions=self._hide_suggestions,
        )
        return tuple(built) if isinstance(built, list) else cast("SyncExecutor", built)

    def run(self, operation: SyncExecutor, name: str | None, context: object) -> ExecutionResult:
        """The answer to an operation.

        Raises:
            TooLarge: it would hold too many objects.
            Overdue: it would take too long.
        """
        return operation.answer(context, self.steps.setdefault(name, []) if self.fixed else [])

    def cost(self, operation: SyncExecutor, name: str | None) -> int:
        """How many nodes the answer may hold."""
        values = operation.variable_values.coerced
        return self.costs.once(
            (name, *(_plain(values.get(size)) for size in self.sizes)),
            lambda: self._reckoned(operation.operation, values),
            lambda _cost: 0,
        )

    def _reckoned(self, operation: OperationDefinitionNode, values: Mapping[str, Any]) -> int:
        parts = self.document.definitions
        fragments = {part.name.value: part for part in parts if isinstance(part, FragmentDefinitionNode)}
        return shape.Reckoner(self.schema, fragments, values).nodes(operation)

    @property
    def _hide_suggestions(self) -> bool:
        return self.rules is not None and not self.rules.suggestions


def prepare(schema: GraphQLSchema, query: str, rules: Rules | None, tokens: int) -> Prepared | Problems:
    """A query made ready, or what is wrong with it. Without rules, only its tokens are limited."""
    try:
        document = parse(query, max_tokens=tokens)
        wrong = _wrong(schema, document, rules)
    except GraphQLError as problem:
        return (problem,)
    except RecursionError:
        return (GraphQLError(errors.TOO_DEEP),)
    if wrong:
        return tuple(wrong)
    uses = _Uses()
    visit(document, uses)
    return Prepared(schema, document, rules, not uses.conditions, tuple(sorted(uses.sizes)))


def _wrong(schema: GraphQLSchema, document: DocumentNode, rules: Rules | None) -> list[GraphQLError]:
    if rules is None:
        return validate(schema, document)
    checked = specified_rules if rules.introspection else (*specified_rules, NoSchemaIntrospectionCustomRule)
    wrong = validate(schema, document, checked, hide_suggestions=not rules.suggestions)
    return wrong or shape.problems(document, rules)


def _plain(value: object) -> object:
    return len(value) if isinstance(value, list) else value


class _Uses(Visitor):
    """Finds variables that select fields, or say how long lists are."""

    def __init__(self) -> None:
        super().__init__()
        self.conditions, self.sizes = False, set[str]()

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        self.conditions = self.conditions or any(isinstance(a.value, VariableNode) for a in node.arguments or ())

    def enter_argument(self, node: ArgumentNode, *_: object) -> None:
        if node.name.value in shape.SIZES and isinstance(node.value, VariableNode):
            self.sizes.add(node.value.name.value)
