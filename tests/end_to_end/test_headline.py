"""Which methods or models report MMLU gains with under 10B parameters? Asked of the four real listing pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import ask

pytestmark = pytest.mark.xdist_group("seeds")

GAINS = "dataset: {is: $dataset}, claim: {eq: GAIN}, parameters: {lt: 1e10}"
TECHNIQUES = f"""
    query($dataset: ID!, $unknown: Unknown!) {{
      techniques(where: {{results: {{some: {{{GAINS}}}}}}}, unknown: $unknown) {{
        totalCount excludedAsUnknown edges {{ match {{ parameters }} node {{ id name }} }}
      }}
    }}"""
RESULTS = f"""
    query($dataset: ID!, $unknown: Unknown!) {{
      results(where: {{{GAINS}}}, unknown: $unknown) {{
        totalCount excludedAsUnknown
        nodes {{
          printed value unit paper {{ title }} baselineText baseline {{ name }} datasets {{ name }}
          parameters {{ value source printed }} evidence {{ quote }}
        }}
      }}
    }}"""


def rows(seeds: Path, query: str, unknown: str, dataset: str = "MMLU") -> Any:
    return next(iter(ask(seeds, query, {"dataset": dataset, "unknown": unknown}).values()))


def test_minitron_alone_is_satisfied(seeds: Path) -> None:
    found = rows(seeds, TECHNIQUES, "EXCLUDE")
    assert [edge["node"]["id"] for edge in found["edges"]] == ["model/minitron"]
    assert found["excludedAsUnknown"] == 2


def test_techniques_without_a_stated_size_are_shown_as_unknown(seeds: Path) -> None:
    found = rows(seeds, TECHNIQUES, "ONLY")
    names = [edge["node"]["name"] for edge in found["edges"]]
    assert "Lizard" in names
    assert len(names) == 2
    assert {edge["match"]["parameters"] for edge in found["edges"]} == {"UNKNOWN"}


def test_results_say_the_same(seeds: Path) -> None:
    [sure] = rows(seeds, RESULTS, "EXCLUDE")["nodes"]
    assert sure["paper"]["title"] == "Compact Language Models via Pruning and Knowledge Distillation"
    assert (sure["value"], sure["unit"]) == (16, "%")
    assert "training from scratch" in (sure["baselineText"] or sure["baseline"]["name"])
    assert sorted(size["value"] for size in sure["parameters"]) == [4e9, 8e9]
    unknown = rows(seeds, RESULTS, "ONLY")["nodes"]
    assert sorted((row["value"], row["unit"], row["paper"]["title"]) for row in unknown) == [
        (3.06, "points", "Instruction Tuning with Human Curriculum"),
        (18, "points", "Lizard: An Efficient Linearization Framework for Large Language Models"),
    ]


@pytest.mark.parametrize(
    ("dataset", "title"),
    [
        ("CMMLU", "Towards Effective and Efficient Continual Pre-training of Large Language Models"),
        ("Global MMLU", "Efficient Model Development through Fine-tuning Transfer"),
    ],
)
def test_other_benchmarks_answer_to_their_own_names_only(seeds: Path, dataset: str, title: str) -> None:
    found = ask(
        seeds,
        "query($d: ID!) { results(where: {dataset: {is: $d}}) { nodes { paper { title } datasets { name } } } }",
        {"d": dataset},
    )["results"]["nodes"]
    assert found
    assert {row["paper"]["title"] for row in found} == {title}
    assert all(dataset in [d["name"] for d in row["datasets"]] for row in found)
    assert all("MMLU" not in [d["name"] for d in row["datasets"]] for row in found)
