"""Scores by metric and gains, best first and never mixed."""

# ruff: noqa: UP031 - queries are full of braces

from __future__ import annotations

import pytest

from tests.server.conftest import Ask, Refusal

BOARDS = "boards { metric { name } unit scores { totalCount nodes { id } } }"


def board(metric: str, unit: str, *results: str) -> dict[str, object]:
    nodes = [{"id": f"result/{key}"} for key in results]
    return {"metric": {"name": metric}, "unit": unit, "scores": {"totalCount": len(nodes), "nodes": nodes}}


def test_a_bare_number_and_a_percentage_share_a_board_of_percentages(ask: Ask) -> None:
    found = ask('{ leaderboard(dataset: "MMLU") { dataset { name } withoutMetric %s } }' % BOARDS)
    assert found == {
        "dataset": {"name": "MMLU"},
        "withoutMetric": 1,
        "boards": [board("accuracy", "%", "acc-gpt4", "acc-lizard")],
    }


def test_less_is_better_where_the_metric_says_so(ask: Ask) -> None:
    found = ask('{ leaderboard(dataset: "WikiText") { %s } }' % BOARDS)
    assert found["boards"] == [board("perplexity", "", "ppl-new", "ppl-old")]


def test_gains_come_by_kind_unit_and_value(ask: Ask) -> None:
    gains = ask("""{ leaderboard(dataset: "MMLU") { gains {
        totalCount edges { match { claim } node { id unit value } } } } }""")["gains"]
    assert [edge["node"]["id"] for edge in gains["edges"]] == [
        "result/minitron",
        "result/lizard",
        "result/corgi",
        "result/fluency",
    ]
    assert [edge["match"]["claim"] for edge in gains["edges"]] == ["TRUE", "TRUE", "TRUE", "UNKNOWN"]


def test_gains_are_paged(ask: Ask) -> None:
    query = """query($after: String) { leaderboard(dataset: "MMLU") {
        gains(unknown: EXCLUDE, first: 2, after: $after) { totalCount excludedAsUnknown
        pageInfo { endCursor hasNextPage } nodes { id } } } }"""
    first = ask(query)["gains"]
    assert (first["totalCount"], first["excludedAsUnknown"], first["pageInfo"]["hasNextPage"]) == (3, 1, True)
    second = ask(query, after=first["pageInfo"]["endCursor"])["gains"]
    assert second["nodes"] == [{"id": "result/corgi"}]


def test_one_metric_alone(ask: Ask) -> None:
    query = '{ leaderboard(dataset: "MMLU", metric: "fluency") { gains { nodes { id } } withoutMetric %s } }'
    found = ask(query % BOARDS)
    assert found == {"gains": {"nodes": [{"id": "result/fluency"}]}, "withoutMetric": 1, "boards": []}


def test_some_sizes_alone_with_the_unknown_ones_shown(ask: Ask) -> None:
    query = """{ leaderboard(dataset: "MMLU", parameters: {lt: 5e9}) {
        gains(unknown: %s) { nodes { id } } withoutMetric } }"""
    assert [node["id"] for node in ask(query % "INCLUDE")["gains"]["nodes"]] == [
        "result/minitron",
        "result/lizard",
        "result/fluency",
    ]
    assert ask(query % "EXCLUDE") == {"gains": {"nodes": []}, "withoutMetric": 1}


@pytest.mark.parametrize("name", ["GSM8K", "dataset/gsm8k", "the GSM8K"])
def test_a_dataset_that_no_paper_holds_has_an_empty_leaderboard(ask: Ask, name: str) -> None:
    found = ask(
        "query($name: ID!) { leaderboard(dataset: $name) { dataset { id paperCount proposedBy { id } }"
        " boards { unit } gains { totalCount } withoutMetric } }",
        name=name,
    )
    assert found == {
        "dataset": {"id": "dataset/gsm8k", "paperCount": 0, "proposedBy": []},
        "boards": [],
        "gains": {"totalCount": 0},
        "withoutMetric": 0,
    }


@pytest.mark.parametrize("arguments", ["first: 101", "first: -1", 'after: "nonsense"'])
def test_a_page_that_cannot_be_meant_is_bad_input(refusal: Refusal, arguments: str) -> None:
    error = refusal('{ leaderboard(dataset: "MMLU") { gains(%s) { totalCount nodes { id } } } }' % arguments)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_boards_can_be_asked_for_by_number(ask: Ask) -> None:
    boards = 'query($n: Int) { leaderboard(dataset: "MMLU") { boards(first: $n) { metric { name } } } }'
    every = ask(boards)["boards"]
    assert len(every) > 0
    assert ask(boards, n=1)["boards"] == every[:1]
    assert ask(boards, n=0)["boards"] == []


@pytest.mark.parametrize("first", [-1, 101])
def test_a_number_of_boards_out_of_bounds_is_refused(refusal: Refusal, first: int) -> None:
    error = refusal(f'{{ leaderboard(dataset: "MMLU") {{ boards(first: {first}) {{ unit }} }} }}')
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
