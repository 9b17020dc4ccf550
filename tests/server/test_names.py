"""Wherever an id is taken, a name or an alias is taken too; what is unknown or ambiguous is said, with candidates."""

# ruff: noqa: UP031 - queries are full of braces

from __future__ import annotations

import pytest

from tests.server.conftest import Ask, Refusal, Reply

FOUND = [
    ("dataset", "dataset/mmlu", "dataset/mmlu"),
    ("dataset", "MMLU", "dataset/mmlu"),
    ("dataset", "mmlu", "dataset/mmlu"),
    ("dataset", "Massive Multitask Language Understanding", "dataset/mmlu"),
    ("method", "Linearizer", "method/lizard"),
    ("method", "model pruning", "method/pruning"),
    ("model", "gpt 4", "model/gpt-4"),
    ("model", "model/llama3.1", "model/llama-3.1"),
    ("metric", "PPL", "metric/perplexity"),
    ("task", "compression", "task/compression"),
    ("paper", "paper/lizard-before", "paper/lizard"),
    ("paper", "human curriculum", "paper/corgi"),
    ("result", "result/minitron", "result/minitron"),
    ("node", "WikiText", "dataset/wikitext"),
    ("node", "result/speed", "result/speed"),
]


@pytest.mark.parametrize(("field", "name", "expected"), FOUND)
def test_ids_former_ids_names_and_aliases_find_a_node(ask: Ask, field: str, name: str, expected: str) -> None:
    assert ask("query($name: ID!) { %s(id: $name) { id } }" % field, name=name) == {"id": expected}


@pytest.mark.parametrize("name", ["GSM8K", "dataset/gsm8k", "the GSM8K"])
def test_a_name_of_the_vocabulary_that_no_paper_holds_gives_an_empty_answer(ask: Ask, name: str) -> None:
    assert ask("query($name: ID!) { dataset(id: $name) { id } }", name=name) is None
    found = ask("query($name: ID!) { results(where: {dataset: {is: $name}}) { totalCount } }", name=name)
    assert found == {"totalCount": 0}


UNKNOWN = [
    '{ dataset(id: "MMLLU") { id } }',
    '{ dataset(id: "Lizard") { id } }',
    '{ dataset(id: "method/lizard") { id } }',
    '{ dataset(id: "dataset/nothing") { id } }',
    '{ node(id: "no such thing") { id } }',
    '{ results(where: {dataset: {is: "MMLLU"}}) { totalCount } }',
    '{ results(where: {dataset: {in: ["MMLU", "MMLLU"]}}) { totalCount } }',
    '{ papers(where: {evaluatesOn: {within: "Lizard"}}) { totalCount } }',
    '{ methods(where: {is: "GPT-4"}) { totalCount } }',
    '{ leaderboard(dataset: "MMLLU") { withoutMetric } }',
    '{ leaderboard(dataset: "MMLU", metric: "BLEUE") { withoutMetric } }',
    '{ neighbourhood(id: "nobody") { truncated } }',
    '{ path(from: "MMLU", to: "nobody") { type } }',
]


@pytest.mark.parametrize("query", UNKNOWN)
def test_an_unknown_name_is_an_error(refusal: Refusal, query: str) -> None:
    error = refusal(query)
    assert error["extensions"]["code"] == "UNKNOWN_NAME"
    assert error["message"].startswith("unknown ")


@pytest.mark.parametrize("name", ["MMLLU", "dataset/mmllu"])
def test_an_unknown_name_or_id_offers_the_nearest(refusal: Refusal, name: str) -> None:
    error = refusal("query($name: ID!) { dataset(id: $name) { id } }", name=name)
    assert error["extensions"]["candidates"][0] in {"MMLU", "CMMLU"}
    assert "did you mean" in error["message"]


def test_a_name_of_two_things_is_ambiguous(refusal: Refusal) -> None:
    error = refusal('{ methods(where: {is: "SEAL"}) { totalCount } }')
    assert error["extensions"] == {
        "code": "AMBIGUOUS_NAME",
        "candidates": ["method/seal-1111", "method/seal-2222"],
    }


def test_names_are_looked_up_within_the_kind_that_the_place_asks_for(ask: Ask) -> None:
    # A paper's title and a method's name begin alike; only the method can have results.
    assert ask('{ results(where: {technique: {is: "Corgi"}}) { totalCount } }') == {"totalCount": 3}


@pytest.mark.parametrize("field", ["dataset(id: $text) { id }", "search(text: $text) { how }"])
def test_what_is_too_long_to_be_a_name_is_bad_input(refusal: Refusal, field: str) -> None:
    kind = "ID!" if "id:" in field else "String!"
    error = refusal("query($text: %s) { %s }" % (kind, field), text="MMLU " * 1000)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "query",
    [
        '{ node(id: "") { id } }',
        '{ dataset(id: "  ") { id } }',
        '{ nodes(ids: [""]) { id } }',
        '{ results(where: {dataset: {is: ""}}) { totalCount } }',
        '{ search(text: " ") { how } }',
    ],
)
def test_an_empty_name_is_bad_input(refusal: Refusal, query: str) -> None:
    assert refusal(query)["extensions"]["code"] == "BAD_USER_INPUT"


def test_several_nodes_come_in_the_order_asked_and_one_that_fails_is_null(reply: Reply) -> None:
    answer = reply('{ nodes(ids: ["mmlu", "SEAL", "result/speed", "GSM8K", "MMLU"]) { id } }')
    ids = [node and node["id"] for node in answer["data"]["nodes"]]
    assert ids == ["dataset/mmlu", None, "result/speed", None, "dataset/mmlu"]
    [error] = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["nodes", 1], "AMBIGUOUS_NAME")


def test_no_more_than_a_hundred_nodes_at_a_time(refusal: Refusal) -> None:
    error = refusal("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["MMLU"] * 101)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
