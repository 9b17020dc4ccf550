"""graphql-core's executor for resolvers that never wait: a query is prepared once, then run for every row and request.

graphql-core looks up each field, coerces its arguments and walks its type again for every row, which costs more than
the row does. Here the selections become steps (see `steps`), which all rows share, and all requests of the same text.
What goes wrong is handled by graphql-core itself, so errors, their paths and nulls are the specification's.
"""

from __future__ import annotations

from typing import Any, cast

from graphql import ExecutionResult, GraphQLObjectType
from graphql.execution import Executor
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.pyutils import Path

from kg import deadline
from server.graphql.errors import ABORTS, TooLarge
from server.graphql.steps import Step, prepared

OBJECTS = 100_000
"""The most objects in one answer: lists within lists multiply."""

CLOCK = 500
"""Objects between two looks at the clock."""


class SyncExecutor(Executor[Any]):
    """One operation with its variables, for one request. Resolvers must be plain functions."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.arguments: dict[int, dict[str, Any]] = {}
        """The arguments of each field, by the field's step; all rows of a request share them."""
        self._root: list[Step] = []
        self._left = OBJECTS

    def answer(self, context: object, steps: list[Step]) -> ExecutionResult:
        """Execute the operation for one request; `steps` are filled in by the first that has them.

        Raises:
            TooLarge: the answer would hold too many objects.
            Overdue: there is no time left.
        """
        self.context_value, self._root = context, steps
        return cast("ExecutionResult", self.execute_operation())

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,  # noqa: ARG002 - of incremental delivery, which there is none of
    ) -> dict[str, Any]:
        """The fields of the query itself; what lies below is reached by steps alone."""
        if not self._root:
            # At once, as other threads may be preparing the same.
            self._root[:] = prepared(self, parent_type, grouped_field_set)
        return self.run(self._root, parent_type.name, source_value, path)

    def run(self, steps: list[Step], type: str, source: Any, path: Path | None) -> dict[str, Any]:
        """The selected fields of one object of a type."""
        self._left -= 1
        if not self._left % CLOCK:
            deadline.check()
        if self._left < 0:
            raise TooLarge(f"the answer would hold more than {OBJECTS:,} objects: ask for fewer rows, or less deeply")
        results = {}
        for step in steps:
            try:
                value = step.get(source) if step.get else step.call(self, source)
                if step.leaf:
                    results[step.name] = step.leaf(value)
                else:
                    results[step.name] = step.complete(self, value, Path(path, step.name, type))
            except ABORTS:
                raise
            except Exception as problem:  # noqa: BLE001 - whatever a resolver raises is its field's error
                self.handle_field_error(problem, step.type, step.details, Path(path, step.name, type))
                results[step.name] = None
        return results
