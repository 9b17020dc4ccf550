"""Filters have three outcomes: what is undecided is left out, shown or shown alone, and always accounted for."""

# ruff: noqa: UP031 - queries are full of braces

from __future__ import annotations

from typing import Any

import pytest

from tests.server.conftest import Ask

GAINS = 'dataset: {is: "MMLU"}, claim: {eq: GAIN}, parameters: {lt: 1e10}'


def techniques(ask: Ask, unknown: str) -> Any:
    return ask(
        "{ techniques(where: {results: {some: {%s}}}, unknown: %s)"
        " { totalCount excludedAsUnknown edges { match { parameters published claim } node { id } } } }"
        % (GAINS, unknown)
    )


@pytest.mark.parametrize(
    ("unknown", "expected", "excluded"),
    [
        ("EXCLUDE", ["model/minitron"], 2),
        ("ONLY", ["method/corgi", "method/lizard"], 0),
        ("INCLUDE", ["method/corgi", "method/lizard", "model/minitron"], 0),
    ],
)
def test_mmlu_gains_with_under_10b_parameters(ask: Ask, unknown: str, expected: list[str], excluded: int) -> None:
    found = techniques(ask, unknown)
    assert [edge["node"]["id"] for edge in found["edges"]] == expected
    assert (found["totalCount"], found["excludedAsUnknown"]) == (len(expected), excluded)


def test_match_says_which_field_is_to_blame(ask: Ask) -> None:
    found = techniques(ask, "INCLUDE")
    assert {edge["node"]["id"]: edge["match"] for edge in found["edges"]} == {
        "method/corgi": {"parameters": "UNKNOWN", "published": None, "claim": "TRUE"},
        "method/lizard": {"parameters": "UNKNOWN", "published": None, "claim": "TRUE"},
        "model/minitron": {"parameters": "TRUE", "published": None, "claim": "TRUE"},
    }


def test_nothing_is_excluded_where_the_filter_is_decided(ask: Ask) -> None:
    found = ask("{ results(where: {parameters: {isNull: true}}) { totalCount excludedAsUnknown } }")
    assert found == {"totalCount": 10, "excludedAsUnknown": 0}


@pytest.mark.parametrize(
    ("bounds", "sure", "unknown"),
    [
        ("lt: 1e10", ["minitron"], ["corgi"]),
        ("lt: 8e9", [], ["corgi", "minitron"]),
        ("lte: 8e9", ["minitron"], ["corgi"]),
        ("lte: 8e9, ne: 8e9", [], ["corgi", "minitron"]),
        ("gt: 2e10", [], []),
        ("gte: 7e9, lte: 13e9", ["corgi"], ["minitron"]),
        ("gt: 7e9, lte: 13e9", [], ["corgi", "minitron"]),
        ("in: [4e9, 8e9]", ["minitron"], ["corgi"]),
        ("in: [4e9, 8e9], ne: 4e9", [], ["corgi", "minitron"]),
        ("in: [4e9], eq: 8e9", [], []),
        ("gt: 5e9, lt: 5e9", [], []),
        ("gt: 5e9, lt: 6e9", [], []),
        ("ne: 5e9", ["corgi", "minitron"], []),
    ],
)
def test_bounds_on_parameters_are_one_question(ask: Ask, bounds: str, sure: list[str], unknown: list[str]) -> None:
    query = "{ results(where: {parameters: {isNull: false, %s}}, unknown: %s) { nodes { id } } }"
    found = [[node["id"] for node in ask(query % (bounds, mode))["nodes"]] for mode in ("EXCLUDE", "ONLY")]
    assert found == [[f"result/{key}" for key in keys] for keys in (sure, unknown)]


def test_a_missing_date_is_unknown_and_not_simply_false(ask: Ask) -> None:
    query = '{ papers(where: {%s: {published: {gte: "2000-01-01"}}}, unknown: ONLY) { nodes { id } } }'
    assert ask(query % "not")["nodes"] == [{"id": "paper/lizard"}]


def test_a_claim_of_unknown_polarity_may_be_a_gain(ask: Ask) -> None:
    found = ask("""{ results(where: {claim: {eq: GAIN}, kind: {eq: CHANGE}}, unknown: ONLY)
        { edges { match { claim parameters } node { id } } } }""")
    assert found["edges"] == [{"match": {"claim": "UNKNOWN", "parameters": None}, "node": {"id": "result/fluency"}}]


def test_two_unknown_fields_are_blamed_apart(ask: Ask) -> None:
    found = ask("""{ results(where: {claim: {eq: GAIN}, parameters: {lt: 1e10}, kind: {eq: CHANGE}}, unknown: ONLY)
        { edges { match { claim parameters } node { id } } } }""")
    blamed = {edge["node"]["id"]: (edge["match"]["claim"], edge["match"]["parameters"]) for edge in found["edges"]}
    assert blamed == {
        "result/corgi": ("TRUE", "UNKNOWN"),
        "result/fluency": ("UNKNOWN", "UNKNOWN"),
        "result/lizard": ("TRUE", "UNKNOWN"),
    }


def test_nested_lists_have_their_own_mode(ask: Ask) -> None:
    query = """query($unknown: Unknown) { method(id: "Lizard") {
        results(where: {parameters: {lt: 1e10}}, unknown: $unknown) { totalCount excludedAsUnknown } } }"""
    assert ask(query, unknown="EXCLUDE")["results"] == {"totalCount": 0, "excludedAsUnknown": 3}
    assert ask(query, unknown="INCLUDE")["results"] == {"totalCount": 3, "excludedAsUnknown": 0}
    assert ask(query, unknown=None)["results"] == {"totalCount": 0, "excludedAsUnknown": 3}
