"""What every store can do. Reading only: stores are projections that are written once, by their own `write`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from kg.answers import Bucket, Form, Link, Page, Tally
from kg.model import Judgement, Kind, Mention, Node
from kg.plan import Order, Selection, Slice


class View(Protocol):
    """A graph that can be asked. Implementations: memory (the specification), SQLite, Neo4j."""

    def find(self, selection: Selection, order: tuple[Order, ...], slice: Slice) -> Mapping[str, Page]:
        """One page of rows per owner (key `WHOLE` for a selection without owners); an owner without rows has an
        empty page. One round of statements, however many owners."""

    def count(self, selection: Selection) -> Mapping[str, Tally]:
        """How many rows the selection has, per owner."""

    def facet(self, selection: Selection, fields: tuple[str, ...], first: int) -> Mapping[str, tuple[Bucket, ...]]:
        """The `first` most frequent value combinations per owner: by count descending, then by values ascending."""

    def get(self, ids: Iterable[str]) -> Mapping[str, Node]:
        """The nodes with these ids; unknown ids are left out. Former ids are not followed here (see `named`)."""

    def mentions(self, papers: Iterable[str]) -> Mapping[str, tuple[Mention, ...]]:
        """What each paper names, by concept id."""

    def judgements(self, ids: Iterable[str]) -> Mapping[str, tuple[Judgement, ...]]:
        """The verdicts in which each id is subject or object."""

    def links(self, ids: Sequence[str], limit: int | None) -> tuple[Link, ...]:
        """At most `limit` (None: all) relations that touch any of these nodes, by type, source and target."""

    def among(self, ids: Sequence[str]) -> tuple[Link, ...]:
        """All relations between two of these nodes, by type, source and target."""

    def named(self, kinds: Iterable[Kind], text: str) -> tuple[Form, ...]:
        """The forms equal to `text`: as id or former id verbatim, as name or alias after normalisation; including
        vocabulary rows that no paper holds. Ordered id, former, name, alias, then by id."""

    def candidates(self, kinds: Iterable[Kind], text: str, limit: int) -> tuple[Form, ...]:
        """Forms that might match a search text: a superset to be ranked by `kg.search`, at most `limit`, without
        vocabulary rows that no paper holds."""

    def sizes(self) -> Mapping[Kind, int]:
        """How many nodes there are of each kind."""

    def check(self) -> None:
        """Whether it can answer now.

        Raises:
            StoreError: it can't.
        """
