"""Pages by keyset cursors: in any order, from both ends, and never with a cursor of something else."""

# ruff: noqa: UP031 - queries are full of braces

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from tests.server.conftest import Ask, Refusal

PAGE = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }"
POINTS = '{unit: {eq: "points"}, kind: {eq: CHANGE}}'

ORDERS = [
    ("results", f"where: {POINTS}, orderBy: [{{field: VALUE, direction: DESC}}]", "lizard corgi loss fluency"),
    ("results", f"where: {POINTS}, orderBy: [{{field: VALUE}}]", "fluency loss corgi lizard"),
    ("results", f"where: {POINTS}, orderBy: [{{field: PUBLISHED}}]", "corgi fluency loss lizard"),
    ("results", f"where: {POINTS}, orderBy: [{{field: PUBLISHED, direction: DESC}}]", "loss corgi fluency lizard"),
    ("results", "where: {parameters: {isNull: false}}, orderBy: [{field: PARAMETERS}]", "minitron corgi"),
    ("results", f"where: {POINTS}, orderBy: [{{field: CONFIDENCE}}, {{field: VALUE}}]", "lizard fluency loss corgi"),
    (
        "papers",
        "orderBy: [{field: COMMENTS, direction: DESC}]",
        "arxiv-2407.14679 scores corgi lizard seal-one seal-two",
    ),
    ("papers", "orderBy: [{field: COMMENTS}]", "scores arxiv-2407.14679 corgi lizard seal-one seal-two"),
    ("papers", "orderBy: [{field: TITLE, direction: null}]", "arxiv-2407.14679 corgi lizard seal-two seal-one scores"),
    ("papers", "", "arxiv-2407.14679 corgi lizard scores seal-one seal-two"),
    ("methods", "orderBy: [{field: PAPERS, direction: DESC}]", "lizard corgi pruning seal-1111 seal-2222"),
    ("methods", "orderBy: [{field: RESULTS, direction: DESC}]", "corgi lizard pruning seal-1111 seal-2222"),
    ("datasets", "orderBy: [{field: NAME, direction: DESC}]", "wikitext mmlu cmmlu"),
]


def page(ask: Ask, listing: str, arguments: str, paging: str) -> Any:
    return ask("{ %s(%s) { %s } }" % (listing, ", ".join(filter(None, (arguments, paging))), PAGE))


@pytest.mark.parametrize(("listing", "arguments", "expected"), ORDERS)
@pytest.mark.parametrize("size", [1, 2, 100])
def test_pages_join_to_the_whole_list_in_order(
    ask: Ask, listing: str, arguments: str, expected: str, size: int
) -> None:
    found, after = [], None
    while True:
        position = f', after: "{after}"' if after else ""
        part = page(ask, listing, arguments, f"first: {size}{position}")
        found += [edge["node"]["id"].partition("/")[2] for edge in part["edges"]]
        assert part["pageInfo"]["hasPreviousPage"] is (after is not None)
        after = part["pageInfo"]["endCursor"]
        if not part["pageInfo"]["hasNextPage"]:
            break
    assert found == expected.split()


@pytest.mark.parametrize(("listing", "arguments", "expected"), ORDERS)
def test_pages_can_be_read_from_the_end(ask: Ask, listing: str, arguments: str, expected: str) -> None:
    last = page(ask, listing, arguments, "last: 2")
    assert [edge["node"]["id"].partition("/")[2] for edge in last["edges"]] == expected.split()[-2:]
    before = page(ask, listing, arguments, f'last: 100, before: "{last["pageInfo"]["startCursor"]}"')
    assert [edge["node"]["id"].partition("/")[2] for edge in before["edges"]] == expected.split()[:-2]
    assert not before["pageInfo"]["hasPreviousPage"]


def test_edges_carry_their_cursors(ask: Ask) -> None:
    found = page(ask, "papers", "", "first: 3")
    cursors = [edge["cursor"] for edge in found["edges"]]
    assert [found["pageInfo"]["startCursor"], found["pageInfo"]["endCursor"]] == [cursors[0], cursors[-1]]
    between = page(ask, "papers", "", f'after: "{cursors[0]}", before: "{cursors[2]}"')
    assert [edge["cursor"] for edge in between["edges"]] == [cursors[1]]


def test_an_empty_page_has_no_cursors(ask: Ask) -> None:
    found = page(ask, "papers", 'where: {title: {eq: "no such title"}}', "")
    assert found["pageInfo"] == {
        "hasNextPage": False,
        "hasPreviousPage": False,
        "startCursor": None,
        "endCursor": None,
    }


def test_none_may_be_asked_for_where_only_the_count_is_of_interest(ask: Ask) -> None:
    assert ask("{ papers(first: 0) { totalCount nodes { id } } }") == {"totalCount": 6, "nodes": []}


def test_twenty_rows_are_given_unless_more_are_asked_for(ask: Ask) -> None:
    found = ask("{ papers(first: null) { nodes { id } } }")
    assert len(found["nodes"]) == 6


@pytest.mark.parametrize(
    "paging",
    [
        "first: 1, last: 1",
        "first: -1",
        "last: -1",
        "first: 101",
        "last: 101",
        'after: ""',
        'after: "nonsense"',
        'after: "€"',
        'before: "////"',
        'after: "bnVsbA"',
    ],
)
def test_a_page_that_cannot_be_meant_is_bad_input(refusal: Refusal, paging: str) -> None:
    assert refusal("{ papers(%s) { nodes { id } } }" % paging)["extensions"]["code"] == "BAD_USER_INPUT"


def cursor(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "forged",
    [
        cursor("+title", "a", "paper/corgi"),
        cursor("-comments", 3, "paper/corgi"),
        cursor("+comments", 3),
        cursor("+comments", 3, "paper/corgi", "more"),
        cursor("+comments", "three", "paper/corgi"),
        cursor("+comments", 3, None),
        cursor("+comments", True, "paper/corgi"),
        cursor("+comments", float("inf"), "paper/corgi"),
        cursor(),
    ],
)
def test_a_cursor_of_another_order_is_bad_input(refusal: Refusal, forged: str) -> None:
    error = refusal('{ papers(orderBy: [{field: COMMENTS}], after: "%s") { nodes { id } } }' % forged)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_cursor_outlives_its_row(ask: Ask) -> None:
    gone = cursor("+comments", 3, "paper/gone")
    found = ask('{ papers(orderBy: [{field: COMMENTS}], after: "%s", first: 1) { nodes { id } } }' % gone)
    assert found["nodes"] == [{"id": "paper/arxiv-2407.14679"}]


@pytest.mark.parametrize("where", ["", "where: {kind: {eq: CHANGE}}, ", 'where: {unit: {eq: "%"}}, '])
def test_values_are_ordered_within_one_unit_and_one_kind_only(refusal: Refusal, where: str) -> None:
    error = refusal("{ results(%sorderBy: [{field: VALUE}]) { totalCount } }" % where)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_nested_lists_are_paged_for_each_owner(ask: Ask) -> None:
    query = """query($after: String) { papers(where: {results: {some: {}}}) { nodes { id
        results(first: 1, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } } } }"""
    first = {node["id"]: node["results"] for node in ask(query)["nodes"]}
    assert {id: (row["totalCount"], row["pageInfo"]["hasNextPage"]) for id, row in first.items()} == {
        "paper/arxiv-2407.14679": (1, False),
        "paper/corgi": (3, True),
        "paper/lizard": (3, True),
        "paper/scores": (5, True),
    }
    after = first["paper/corgi"]["pageInfo"]["endCursor"]
    second = {node["id"]: node["results"]["nodes"] for node in ask(query, after=after)["nodes"]}
    assert second["paper/corgi"] == [{"id": "result/corgi"}]
