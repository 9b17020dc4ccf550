"""Whatever a client sends, it gets an answer: never a server error."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.stores import sqlite
from kg.stores.memory import MemoryStore
from server.graphql import execute
from server.library import Library
from tests.server.conftest import library_of
from tests.server.golden import GRAPH


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    if request.param == "memory":
        return library_of(MemoryStore(GRAPH))
    path = tmp_path_factory.mktemp("garbage") / "view.sqlite"
    sqlite.write(GRAPH, path)
    return library_of(sqlite.SqliteStore(path))


def fine(library: Library, query: str, **variables: object) -> None:
    answer = execute(library, query, variables)
    msgspec.json.encode(answer)
    assert all(error["extensions"]["code"] != "INTERNAL" for error in answer.get("errors", ()))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = TEXTS | st.sampled_from(
    ["MMLU", "Lizard", "SEAL", "paper/corgi", "dataset/", "/", "result/minitron", "%", "\0"]
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**12).map(float)


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={name: st.none() | values for name, values in fields.items()})


def one_of(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


KINDS, CLAIMS = one_of("SCORE", "CHANGE", "FACTOR", "RATIO"), one_of("GAIN", "LOSS", "NEUTRAL", "UNKNOWN")
STRING = optional(
    eq=TEXTS, ne=TEXTS, contains=TEXTS, startsWith=TEXTS, isNull=st.booleans(), **{"in": st.lists(TEXTS, max_size=3)}
)
NUMBER = optional(
    eq=NUMBERS, ne=NUMBERS, lt=NUMBERS, lte=NUMBERS, gt=NUMBERS, gte=NUMBERS, isNull=st.booleans(),
    **{"in": st.lists(NUMBERS, max_size=3)},
)  # fmt: skip
DATES = st.dates().map(str)
DATE = optional(eq=DATES, lt=DATES, gte=DATES, isNull=st.booleans())
CONCEPT = optional(
    within=NAMES,
    name=STRING,
    curated=st.booleans(),
    isNull=st.booleans(),
    **{"is": NAMES, "in": st.lists(NAMES, max_size=2)},
)
LEAVES = optional(
    dataset=CONCEPT, metric=CONCEPT, technique=CONCEPT, baseline=CONCEPT, parameters=NUMBER, confidence=NUMBER,
    value=NUMBER, setting=STRING, derived=st.booleans(), unit=optional(eq=one_of("%", "points")),
    kind=optional(eq=KINDS, **{"in": st.lists(KINDS, max_size=3)}),
    claim=optional(eq=CLAIMS, ne=CLAIMS, **{"in": st.lists(CLAIMS, max_size=3)}),
    paper=optional(title=STRING, published=DATE, mentions=CONCEPT, proposes=CONCEPT),
)  # fmt: skip
RESULT_WHERE = st.recursive(
    LEAVES,
    lambda inner: optional(
        **{"and": st.lists(inner, max_size=2), "or": st.lists(inner, max_size=2), "not": inner},
        paper=optional(results=optional(some=inner, none=inner, all=inner)),
    ),
    max_leaves=4,
)
FIELDS = st.lists(
    st.fixed_dictionaries(
        {"field": one_of("VALUE", "PUBLISHED", "PARAMETERS", "CONFIDENCE")},
        optional={"direction": one_of("ASC", "DESC")},
    ),
    max_size=2,
)
CURSORS = (
    TEXTS
    | st.binary(max_size=20).map(lambda raw: base64.urlsafe_b64encode(raw).decode())
    | st.lists(
        st.none() | st.booleans() | NUMBERS | NAMES | one_of("", "+value", "-published,+value", "+parameters"),
        max_size=4,
    ).map(lambda parts: base64.urlsafe_b64encode(msgspec.json.encode(parts)).decode().rstrip("="))
)
PAGING = optional(first=st.integers(-3, 105), last=st.integers(-3, 105), after=CURSORS, before=CURSORS)


@given(where=RESULT_WHERE, unknown=one_of("EXCLUDE", "INCLUDE", "ONLY"), order=FIELDS, paging=PAGING)
def test_lists(library: Library, where: Any, unknown: str, order: Any, paging: Any) -> None:
    query = """query($where: ResultWhere, $unknown: Unknown, $order: [ResultOrder!],
            $first: Int, $after: String, $last: Int, $before: String) {
        results(where: $where, unknown: $unknown, orderBy: $order,
            first: $first, after: $after, last: $last, before: $before) {
        totalCount excludedAsUnknown facets { field } pageInfo { endCursor } edges { match { claim parameters } } } }"""
    fine(library, query, where=where, unknown=unknown, order=order, **paging)


@given(where=RESULT_WHERE)
def test_filters_through_techniques_and_papers(library: Library, where: Any) -> None:
    query = """query($list: ResultListWhere) {
        techniques(where: {results: $list}) { totalCount } papers(where: {results: $list}) { totalCount } }"""
    fine(library, query, list={"some": where, "none": where})


@given(name=NAMES, other=NAMES, depth=st.integers(-1, 8), first=st.integers(-1, 101), sizes=NUMBER)
def test_names(library: Library, name: str, other: str, depth: int, first: int, sizes: Any) -> None:
    query = """query($name: ID!, $other: ID!, $text: String!, $depth: Int, $first: Int, $sizes: NumberWhere) {
        node(id: $name) { id } nodes(ids: [$name, $other]) { id } paper(id: $name) { id } result(id: $name) { id }
        search(text: $text, first: $first) { matched } path(from: $name, to: $other, longest: $depth) { type }
        neighbourhood(id: $name, depth: $depth, first: $first) { truncated nodes { id } }
        leaderboard(dataset: $name, metric: $other, parameters: $sizes) { withoutMetric gains { totalCount } }
    }"""
    fine(library, query, name=name, other=other, text=name, depth=depth, first=first, sizes=sizes)


@given(query=TEXTS | TEXTS.map(lambda text: "{ papers { nodes { %s } } }" % text))  # noqa: UP031
def test_texts(library: Library, query: str) -> None:
    fine(library, query)
