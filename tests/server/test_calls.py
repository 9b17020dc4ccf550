"""A query costs as many store calls as it has fields that need one, however many rows it has."""

# ruff: noqa: UP031 - queries are full of braces

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kg.model import CONCEPTS, TECHNIQUES, Concept, Evidence, Graph, Kind, Mention, Paper, Result, Role
from kg.stores.memory import MemoryStore
from server.graphql import execute
from tests.server.conftest import library_of
from tests.server.golden import GRAPH
from tests.server.golden.names import EIGHT, mention
from tests.server.golden.papers import PRUNING

COPIES = 30


class Counting:
    """A view that counts what it is asked."""

    def __init__(self, view: MemoryStore) -> None:
        self._view = view
        self.calls: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        self.calls[name] += 1
        return getattr(self._view, name)


def copied(graph: Graph) -> Graph:
    """The golden concepts, and many papers that are alike: each introduces one concept of every kind, uses the next
    paper's, and reports a result that has everything."""
    papers = [_paper(graph, number) for number in range(COPIES)]
    concepts = [concept for number in range(COPIES) for concept in _concepts(number)]
    mentions = [mention for number in range(COPIES) for mention in _mentions(number)]
    results = [_result(graph, number) for number in range(COPIES)]
    return Graph(tuple(papers), (*graph.concepts, *concepts), tuple(mentions), tuple(results))


def _id(kind: Kind, number: int) -> str:
    return f"{kind}/{number % COPIES:03}"


def _paper(graph: Graph, number: int) -> Paper:
    full = next(paper for paper in graph.papers if paper.arxiv_id)
    return replace(full, id=_id(Kind.PAPER, number))


def _concepts(number: int) -> Iterator[Concept]:
    for kind in CONCEPTS:
        family = "model/llama-3.1" if kind is Kind.MODEL else None
        yield Concept(_id(kind, number), kind, f"{kind} {number}", sizes=(EIGHT,), variant_of=family)


def _mentions(number: int) -> Iterator[Mention]:
    for kind in CONCEPTS:
        for concept, role in ((number, Role.PROPOSED), (number + 1, Role.USED)):
            known = mention(PRUNING, _id(kind, concept), "Minitron", role)
            yield replace(known, paper=_id(Kind.PAPER, number), evidence=(_moved(known.evidence[0], number),))


def _result(graph: Graph, number: int) -> Result:
    known = next(result for result in graph.results if result.id == "result/minitron")
    techniques = [_id(kind, number) for kind in TECHNIQUES]
    return replace(
        known,
        id=_id(Kind.RESULT, number),
        paper=_id(Kind.PAPER, number),
        subject=techniques[1],
        metric=_id(Kind.METRIC, number),
        datasets=(_id(Kind.DATASET, number),),
        sizes=(replace(EIGHT, evidence=_moved(known.evidence, number)),),
        credits=tuple(replace(known.credits[0], technique=technique) for technique in techniques),
        evidence=_moved(known.evidence, number),
    )


def _moved(evidence: Evidence, number: int) -> Evidence:
    return replace(evidence, paper=_id(Kind.PAPER, number))


FACETS = "totalCount excludedAsUnknown facets { field values { id label } }"
RESULT = """id iri parameters { value evidence { textKind } } subject { name proposedBy { id } } baseline { name }
    datasets { name } metric { polarity } paper { title } verdicts { why } credits { technique { name } }
    evidence { quote textKind }"""
PAPER = """title sources { entry } methods { name } models { name } datasets { name } metrics { name } tasks { name }
    mentions { concept { name ... on Technique { results { totalCount } } } evidence { quote textKind } }"""
ROOTS = ("papers", "techniques", "methods", "models", "datasets", "metrics", "tasks", "results")
QUERIES = [
    *("{ %s(first: FIRST) { totalCount excludedAsUnknown edges { cursor node { id iri } } } }" % n for n in ROOTS),
    *("{ %s(first: FIRST) { nodes { usedBy(first: 9) { totalCount nodes { id title } } } } }" % n for n in ROOTS[1:7]),
    *("{ %s(first: FIRST) { nodes { results(first: 9) { totalCount nodes { id } } } } }" % n for n in ROOTS[:4]),
    """{ results(first: FIRST, where: {metric: {isNull: false}}) {
        FACETS edges { cursor match { claim } node { RESULT } } } }""",
    "{ papers(first: FIRST) { FACETS nodes { PAPER results { FACETS nodes { RESULT } } } } }",
    """{ models(first: FIRST, where: {name: {startsWith: "model "}}) { totalCount nodes {
        parameters { printed evidence { quote } } variantOf { name variants { name } } proposedBy { title }
        usedBy { nodes { title models { name } } }
        results(where: {parameters: {lt: 1e10}}, unknown: INCLUDE) { excludedAsUnknown nodes { RESULT } } } } }""",
    """{ techniques(first: FIRST, where: {results: {some: {}}}) { nodes { name results(first: 2) { nodes {
        paper { mentions { concept { name } } } } } } } }""",
    """{ datasets(first: FIRST, where: {name: {startsWith: "dataset"}}) { nodes {
        proposedBy { title } usedBy { FACETS nodes { title } } } } }""",
]


def written(query: str, first: int) -> str:
    """A query with its abbreviations spelled out."""
    for name, text in (("PAPER", PAPER), ("RESULT", RESULT), ("FACETS", FACETS), ("FIRST", str(first))):
        query = query.replace(f" {name}", f" {text}")
    return query


@pytest.mark.parametrize("query", QUERIES)
def test_one_row_costs_as_many_calls_as_a_hundred(query: str) -> None:
    calls, rows = [], []
    for first in (1, 100):
        view = Counting(MemoryStore(copied(GRAPH)))
        answer = execute(library_of(view), written(query, first))
        assert "errors" not in answer, answer["errors"]
        calls.append(view.calls)
        rows.append(len(str(answer["data"])))
    assert calls[0] == calls[1]
    assert rows[1] > 3 * rows[0]


@pytest.mark.parametrize("list", ["gains(FIRST)", "boards { scores(FIRST)", "boards(first: 1) { scores(FIRST)"])
def test_a_leaderboards_lists_cost_the_same_whatever_their_length(list: str) -> None:
    calls = []
    for first in (1, 100):
        view = Counting(MemoryStore(GRAPH))
        field = list.replace("FIRST", f"first: {first}") + " { totalCount nodes { name } }" + " }" * list.count("{")
        assert "errors" not in execute(library_of(view), '{ leaderboard(dataset: "MMLU") { %s } }' % field)
        calls.append(view.calls)
    assert calls[0] == calls[1]


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        ("__typename", {}),
        ("totalCount", {"count": 1}),
        ("totalCount excludedAsUnknown", {"count": 1}),
        ("pageInfo { hasNextPage }", {"find": 1}),
        ("edges { cursor }", {"find": 1, "get": 1}),
        ("nodes { id } pageInfo { endCursor } edges { node { id } }", {"find": 1, "get": 1}),
        ("facets { field }", {"facet": 6, "get": 1}),
        ("nodes { paper { id } evidence { textKind } }", {"find": 1, "get": 2}),
    ],
)
def test_only_what_is_selected_is_asked_for(selected: str, expected: dict[str, int]) -> None:
    view = Counting(MemoryStore(GRAPH))
    execute(library_of(view), "{ results { %s } }" % selected)
    assert dict(view.calls) == expected
