"""Every store gives the same answers as the one in memory, whatever the graph and whatever it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.answers import WHOLE, Page
from kg.model import Graph, Kind
from kg.plan import FACETS, Order, Selection, Slice
from kg.search import search
from kg.stores.base import View
from kg.stores.memory import MemoryStore
from tests.stores.backends import EXAMPLES, STORES, Opener
from tests.stores.graphs import WORDS, graphs
from tests.stores.plans import IDS, facets, on_one_dataset, orders, pages, selections

Check = Callable[[Opener, st.DataObject, Graph], None]


PHASES = (Phase.explicit, Phase.generate)
"""Graphs are small as they come; making them smaller would take minutes on a server."""


def agreeing(check: Check) -> Callable[[Opener], None]:
    """A test of each store but the one in memory, by as many examples as the store is quick."""

    @pytest.mark.parametrize("opened", STORES[1:])
    def test(opened: Opener) -> None:
        few = settings(max_examples=EXAMPLES[opened], suppress_health_check=list(HealthCheck), phases=PHASES)
        few(given(st.data(), graphs())(lambda data, graph: check(opened, data, graph)))()

    return test


everything = [id for ids in IDS.values() for id in ids]
some_ids = st.lists(st.sampled_from(everything), max_size=5)
counted = selections(FACETS.__contains__) | on_one_dataset().filter(lambda asked: asked.collection in FACETS)
some_kinds = st.lists(st.sampled_from(Kind), min_size=1, unique=True)
texts = st.sampled_from([*WORDS, *everything, "mmllu", "t", "paper/old-1", "dataset/absent", 'fl"an', "STRASSE t5"])


@agreeing
def test_pages(opened: Opener, data: st.DataObject, graph: Graph) -> None:
    expected = MemoryStore(graph)
    with opened(graph) as view:
        for selection in data.draw(st.lists(selections() | on_one_dataset(), min_size=1, max_size=8)):
            order, slice = data.draw(orders(selection.collection)), data.draw(pages)
            assert view.find(selection, order, slice) == expected.find(selection, order, slice)
            assert view.count(selection) == expected.count(selection)


@agreeing
def test_pages_from_any_place(opened: Opener, data: st.DataObject, graph: Graph) -> None:
    expected = MemoryStore(graph)
    with opened(graph) as view:
        for selection in data.draw(st.lists(selections() | on_one_dataset(), min_size=1, max_size=8)):
            order = data.draw(orders(selection.collection))
            whole = [row for page in expected.find(selection, order, Slice(first=100)).values() for row in page.rows]
            places = st.none() | st.sampled_from([row.key for row in whole]) if whole else st.none()
            slice = replace(data.draw(pages), after=data.draw(places), before=data.draw(places))
            assert view.find(selection, order, slice) == expected.find(selection, order, slice)


@agreeing
def test_facets(opened: Opener, data: st.DataObject, graph: Graph) -> None:
    expected = MemoryStore(graph)
    with opened(graph) as view:
        for selection in data.draw(st.lists(counted, min_size=1, max_size=8)):
            fields, first = data.draw(facets(selection.collection)), data.draw(st.integers(0, 3))
            assert view.facet(selection, fields, first) == expected.facet(selection, fields, first)


@agreeing
def test_lookups(opened: Opener, data: st.DataObject, graph: Graph) -> None:
    expected = MemoryStore(graph)
    with opened(graph) as view:
        ids, limit = data.draw(some_ids), data.draw(st.none() | st.integers(0, 4))
        assert view.get(ids) == expected.get(ids)
        assert view.mentions(ids) == expected.mentions(ids)
        assert view.judgements(ids) == expected.judgements(ids)
        assert view.links(ids, limit) == expected.links(ids, limit)
        assert view.among(ids) == expected.among(ids)
        assert view.sizes() == expected.sizes()


@agreeing
def test_names(opened: Opener, data: st.DataObject, graph: Graph) -> None:
    expected = MemoryStore(graph)
    with opened(graph) as view:
        for text in data.draw(st.lists(texts, min_size=1)):
            kinds = data.draw(some_kinds)
            assert view.named(kinds, text) == expected.named(kinds, text)
            assert view.candidates(kinds, text, 5) == expected.candidates(kinds, text, 5)
            assert search(view, kinds, text, 5) == search(expected, kinds, text, 5)


@agreeing
def test_paging_either_way_gives_the_same_rows_as_one_page(opened: Opener, data: st.DataObject, graph: Graph) -> None:
    size = data.draw(st.integers(1, 3))
    selection = data.draw(selections().filter(lambda selection: selection.edge is None))
    order = data.draw(orders(selection.collection))
    with opened(graph) as view:
        whole = view.find(selection, order, Slice(first=100))[WHOLE].rows
        forwards, backwards = (
            list(_forwards(view, selection, order, size)),
            list(_backwards(view, selection, order, size)),
        )
    assert [row for page in forwards for row in page.rows] == list(whole)
    assert [row for page in reversed(backwards) for row in page.rows] == list(whole)


def _forwards(view: View, selection: Selection, order: tuple[Order, ...], size: int) -> Iterator[Page]:
    slice = Slice(first=size)
    while True:
        yield (page := view.find(selection, order, slice)[WHOLE])
        if not page.has_next:
            return
        slice = Slice(first=size, after=page.rows[-1].key)


def _backwards(view: View, selection: Selection, order: tuple[Order, ...], size: int) -> Iterator[Page]:
    slice = Slice(first=None, last=size)
    while True:
        yield (page := view.find(selection, order, slice)[WHOLE])
        if not page.has_previous:
            return
        slice = Slice(first=None, last=size, before=page.rows[0].key)
