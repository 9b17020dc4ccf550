"""Arbitrary plans over every field, edge, order and facet that `kg.plan` knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from kg.model import Basis, Bound, Claim, Direction, Kind, ResultKind
from kg.plan import (
    EDGES,
    FACETS,
    FIELDS,
    KINDS,
    ORDERS,
    And,
    Collection,
    Compare,
    Filter,
    Fits,
    Missing,
    Not,
    Op,
    Or,
    Order,
    Selection,
    Slice,
    Some,
    Unknown,
)
from tests.stores.graphs import COUNTS, DATES, UNITS, VALUES, WORDS

IDS = {kind: [f"{kind}/{number}" for number in range(4)] for kind in Kind}
NUMBERS = (Op.EQ, Op.NE, Op.LT, Op.LTE, Op.GT, Op.GTE)

VALUES_OF: dict[str, list[Any]] = {
    "published": [day.isoformat() for day in DATES],
    "arxiv_id": ["2407.14679", "2407"],
    "kind": list(map(str, ResultKind)),
    "claim": list(map(str, Claim)),
    "direction": list(map(str, Direction)),
    "basis": list(map(str, Basis)),
    "bound": list(map(str, Bound)),
    "value": list(VALUES),
    "unit": list(UNITS),
    "confidence": [0.5, 0.7, 0.9],
    "derived": [True, False],
    "disputed": [True, False],
    "curated": [True, False],
    **{field: [*WORDS, "STRASSE", "ü", "m"] for field in ("title", "abstract", "organisation", "name", "setting")},
}
counts = st.sampled_from([*COUNTS, 5e9])
fits = st.builds(
    Fits,
    low=st.none() | counts,
    low_open=st.booleans(),
    high=st.none() | counts,
    high_open=st.booleans(),
    points=st.none() | st.lists(counts, max_size=2).map(tuple),
    excluded=st.lists(counts, max_size=2).map(tuple),
)


def values(collection: Collection, field: str) -> st.SearchStrategy[Any]:
    ids = [id for kind in KINDS[collection] for id in IDS[kind]]
    return st.sampled_from(ids if field == "id" else VALUES_OF[field])


@st.composite
def comparisons(draw: st.DrawFn, collection: Collection) -> Filter:
    field = draw(st.sampled_from(sorted(FIELDS[collection])))
    if field == "parameters":
        return draw(st.just(Missing(field)) | fits)
    some = values(collection, field)
    if draw(st.integers(0, 5)) == 0:
        return Missing(field)
    if draw(st.integers(0, 3)) == 0:
        return Compare(field, Op.IN, draw(st.lists(some, max_size=2).map(tuple)))
    value = draw(some)
    return Compare(field, draw(st.sampled_from([*Op][:2] + [*Op][3:] if isinstance(value, str) else NUMBERS)), value)


def filters(collection: Collection, depth: int = 3) -> st.SearchStrategy[Filter]:
    leaves = comparisons(collection)
    if not depth:
        return leaves
    inner = st.deferred(lambda: filters(collection, depth - 1))
    parts = st.lists(inner, max_size=3).map(tuple)
    across = st.sampled_from(sorted(EDGES[collection].items())).flatmap(
        lambda edge: st.builds(Some, st.just(edge[0]), filters(edge[1], depth - 1))
    )
    return leaves | st.builds(And, parts) | st.builds(Or, parts) | st.builds(Not, inner) | across


@st.composite
def on_one_dataset(draw: st.DrawFn) -> Selection:
    """Results on one dataset, those of some techniques, or the techniques: what is asked most, and what stores are
    made for."""
    fields = ("claim", "kind", "unit", "direction", "confidence")
    tests = [
        Compare(f, Op.EQ, draw(values(Collection.RESULTS, f)))
        for f in draw(st.lists(st.sampled_from(fields), max_size=2))
    ]
    metrics = st.builds(Some, st.just("metric"), comparisons(Collection.METRICS))
    asked: list[Filter] = [*tests, *draw(st.lists(fits, max_size=1)), *draw(st.lists(metrics, max_size=1))]
    dataset = Some("datasets", Compare("id", Op.EQ, draw(st.sampled_from(IDS[Kind.DATASET]))))
    results = And((dataset, *map(draw, [st.sampled_from([part, Not(part)]) for part in asked])))
    where, unknown = Some("results", results), draw(st.sampled_from(Unknown))
    techniques = draw(st.sampled_from([Collection.TECHNIQUES, Collection.METHODS, Collection.MODELS]))
    owners = draw(st.lists(st.sampled_from([id for kind in KINDS[techniques] for id in IDS[kind]]), max_size=4))
    either = [Selection(techniques, where, unknown), Selection(techniques, Not(where), unknown)]
    whole = Selection(Collection.RESULTS, results, unknown)
    owned = replace(whole, owned_by=techniques, edge="results", owners=tuple(owners))
    return draw(st.sampled_from([*either, whole, owned]))


@st.composite
def selections(draw: st.DrawFn, collections: Callable[[Collection], bool] = lambda _: True) -> Selection:
    unknown = draw(st.sampled_from(Unknown))
    if draw(st.booleans()):
        collection = draw(st.sampled_from([c for c in Collection if collections(c)]))
        return Selection(collection, draw(filters(collection)), unknown)
    edges = [(by, edge, far) for by in Collection for edge, far in EDGES[by].items() if collections(far)]
    by, edge, far = draw(st.sampled_from(edges))
    owners = draw(st.lists(st.sampled_from([id for kind in KINDS[by] for id in IDS[kind]]), max_size=4))
    return Selection(far, draw(filters(far, 2)), unknown, by, edge, tuple(owners))


def orders(collection: Collection) -> st.SearchStrategy[tuple[Order, ...]]:
    order = st.builds(Order, st.sampled_from(sorted(ORDERS[collection])), st.booleans())
    return st.lists(order, max_size=3).map(tuple)


def facets(collection: Collection) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(FACETS[collection])), min_size=1, max_size=3, unique=True).map(tuple)


pages = st.integers(0, 3).flatmap(lambda n: st.sampled_from([Slice(first=n), Slice(first=None, last=n)]))
