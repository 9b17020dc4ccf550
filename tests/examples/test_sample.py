"""The bundled sample keeps what its README promises: digests, dates, and annotations that lie in the text."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "kg" / "examples"
KINDS = {"method", "model", "dataset", "metric", "task"}
DIRECTED = {"change", "factor"}


def read(name: str) -> list[dict[str, Any]]:
    lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


SAMPLE = read("sample.jsonl")
GOLD = read("sample.gold.jsonl")
each_paper = pytest.mark.parametrize("paper", SAMPLE, ids=lambda paper: paper["id"])
each_gold = pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])


def test_sample_numbers_120_papers_without_repeats() -> None:
    assert [paper["id"] for paper in SAMPLE] == [f"sample-{n:03}" for n in range(1, 121)]
    assert len({paper["title"].casefold() for paper in SAMPLE}) == 120


@each_paper
def test_a_paper_is_a_digest_of_60_to_120_words(paper: dict[str, Any]) -> None:
    assert list(paper) == ["id", "title", "abstract", "published", "text_kind"]
    assert paper["text_kind"] == "digest"
    assert 60 <= len(paper["abstract"].split()) <= 120


@each_paper
def test_text_is_one_clean_line_without_latex(paper: dict[str, Any]) -> None:
    for text in (paper["title"], paper["abstract"]):
        assert text == " ".join(text.split())
        assert not set("\\${}") & set(text)


@each_paper
def test_published_is_an_iso_date_or_null(paper: dict[str, Any]) -> None:
    if paper["published"] is not None:
        assert date.fromisoformat(paper["published"]).isoformat() == paper["published"]


def test_a_listed_paper_without_a_date_has_none_here() -> None:
    lizard = next(paper for paper in SAMPLE if paper["title"].startswith("Lizard"))
    assert lizard["published"] is None


def test_gold_covers_30_papers_20_of_them_with_results() -> None:
    assert len({gold["id"] for gold in GOLD}) == len(GOLD) == 30
    assert sum(bool(gold["results"]) for gold in GOLD) == 20


@each_gold
def test_gold_annotates_the_text_of_the_sample(gold: dict[str, Any]) -> None:
    paper = next(paper for paper in SAMPLE if paper["id"] == gold["id"])
    assert (gold["title"], gold["abstract"]) == (paper["title"], paper["abstract"])


@each_gold
def test_every_form_of_an_entity_stands_in_the_text(gold: dict[str, Any]) -> None:
    text = f"{gold['title']}\n{gold['abstract']}"
    for entity in gold["entities"]:
        assert entity["type"] in KINDS
        assert entity["role"] in {"proposed", "used"}
        missing = [form for form in [entity["name"], *entity["aliases"]] if form not in text]
        assert not missing


@each_gold
def test_every_result_quotes_the_digest_and_is_of_an_annotated_entity(gold: dict[str, Any]) -> None:
    names = {entity["name"] for entity in gold["entities"]}
    for result in gold["results"]:
        assert result["quote"] in gold["abstract"]
        assert result["subject"] is None or result["subject"] in names
        assert result["dataset"] is None or result["dataset"] in names
        assert (result["direction"] is not None) == (result["kind"] in DIRECTED)
