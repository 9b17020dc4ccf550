"""The four saved listing pages, read whole: every entry, and of each what its byline says."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from extractors.sources import Item, documents, papers
from kg.model import Paper, SetAside
from tests.kg.builders import merge

WITHOUT_BYLINE = [
    (
        "CUDA-L2: Surpassing cuBLAS Performance for Matrix Multiplication through Reinforcement Learning",
        "Can LLMs Learn by Teaching? A Preliminary Study",
    ),
    ("Skill-Targeted Adaptive Training", "T2Ranking: A large-scale Chinese Benchmark for Passage Ranking"),
    (
        "Parallel Scaling Law: Unveiling Reasoning Generalization through A Cross-Linguistic Perspective",
        "Pretraining Language Models with Human Preferences",
    ),
    (
        "Lizard: An Efficient Linearization Framework for Large Language Models",
        "Improved Test-Time Adaptation for Domain Generalization",
    ),
]


@pytest.fixture(scope="module")
def pages(shared: Path) -> list[list[Item]]:
    return [list(papers(document)) for document in documents([str(shared / "seeds")])]


@pytest.fixture(scope="module")
def entries(pages: list[list[Item]]) -> list[Paper]:
    return [entry for page in pages for entry in page if isinstance(entry, Paper)]


def test_every_entry_of_every_page_is_read(pages: list[list[Item]]) -> None:
    assert [len(page) for page in pages] == [32, 46, 92, 41]
    assert not any(isinstance(entry, SetAside) for page in pages for entry in page)


def test_entries_are_numbered_through_their_page(pages: list[list[Item]]) -> None:
    for page in pages:
        numbers = [source.entry for entry in page if isinstance(entry, Paper) for source in entry.sources]
        assert numbers == list(range(1, len(page) + 1))


def test_distinct_papers(entries: list[Paper]) -> None:
    merged = merge(entries)
    assert len(merged) == 197
    assert len({paper.id for paper in merged}) == 197
    assert sum(len(paper.sources) for paper in merged) == 211


@pytest.mark.parametrize(("title", "neighbour"), WITHOUT_BYLINE)
def test_an_entry_without_byline_leaves_its_neighbour_alone(entries: list[Paper], title: str, neighbour: str) -> None:
    place = [entry.title for entry in entries].index(title)
    alone, after = entries[place : place + 2]
    assert (alone.published, alone.author_count, alone.organisation) == (None, None, None)
    assert after.title == neighbour
    assert after.published is not None
    assert neighbour not in alone.abstract


def test_only_four_entries_have_no_byline(entries: list[Paper]) -> None:
    assert [entry.title for entry in entries if entry.published is None] == [title for title, _ in WITHOUT_BYLINE]


def test_bylines_name_authors_or_an_organisation(entries: list[Paper]) -> None:
    assert sum(entry.author_count is not None for entry in entries) == 206
    assert [entry.organisation for entry in entries if entry.organisation] == ["ByteDance"]
    first = entries[0]
    assert (first.author_count, first.published, first.comments) == (5, date(2023, 9, 28), None)
    teaching = next(entry for entry in entries if entry.title.startswith("Can LLMs Learn by Teaching?"))
    assert (teaching.author_count, teaching.published, teaching.comments) == (10, date(2024, 6, 20), 2)


def test_years_that_a_page_does_not_print(pages: list[list[Item]]) -> None:
    for page, expected in zip(pages, [{2025: 5}, {}, {2025: 17}, {2025: 11}], strict=True):
        inferred = [entry for entry in page if isinstance(entry, Paper) and entry.published_inferred]
        assert Counter(entry.published.year for entry in inferred if entry.published) == expected


def test_papers_on_two_pages_confirm_the_inferred_year(entries: list[Paper]) -> None:
    dates: dict[str, set[tuple[bool, date | None]]] = {}
    for entry in entries:
        dates.setdefault(entry.title, set()).add((entry.published_inferred, entry.published))
    both = [found for found in dates.values() if len({inferred for inferred, _ in found}) == 2]
    assert len(both) == 3
    assert all(len({published for _, published in found}) == 1 for found in both)


def test_debris_is_repaired(entries: list[Paper]) -> None:
    text = "\n".join(f"{entry.title}\n{entry.abstract}" for entry in entries)
    for clean in (
        "42.9%",
        "1.22x, 1.43x, and 1.5x",
        "~99% of",
        "0.13~2.41",
        "English→German",
        "TÜLU 3",
        "the Pirá data",
    ):
        assert clean in text
    for debris in ("\\%", "{\\it", "{\\em", "\\url", "textit", "rightarrow", "1.22times", "sim99", "budgets.While"):
        assert debris not in text
    assert "\\METHOD" in text
