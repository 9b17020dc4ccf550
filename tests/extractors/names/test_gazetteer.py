"""Curated names are found where they stand, the longest first, and acronyms in their own capitalisation only."""

from __future__ import annotations

import pytest

from extractors.components.names.gazetteer import KEY, Gazetteer
from extractors.tokenizer import blank
from kg.model import Kind
from kg.vocabulary import Entry, Vocabulary

VOCABULARY = Vocabulary.of(
    [
        Entry("dataset/mmlu", Kind.DATASET, "MMLU", ("Massive Multitask Language Understanding",)),
        Entry("dataset/mmlu-pro", Kind.DATASET, "MMLU-Pro"),
        Entry("dataset/cmmlu", Kind.DATASET, "CMMLU"),
        Entry("dataset/global-mmlu", Kind.DATASET, "Global MMLU"),
        Entry("dataset/math", Kind.DATASET, "MATH", exact=True),
        Entry("dataset/race", Kind.DATASET, "RACE", exact=True),
        Entry("metric/f1", Kind.METRIC, "F1"),
        Entry("metric/pass-1", Kind.METRIC, "pass@1"),
        Entry("method/lora", Kind.METHOD, "LoRA", ("low-rank adaptation",)),
        Entry("model/llama-3.1", Kind.MODEL, "Llama 3.1"),
        Entry("task/machine-translation", Kind.TASK, "machine translation"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    nlp = blank()
    doc = Gazetteer(nlp, VOCABULARY)(nlp(text))
    return [(span.text, span.label_) for span in doc.spans[KEY]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("on MMLU, MMLU-Pro, CMMLU and Global MMLU", ["MMLU", "MMLU-Pro", "CMMLU", "Global MMLU"]),
        ("on MMLU-Redux and MMMLU", []),
        ("MATH is hard", ["MATH"]),
        ("math is hard", []),
        ("Math is hard", []),
        ("we race to RACE", ["RACE"]),
        ("pass@1 and F1", ["pass@1", "F1"]),
        ("Low-Rank Adaptation (LoRA)", ["Low-Rank Adaptation", "LoRA"]),
        ("low rank adaptation", ["low rank adaptation"]),
        ("Machine Translation", ["Machine Translation"]),
        ("post-machine translation", []),
        ("Llama-3.1 is open", ["Llama-3.1"]),
        ("massive multitask language understanding", ["massive multitask language understanding"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [name for name, _ in found(text)] == names


def test_each_name_has_its_kind() -> None:
    assert found("LoRA gains F1 on MMLU") == [("LoRA", "method"), ("F1", "metric"), ("MMLU", "dataset")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("45.3 mAP@0.5 and 30.1 mAP@[0.5:0.95]", ["mAP@0.5", "mAP@[0.5:0.95]"]),
        ("NDCG@10, R@1 and Recall@k.", ["NDCG@10", "R@1", "Recall@k"]),
        ("write to ada@10.example.org or @ada", []),
    ],
)
def test_a_metric_at_a_cutoff_needs_no_curator(text: str, names: list[str]) -> None:
    assert found(text) == [(name, "metric") for name in names]
