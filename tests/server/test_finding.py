"""Search by words, facets, and walking from node to node."""

from __future__ import annotations

import pytest

from tests.server.conftest import Ask, Refusal


def test_search_ranks_exact_names_before_beginnings_words_and_near_spellings(ask: Ask) -> None:
    found = ask('{ search(text: "lizard") { how matched node { id __typename } } }')
    assert found == [
        {"how": "EXACT", "matched": "Lizard", "node": {"id": "method/lizard", "__typename": "Method"}},
        {"how": "EXACT", "matched": "Lizard \N{LIZARD}", "node": {"id": "paper/lizard", "__typename": "Paper"}},
    ]
    assert [hit["how"] for hit in ask('{ search(text: "SEAL") { how } }')] == ["EXACT", "EXACT", "PREFIX", "PREFIX"]
    assert ask('{ search(text: "losses") { how node { id } } }') == [{"how": "WORD", "node": {"id": "paper/scores"}}]
    assert ask('{ search(text: "MMLLU", first: 1) { how matched } }') == [{"how": "NEAR", "matched": "MMLU"}]


def test_search_keeps_to_kinds_and_numbers(ask: Ask) -> None:
    assert ask('{ search(text: "seal", kinds: [PAPER], first: 1) { node { id } } }') == [
        {"node": {"id": "paper/seal-one"}}
    ]
    assert ask('{ search(text: "seal", first: 0) { how } }') == []
    assert ask('{ search(text: "GSM8K") { how } }') == []


def test_facets_of_results(ask: Ask) -> None:
    found = ask('{ results(where: {dataset: {is: "MMLU"}}) { facets(first: 2) { field values { id label count } } } }')
    facets = {facet["field"]: [tuple(value.values()) for value in facet["values"]] for facet in found["facets"]}
    assert facets == {
        "dataset": [("dataset/mmlu", "MMLU", 8)],
        "metric": [("metric/accuracy", "accuracy", 2), ("metric/fluency", "fluency", 1)],
        "technique": [("method/corgi", "Corgi", 2), ("method/lizard", "Lizard", 2)],
        "kind": [(None, "CHANGE", 5), (None, "SCORE", 3)],
        "claim": [(None, "GAIN", 3), (None, "NEUTRAL", 3)],
        "year": [(None, "2024", 4), (None, "2023", 2)],
    }


def test_facets_of_papers_follow_the_filter(ask: Ask) -> None:
    found = ask('{ papers(where: {mentions: {is: "accuracy"}}) { facets { field values { label count } } } }')
    facets = {facet["field"]: [tuple(value.values()) for value in facet["values"]] for facet in found["facets"]}
    assert facets == {
        "year": [("2024", 1)],
        "task": [("model compression", 1)],
        "dataset": [("MMLU", 2), ("WikiText", 1)],
        "technique": [("Lizard", 1), ("pruning", 1), ("GPT-4", 1)],
    }


def test_facets_of_nested_lists(ask: Ask) -> None:
    found = ask('{ paper(id: "paper/lizard") { results { facets(first: 1) { field values { label count } } } } }')
    facets = {facet["field"]: facet["values"] for facet in found["results"]["facets"]}
    assert facets["kind"] == [{"label": "CHANGE", "count": 1}]
    assert facets["technique"] == [{"label": "Lizard", "count": 3}]


def test_a_neighbourhood(ask: Ask) -> None:
    found = ask("""{ neighbourhood(id: "Minitron") {
        nodes { id } relations { type from to confidence papers } truncated } }""")
    assert [node["id"] for node in found["nodes"]] == [
        "model/minitron",
        "result/minitron",
        "paper/arxiv-2407.14679",
    ]
    assert {(r["type"], r["from"], r["to"]) for r in found["relations"]} == {
        ("CREDITS", "result/minitron", "model/minitron"),
        ("OF", "result/minitron", "model/minitron"),
        ("PROPOSES", "paper/arxiv-2407.14679", "model/minitron"),
        ("REPORTS", "paper/arxiv-2407.14679", "result/minitron"),
    }
    assert found["truncated"] is False


def test_a_neighbourhood_is_cut_where_it_would_be_too_large(ask: Ask) -> None:
    found = ask('{ neighbourhood(id: "MMLU", depth: 2, first: 5) { nodes { id } truncated } }')
    assert (len(found["nodes"]), found["truncated"]) == (5, True)


def test_a_path_is_the_shortest_chain(ask: Ask) -> None:
    assert ask('{ path(from: "Minitron", to: "compression") { type from to papers } }') == [
        {"type": "PROPOSES", "from": "paper/arxiv-2407.14679", "to": "model/minitron", "papers": 1},
        {"type": "ADDRESSES", "from": "paper/arxiv-2407.14679", "to": "task/compression", "papers": 1},
    ]
    assert ask('{ path(from: "Minitron", to: "Minitron") { type } }') == []
    assert ask('{ path(from: "method/seal-2222", to: "Minitron") { type } }') is None
    assert ask('{ path(from: "Minitron", to: "GPT-4", longest: 1) { type } }') is None


@pytest.mark.parametrize(
    "query",
    [
        '{ search(text: "x", first: 101) { how } }',
        '{ search(text: "") { how } }',
        '{ neighbourhood(id: "MMLU", depth: 7) { truncated } }',
        '{ neighbourhood(id: "MMLU", depth: -1) { truncated } }',
        '{ neighbourhood(id: "MMLU", first: 101) { truncated } }',
        '{ path(from: "MMLU", to: "Minitron", longest: 7) { type } }',
        "{ papers { facets(first: 101) { field } } }",
        "{ papers { facets(first: -1) { field } } }",
    ],
)
def test_numbers_out_of_bounds_are_bad_input(refusal: Refusal, query: str) -> None:
    assert refusal(query)["extensions"]["code"] == "BAD_USER_INPUT"
