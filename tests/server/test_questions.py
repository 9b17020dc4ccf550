"""The ten bundled questions: all can be asked as they are, and say what their answers look like."""

from __future__ import annotations

from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, parse

import kg
from server import pages
from tests.server.conftest import Ask

FOLDERS = sorted(path for path in (Path(kg.__file__).parent / "examples" / "questions").iterdir() if path.is_dir())


def query(number: int) -> str:
    return (FOLDERS[number - 1] / "question.graphql").read_text(encoding="utf-8")


def test_there_are_ten_in_order() -> None:
    assert [int(folder.name[:2]) for folder in FOLDERS] == list(range(1, 11))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_question_is_a_named_operation_with_defaults(ask: Ask, folder: Path) -> None:
    text = (folder / "question.graphql").read_text(encoding="utf-8")
    [operation] = parse(text).definitions
    assert isinstance(operation, OperationDefinitionNode)
    assert operation.name
    assert operation.variable_definitions
    required = [v.variable.name.value for v in operation.variable_definitions if v.default_value is None]
    assert all(name == "metric" for name in required)
    assert ask(text) is not None


@pytest.mark.parametrize("question", pages.questions(), ids=lambda question: question.title)
def test_every_question_says_what_its_answer_looks_like(question: pages.Question) -> None:
    assert question.title.endswith((".", "?"))
    assert len(question.about) > 80


def test_gains_below_a_size_come_with_everything_that_proves_them(ask: Ask) -> None:
    found = ask(query(1))
    assert (found["totalCount"], found["excludedAsUnknown"]) == (3, 0)
    rows = {edge["node"]["name"]: (edge["match"]["parameters"], edge["node"]["results"]) for edge in found["edges"]}
    truth, results = rows["Minitron"]
    assert (truth, rows["Lizard"][0], rows["Corgi"][0]) == ("TRUE", "UNKNOWN", "UNKNOWN")
    assert results["nodes"] == [
        {
            "id": "result/minitron",
            "printed": "16",
            "unit": "%",
            "baselineText": "training from scratch",
            "baseline": {"id": "model/llama-3.1-8b", "name": "Llama 3.1 8B"},
            "parameters": [
                {"value": 8e9, "high": None, "source": "STATED", "printed": "8B"},
                {"value": 4e9, "high": None, "source": "STATED", "printed": "4B"},
            ],
            "paper": {"id": "paper/arxiv-2407.14679", "title": "Compact Models by Pruning"},
            "evidence": {"quote": "up to 16%", "textKind": "ABSTRACT"},
        }
    ]


@pytest.mark.parametrize(
    ("number", "variables", "expected"),
    [
        (2, {"dataset": "WikiText"}, "4.9"),
        (3, {"technique": "pruning"}, "paper/scores"),
        (4, {"since": "2024-01-01"}, "WikiText"),
        (5, {}, "6.8x faster"),
        (6, {"baseline": "Llama 3.1"}, "up to 16%"),
        (7, {"technique": "Lizard"}, "method/seal-1111"),
        (8, {"task": "compression"}, "up to 16%"),
        (9, {"most": 8e9}, "result/minitron"),
        (10, {}, "offset"),
    ],
)
def test_variables_change_a_question(ask: Ask, number: int, variables: dict[str, object], expected: str) -> None:
    found = ask(query(number), **variables)
    if number == 9:
        assert (found["totalCount"], found["excludedAsUnknown"]) == (1, 11)
    elif number == 10:
        assert found["nodes"][0]["evidence"]["quote"] == "86.4 accuracy on MMLU"
    else:
        assert f"'{expected}'" in str(found)
