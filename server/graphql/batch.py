"""Sibling batching: what one value of a page is asked, the store is asked for all its siblings at once.

Values that one store call fetched form a batch, and whatever is fetched for them forms the next. So a query costs as
many store calls as it has fields that need one, however many rows it has.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

if TYPE_CHECKING:
    from server.graphql.context import Context
    from server.graphql.node import Node

T = TypeVar("T")
Part = TypeVar("Part")
Answer = TypeVar("Answer")


class Asked:
    """Something that is asked by many, and asks the store once."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, Any] = {}

    def once(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """The answer to a question; only the first to put it asks."""
        if question not in self._answers:
            self._answers[question] = ask()
        return cast("Answer", self._answers[question])


class Batch(Asked, Generic[T]):
    """Values that were fetched together."""

    def __init__(
        self, context: Context, items: tuple[T, ...], alike: tuple[str | None, Asked | None] = (None, None)
    ) -> None:
        super().__init__()
        self.context = context
        self.items = items
        self._alike, self._whole = alike

    def nodes(self, question: str, ids: Callable[[T], Iterable[str]]) -> dict[str, Node]:
        """All nodes that the values name, by id, through one store call."""
        asked = self._whole if self._whole and question == self._alike else self
        return asked.once(question, lambda: self.context.nodes(id for item in self.items for id in ids(item)))

    def parts(self, question: str, parts: Callable[[T], Iterable[Part]], alike: str | None = None) -> Batch[Part]:
        """The values that lie inside all these values, as a batch of their own.

        To the question `alike`, both batches have the same answer.
        """

        def ask() -> Batch[Part]:
            return Batch(self.context, tuple(p for item in self.items for p in parts(item)), (alike, self))

        return self.once(question, ask)


class Shown(Generic[T]):
    """A record as a GraphQL object: fields without a resolver are the record's own attributes."""

    record: T
    batch: Batch[T]

    @classmethod
    def of(cls, record: T, batch: Batch[T]) -> Self:
        """Show a record, one of the batch. (The constructor of a GraphQL type would want every field's value.)"""
        shown = cls.__new__(cls)
        shown.record, shown.batch = record, batch
        return shown

    def __getattr__(self, name: str) -> Any:
        return getattr(self.record, name)
