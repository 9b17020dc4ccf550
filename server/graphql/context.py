"""What one request carries along: the library, names resolved so far, and how records become nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg import model, names
from kg.model import Kind
from server.graphql.batch import Batch
from server.graphql.filters import Place
from server.library import Library

if TYPE_CHECKING:
    from server.graphql.node import Node

NodeTypes = Mapping[Kind, "type[Node]"]
"""The GraphQL type that shows each kind of record."""


class Context:
    """One request's view of the library. Nothing in it outlives the request."""

    def __init__(self, library: Library, types: NodeTypes) -> None:
        self.library = library
        self.view = library.view
        self._types = types
        self._resolved: dict[tuple[tuple[Kind, ...], str], str] = {}

    def resolve(self, kinds: Iterable[Kind], text: str) -> str:
        """The id that an id, a name or an alias means within some kinds.

        Raises:
            BadInput: the text is empty, or too long.
            NameProblem: it is unknown, or means several things.
        """
        key = (tuple(kinds), text)
        if key not in self._resolved:
            self._resolved[key] = names.resolve(self.view, key[0], text)
        return self._resolved[key]

    def place(self, *kinds: Kind) -> Place:
        """Where filters on rows of these kinds are compiled."""
        return Place(self.resolve, kinds)

    def nodes(self, ids: Iterable[str]) -> dict[str, Node]:
        """The nodes with these ids, fetched by one call and batched together; unknown ids are left out."""
        records = self.view.get(dict.fromkeys(ids))
        batch: Batch[Any] = Batch(self, tuple(records.values()))
        return {id: self.shown(record, batch) for id, record in records.items()}

    def node_or_name(self, kind: Kind, id: str, name: str) -> Node:
        """A concept's node; of a vocabulary row that no paper holds, one that knows nothing but its name."""
        if id not in (found := self.nodes((id,))):
            names = (form.text for form in self.view.named((kind,), name) if form.id == id and form.how == "name")
            record = model.Concept(id, kind, next(names, name), curated=True)
            return self.shown(record, Batch(self, (record,)))
        return found[id]

    def shown(self, record: model.Node, batch: Batch[Any]) -> Node:
        """A record as the GraphQL type of its kind shows it."""
        return self._types[Kind(record.id.partition("/")[0])].of(record, batch)

    def iri(self, id: str) -> str:
        return self.library.base_iri + id
