"""Everything a view holds, in order of id and in batches, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator

from kg.answers import WHOLE
from kg.model import Node
from kg.plan import Collection, Selection, Slice
from kg.stores.base import View

BATCH = 1000
"""Nodes fetched at a time."""


def batches(view: View, collection: Collection) -> Iterator[tuple[Node, ...]]:
    """All nodes of a collection, sorted by id, a batch at a time."""
    for page in ids(view, collection):
        nodes = view.get(page)
        yield tuple(nodes[id] for id in page)


def ids(view: View, collection: Collection) -> Iterator[tuple[str, ...]]:
    """All ids of a collection, sorted, a batch at a time."""
    place = Slice(first=BATCH)
    while True:
        page = view.find(Selection(collection), (), place)[WHOLE]
        yield tuple(row.id for row in page.rows)
        if not page.has_next:
            return
        place = Slice(first=BATCH, after=page.rows[-1].key)
