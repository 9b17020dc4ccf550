"""A list put to the store for all its owners at once; each part of the answer is asked for when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from kg.answers import WHOLE, Page, Tally
from kg.plan import Order, Selection, Slice, Unknown
from server.graphql.batch import Asked
from server.graphql.context import Context
from server.graphql.node import Node


class Listing(Asked):
    """The rows of a selection in an order, a page of them for each owner."""

    def __init__(self, context: Context, selection: Selection, order: tuple[Order, ...], slice: Slice) -> None:
        super().__init__()
        self.context = context
        self.selection = selection
        self.order = order
        self.slice = slice

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        return self.context.view.find(self.selection, self.order, self.slice)

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """The nodes of all owners' pages, by id."""
        return self.context.nodes(row.id for page in self.pages.values() for row in page.rows)

    @cached_property
    def _tallies(self) -> Mapping[str, Tally]:
        return self.context.view.count(self.selection)

    def total(self, owner: str = WHOLE) -> int:
        """How many rows the selection has, beyond the page."""
        tally = self._tallies[owner]
        match self.selection.unknown:
            case Unknown.EXCLUDE:
                return tally.true
            case Unknown.ONLY:
                return tally.unknown
            case Unknown.INCLUDE:
                return tally.true + tally.unknown

    def excluded(self, owner: str = WHOLE) -> int:
        """How many rows were left out because the filter is undecided for them."""
        return self._tallies[owner].unknown if self.selection.unknown is Unknown.EXCLUDE else 0
