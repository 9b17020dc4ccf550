"""How sure a fact is: as often as that, such facts are right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractors.components.confidence import results
from extractors.evaluation import evaluate, score, verdicts
from kg.model import Extractor, Field, Paper, ResultClaim, ResultKind, Span

GOLD: dict[str, Any] = {
    "title": "FooTune",
    "abstract": "FooTune improves accuracy by 3.1% on MMLU.",
    "entities": [
        {"type": "method", "name": "FooTune", "aliases": [], "role": "proposed"},
        {"type": "dataset", "name": "MMLU", "aliases": [], "role": "used"},
    ],
    "results": [
        {"value": 3.1, "unit": "%", "kind": "change", "direction": "up", "metric": "accuracy", "dataset": "MMLU"}
    ],
}


def test_sure_facts_of_unknown_abstracts_are_right_nineteen_times_of_twenty(shared: Path) -> None:
    sure = evaluate(shared / "gold" / "dev.jsonl")["sure"]
    assert sure["p"] >= 95
    assert sure["found"] >= 300


@pytest.mark.parametrize("where", ["{score}. It reads MMLU.", "{score} on MMLU.", "It reads MMLU. {score}."])
def test_whether_a_number_is_in_the_sentence_of_its_dataset_is_known(where: str) -> None:
    abstract = where.format(score="FooTune reaches 71.2% accuracy")
    start = abstract.index("71.2")
    result = ResultClaim(
        71.2, None, "71.2", "%", ResultKind.SCORE, None, "accuracy", ("MMLU",), "FooTune", None, None, None,
        Span(Field.ABSTRACT, start, start + 4), Span(Field.ABSTRACT, start, start + 14), 0.8, Extractor("test", "1"),
    )  # fmt: skip
    [described] = results.describe(Paper("paper/x", "FooTune", abstract), (), [result])
    assert f"datasets=1,named={'on MMLU' in abstract}" in described[""]
    assert "metric=True,named=True" in described[""]


def test_a_fact_is_right_in_every_part_or_wrong() -> None:
    entities = [*GOLD["entities"], {"type": "model", "name": "FooTune", "aliases": []}]
    [result] = GOLD["results"]
    results = [result | {"dataset": "MMLU-Pro"}, {**result, "value": 3.2}]
    assert verdicts(GOLD, {"entities": entities, "results": [result]}) == ([True, True, False], [True])
    assert verdicts(GOLD, {"entities": [], "results": results}) == ([], [False, False])


def test_what_is_said_twice_is_right_once() -> None:
    [_, dataset] = GOLD["entities"]
    [result] = GOLD["results"]
    assert verdicts(GOLD, {"entities": [dataset, dataset], "results": [result, dict(result)]}) == (
        [True, False],
        [True, False],
    )


def test_what_the_first_abstract_says_nothing_of_is_measured_too() -> None:
    silent = GOLD | {"entities": [], "results": []}
    named = [{**entity, "aliases": ["accuracy"]} for entity in GOLD["entities"][:1]]
    rows = [silent, GOLD | {"entities": named}]
    assert score(rows, rows)["alias"]["right"] == 1
