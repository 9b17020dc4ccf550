"""Scores for those who compare models elsewhere: valid by their formats, and nothing that isn't a score."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.model import Bound, Concept, Graph, Kind, Mention, Result, Role
from tests.exports.editions import exported
from tests.server.golden import GRAPH
from tests.server.golden.names import MENTIONS
from tests.server.golden.papers import SCORES, evidence

HELD = {"result/acc-gpt4", "result/acc-lizard", "result/ppl-new", "result/ppl-old"}
"""The scores of the golden graph with a dataset and a metric."""


def checked(value: object, format: str) -> None:
    schema = json.loads((Path(__file__).parent / f"{format}.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(value, schema)


def named(key: str) -> Result:
    return next(result for result in GRAPH.results if result.id == f"result/{key}")


def adding(*results: Result) -> Graph:
    return replace(GRAPH, results=tuple(sorted((*GRAPH.results, *results), key=lambda result: result.id)))


def logs(graph: Graph, directory: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in exported(graph, "eee", directory)[0].splitlines()]
    for log in found:
        checked(log, "eee")
    return found


def tables(graph: Graph, directory: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(exported(graph, "pwc", directory)[0])
    checked(found, "pwc")
    return found


def each(logs: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    return ((log, result) for log in logs for result in log["evaluation_results"])


def test_every_score_is_in_one_log_with_its_evidence(tmp_path: Path) -> None:
    found = {result["evaluation_result_id"]: (log, result) for log, result in each(logs(GRAPH, tmp_path))}
    assert found.keys() == HELD
    for id, (log, result) in found.items():
        score = named(id.partition("/")[2])
        assert result["score_details"]["score"] == score.value
        assert result["score_details"]["details"]["quote"] == score.evidence.quote
        assert log["source_metadata"]["source_type"] == "documentation"
        assert log["evaluation_id"].endswith(score.paper)
    assert len({log["evaluation_id"] for log, _ in found.values()}) == len(logs(GRAPH, tmp_path))


def test_a_log_says_how_a_score_was_measured(tmp_path: Path) -> None:
    found = {result["evaluation_result_id"]: result["metric_config"] for _, result in each(logs(GRAPH, tmp_path))}
    assert found["result/acc-lizard"] == {
        "metric_id": "accuracy",
        "metric_name": "accuracy",
        "metric_unit": "percent",
        "lower_is_better": False,
        "score_type": "continuous",
        "min_score": 0,
        "max_score": 100,
    }
    assert found["result/ppl-new"]["lower_is_better"] is True
    assert "max_score" not in found["result/acc-gpt4"]  # 86.4, and no sign says of what


@pytest.mark.parametrize(("role", "party"), [(Role.PROPOSED, "first_party"), (Role.USED, "other")])
def test_only_who_proposes_a_technique_is_its_first_party(tmp_path: Path, role: Role, party: str) -> None:
    held = [m for m in MENTIONS if (m.paper, m.concept) != (SCORES.id, "model/gpt-4")]
    named = Mention(SCORES.id, "model/gpt-4", role, False, 1.0, (evidence(SCORES, "GPT-4"),))
    graph = replace(GRAPH, mentions=tuple(sorted((*held, named), key=lambda m: (m.paper, m.concept))))
    [log, *more] = [log for log in logs(graph, tmp_path) if log["model_info"]["id"] == "unknown/gpt-4"]
    assert not more
    assert log["source_metadata"]["evaluator_relationship"] == party


def table(graph: Graph, directory: Path, task: str, dataset: str) -> dict[str, Any]:
    of = {found["task"]: found["datasets"] for found in tables(graph, directory)}
    sota: dict[str, Any] = next(found["sota"] for found in of[task] if found["dataset"] == dataset)
    return sota


def test_a_table_has_a_row_for_each_technique_of_a_paper_best_first(tmp_path: Path) -> None:
    found = table(GRAPH, tmp_path, "model compression", "WikiText")
    assert found["metrics"] == ["perplexity"]
    assert [(row["model_name"], row["metrics"]) for row in found["rows"]] == [
        ("pruning", {"perplexity": "4.9"}),
        ("GPT-4", {"perplexity": "5.2"}),
    ]
    assert {row["paper_date"] for row in found["rows"]} == {"2024-01-05"}


def test_a_table_stands_under_every_task_of_its_paper(tmp_path: Path) -> None:
    modelling = Concept("task/language-modelling", Kind.TASK, "language modelling")
    of = Mention(SCORES.id, modelling.id, Role.USED, False, 1.0, (evidence(SCORES, "pruning"),))
    graph = replace(
        GRAPH,
        concepts=tuple(sorted((*GRAPH.concepts, modelling), key=lambda concept: concept.id)),
        mentions=tuple(sorted((*MENTIONS, of), key=lambda m: (m.paper, m.concept))),
    )
    found = {task["task"]: {d["dataset"] for d in task["datasets"]} for task in tables(graph, tmp_path)}
    assert found == {
        "model compression": {"MMLU", "WikiText"},
        "language modelling": {"MMLU", "WikiText"},
        "No task stated": {"MMLU"},
    }


def test_what_two_settings_give_is_two_rows_and_two_metrics_are_one(tmp_path: Path) -> None:
    one = named("ppl-old")
    few = replace(one, id="result/ppl-few", value=5.0, setting="5-shot")
    again = replace(one, id="result/ppl-two", value=5.1)
    right = replace(one, id="result/acc-wiki", value=60.5, unit="%", metric="metric/accuracy")
    found = table(adding(few, again, right), tmp_path, "model compression", "WikiText")
    assert found["metrics"] == ["perplexity", "accuracy"]
    assert [(row["model_name"], row["metrics"]) for row in found["rows"] if "GPT-4" in row["model_name"]] == [
        ("GPT-4 (5-shot)", {"perplexity": "5"}),
        ("GPT-4", {"perplexity": "5.1"}),
        ("GPT-4", {"perplexity": "5.2", "accuracy": "60.5%"}),
    ]


@pytest.mark.parametrize("format", ["eee", "pwc"])
def test_what_is_no_score_is_left_out_and_counted(tmp_path: Path, format: str) -> None:
    one = named("acc-lizard")
    others = (
        replace(one, id="result/range", high=70.0),
        replace(one, id="result/least", bound=Bound.AT_LEAST),
        replace(one, id="result/both", datasets=("dataset/cmmlu", "dataset/mmlu")),
        replace(one, id="result/nowhere", datasets=()),
        replace(one, id="result/nobody", credits=(), subject=None),
    )
    text, said = exported(adding(*others), format, tmp_path)
    assert said.startswith("4 scores; left out: ")
    for what in ("2 that are ranges or bounds", "1 on several", "1 without a dataset", "1 without a technique"):
        assert what in said
    assert "2 without a metric" in said
    assert text.count("68.2") == exported(GRAPH, format, tmp_path / "without")[0].count("68.2")


def test_a_score_of_which_nobody_knows_what_is_better_is_in_no_log(tmp_path: Path) -> None:
    odd = replace(named("acc-lizard"), id="result/odd", metric="metric/fluency")
    text, said = exported(adding(odd), "eee", tmp_path)
    assert "result/odd" not in text
    assert "1 by a metric of which it isn't known whether less is better" in said
    assert "fluency" in exported(adding(odd), "pwc", tmp_path)[0]
