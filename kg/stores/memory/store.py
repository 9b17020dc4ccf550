"""The view of a graph in memory: every question answered by looking at every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import product

from kg.answers import WHOLE, Bucket, Form, Link, Page, Row, Tally
from kg.ids import kind_of
from kg.model import Graph, Judgement, Kind, Mention, Node, Size
from kg.plan import KINDS, Key, Order, Selection, Slice, ThreeValued, Truth, Unknown
from kg.stores import forms
from kg.stores.fields import named
from kg.stores.memory import tables
from kg.stores.memory.truth import Judge
from kg.stores.relations import relations
from kg.text import normal

KEPT = {
    Unknown.EXCLUDE: {Truth.TRUE},
    Unknown.INCLUDE: {Truth.TRUE, Truth.UNKNOWN},
    Unknown.ONLY: {Truth.UNKNOWN},
}


@dataclass(frozen=True, slots=True)
class At:
    """A node as filters see it."""

    index: tables.Index
    node: Node

    def value(self, field: str) -> str | float | bool | None:
        return tables.plain(self.node, field)

    def totals(self) -> tuple[Size, ...]:
        return tables.totals(self.node)

    def far(self, edge: str) -> Iterator[At]:
        ends = tables.EDGES[type(self.node)][edge](self.index, self.node)
        return (At(self.index, self.index.nodes[id]) for id in ends)


class MemoryStore:
    """A `View` of one graph, which is the specification of all others."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._index = tables.index(graph)
        self._links = sorted(relations(graph), key=_place)
        self._held = list(forms.held(graph))
        self._absent = list(forms.absent(graph))

    def find(self, selection: Selection, order: tuple[Order, ...], slice: Slice) -> Mapping[str, Page]:
        return {owner: self._page(selection, order, slice, nodes) for owner, nodes in self._owned(selection)}

    def _page(self, selection: Selection, order: tuple[Order, ...], slice: Slice, nodes: Iterable[Node]) -> Page:
        kept = KEPT[selection.unknown]
        compare = comparison(order)
        keys = {self._key(order, node): node for node in nodes if self._truth(selection, node) in kept}
        window = [
            key
            for key in sorted(keys, key=cmp_to_key(compare))
            if (slice.after is None or compare(key, slice.after) > 0)
            and (slice.before is None or compare(key, slice.before) < 0)
        ]
        cut = max(0, len(window) - slice.last) if slice.last is not None else 0
        shown = window[: slice.first] if slice.last is None else window[cut:]
        more = len(shown) < len(window)
        return Page(
            rows=tuple(Row(keys[key].id, key, self._match(selection, keys[key])) for key in shown),
            has_next=slice.before is not None or (slice.last is None and more),
            has_previous=slice.after is not None or (slice.last is not None and more),
        )

    def count(self, selection: Selection) -> Mapping[str, Tally]:
        return {owner: self._tally(selection, nodes) for owner, nodes in self._owned(selection)}

    def _tally(self, selection: Selection, nodes: Iterable[Node]) -> Tally:
        truths = Counter(self._truth(selection, node) for node in nodes)
        return Tally(truths[Truth.TRUE], truths[Truth.UNKNOWN])

    def facet(self, selection: Selection, fields: tuple[str, ...], first: int) -> Mapping[str, tuple[Bucket, ...]]:
        return {owner: self._buckets(selection, fields, nodes)[:first] for owner, nodes in self._owned(selection)}

    def _buckets(self, selection: Selection, fields: tuple[str, ...], nodes: Iterable[Node]) -> tuple[Bucket, ...]:
        kept = KEPT[selection.unknown]
        rows = [node for node in nodes if self._truth(selection, node) in kept]
        counts = Counter(values for node in rows for values in self._values(node, fields))
        ranked = sorted(counts.items(), key=lambda item: (-item[1], [(value is None, value) for value in item[0]]))
        return tuple(Bucket(values, count) for values, count in ranked)

    def _values(self, node: Node, fields: tuple[str, ...]) -> Iterator[tuple[str | None, ...]]:
        """The combinations of a row's values; no value is None, unless it is the only field."""
        found = [dict.fromkeys(map(str, tables.FACETS[type(node)][field](self._index, node))) for field in fields]
        nothing: list[str | None] = [None] if len(fields) > 1 else []
        return product(*(values or nothing for values in found))

    def get(self, ids: Iterable[str]) -> Mapping[str, Node]:
        return {id: self._index.nodes[id] for id in ids if id in self._index.nodes}

    def mentions(self, papers: Iterable[str]) -> Mapping[str, tuple[Mention, ...]]:
        return {paper: tuple(self._index.mentions_in.get(paper, ())) for paper in papers}

    def judgements(self, ids: Iterable[str]) -> Mapping[str, tuple[Judgement, ...]]:
        return {id: tuple(j for j in self._graph.judgements if id in (j.subject, j.object)) for id in ids}

    def links(self, ids: Sequence[str], limit: int | None) -> tuple[Link, ...]:
        wanted = set(ids)
        return tuple(link for link in self._links if {link.source, link.target} & wanted)[:limit]

    def among(self, ids: Sequence[str]) -> tuple[Link, ...]:
        wanted = set(ids)
        return tuple(link for link in self._links if {link.source, link.target} <= wanted)

    def named(self, kinds: Iterable[Kind], text: str) -> tuple[Form, ...]:
        wanted, name = set(kinds), normal(text)
        return tuple(
            sorted(
                (
                    form
                    for form in [*self._held, *self._absent]
                    if form.kind in wanted and forms.key(form) == (text if form.how in forms.VERBATIM else name) != ""
                ),
                key=forms.strength,
            )
        )

    def candidates(self, kinds: Iterable[Kind], text: str, limit: int) -> tuple[Form, ...]:
        wanted = set(kinds)
        names = (form for form in self._held if form.kind in wanted and form.how not in forms.VERBATIM)
        return forms.nearest(names, text, limit)

    def sizes(self) -> Mapping[Kind, int]:
        counts = Counter(map(kind_of, self._index.nodes))
        return {kind: counts[kind] for kind in Kind}

    def check(self) -> None:
        """It always can."""

    def _owned(self, selection: Selection) -> Iterator[tuple[str, list[Node]]]:
        """Each owner with its distinct rows before any filter."""
        kinds = KINDS[selection.collection]
        if selection.edge is None:
            yield WHOLE, [node for node in self._index.nodes.values() if kind_of(node.id) in kinds]
            return
        for owner in selection.owners:
            ends = self._far(owner, selection.edge) if owner in self._index.nodes else {}
            yield owner, [self._index.nodes[id] for id in ends if kind_of(id) in kinds]

    def _far(self, id: str, edge: str) -> dict[str, None]:
        node = self._index.nodes[id]
        return dict.fromkeys(tables.EDGES[type(node)][edge](self._index, node))

    def _truth(self, selection: Selection, node: Node) -> Truth:
        return Judge().truth(selection.where, At(self._index, node))

    def _match(self, selection: Selection, node: Node) -> tuple[tuple[ThreeValued, Truth], ...]:
        fields, row = named(selection.where), At(self._index, node)
        return tuple((f, Judge(frozenset(fields) - {f}).truth(selection.where, row)) for f in fields)

    def _key(self, order: tuple[Order, ...], node: Node) -> Key:
        return (*(tables.ORDERS[type(node)][by.field](self._index, node) for by in order), node.id)


def comparison(order: tuple[Order, ...]) -> Callable[[Key, Key], int]:
    """How two places in an order compare: below zero where the first comes first."""
    downwards = (*(by.descending for by in order), False)

    def compare(one: Key, other: Key) -> int:
        for a, b, descending in zip(one, other, downwards, strict=True):
            if a != b:
                later = b is not None and (a is None or _after(a, b) is not descending)
                return 1 if later else -1
        return 0

    return compare


def _after(a: str | float, b: str | float) -> bool:
    return a > b  # type: ignore[operator]


def _place(link: Link) -> tuple[str, str, str]:
    return link.type, link.source, link.target
