"""The papers of the golden graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.model import Evidence, Field, Paper, Source, TextKind


def paper(key: str, title: str, abstract: str, published: date | None = None, **more: object) -> Paper:
    known = Paper(f"paper/{key}", title, abstract, published=published, sources=(Source("page.txt", "listing", 1),))
    return replace(known, **more)  # type: ignore[arg-type]


PRUNING = paper(
    "arxiv-2407.14679",
    "Compact Models by Pruning",
    "Minitron 8B and 4B improve MMLU by up to 16% over training from scratch. Llama 3.1 8B is a baseline.",
    date(2024, 7, 19),
    arxiv_id="2407.14679",
    url="https://arxiv.org/abs/2407.14679",
    authors=("Ada", "Bob"),
    author_count=2,
    comments=7,
    sources=(Source("one.txt", "listing", 3), Source("two.txt", "listing", 9)),
)
LIZARD = paper(
    "lizard",
    "Lizard \N{LIZARD}",
    "Lizard gains 18 points on MMLU, at 68.2% accuracy, and generates 6.8x faster.",
    former=("paper/lizard-before",),
    text_kind=TextKind.DIGEST,
)
CORGI = paper(
    "corgi",
    "Human Curriculum",
    "Corgi adds +3.06 on MMLU to models of 7B-13B. On CMMLU it reaches 51.0. Fluency rises by 2 on MMLU.",
    date(2023, 10, 14),
    published_inferred=True,
    organisation="Kennel Club",
)
SCORES = paper(
    "scores",
    "Scores and Losses",
    "GPT-4 has 86.4 accuracy on MMLU, 42 on MMLU; pruning drops it by 3 points. Perplexity is 5.2 and 4.9 on WikiText.",
    date(2024, 1, 5),
    comments=2,
)
SEAL_ONE = paper("seal-one", "SEAL of Approval", "SEAL, a benchmark-free method, uses Lizard.", date(2025, 2, 1))
SEAL_TWO = paper("seal-two", "SEAL at Sea", "SEAL, another method.", date(2025, 3, 1))
PAPERS = (PRUNING, LIZARD, CORGI, SCORES, SEAL_ONE, SEAL_TWO)


def evidence(source: Paper, quote: str) -> Evidence:
    start = source.abstract.index(quote)
    return Evidence(source.id, Field.ABSTRACT, start, start + len(quote), quote, "hand", "1", 0.9)
