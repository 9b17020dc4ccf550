"""Definitions of short forms, in both directions; what merely stands in brackets is none."""

from __future__ import annotations

import pytest

from extractors.components.names.acronyms import definitions


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We use knowledge distillation (KD) here.", "KD", "knowledge distillation"),
        ("direct preference optimization (DPO), a method", "DPO", "direct preference optimization"),
        ("based on LoRA (low-rank adaptation) alone", "LoRA", "low-rank adaptation"),
        ("many large language models (LLMs) fail", "LLMs", "large language models"),
        ("a Mixture of Experts (MoE) layer", "MoE", "Mixture of Experts"),
        ("the mean average precision (mAP)", "mAP", "mean average precision"),
        ("retrieval-augmented generation (RAG; see below)", "RAG", "retrieval-augmented generation"),
        ("Quick Rabbit-aware Diverse Selection (QuRaDS)", "QuRaDS", "Quick Rabbit-aware Diverse Selection"),
        ("the BarkBench (Barking Benchmark) suite", "BarkBench", "Barking Benchmark"),
        ("the area under the curve (AUC)", "AUC", "area under the curve"),
        ("the İyi Long Form (LF)", "LF", "Long Form"),
        ("GOP: Guessing Over Pixels for Dog Breeds", "GOP", "Guessing Over Pixels"),
        ("CATS: Context-Aware Tracking for Squirrels in Parks", "CATS", "Context-Aware Tracking for Squirrels"),
        ("a task called Bark to Growl (B2G)", "B2G", "Bark to Growl"),
        ("our dog-to-dog barking (D2DB)", "D2DB", "dog-to-dog barking"),
        ("BaRK: Learning to Balance Rival Kennels", "BaRK", "Balance Rival Kennels"),
    ],
)
def test_definition(text: str, short: str, long: str) -> None:
    assert [(text[slice(*found.short)], text[slice(*found.long)]) for found in definitions(text)] == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4 (OpenAI) fails",
        "accuracy (see Table 2)",
        "results (up to 5%)",
        "a set of pictures (ImageNet)",
        "small models (7B)",
        "brackets () and (nothing",
        "(KD) comes first",
        "tuning of BFG (Big\n\nFriendly Giant) with care",  # the title ends in the middle
        "BERT: We Look at Dogs",
        "MMLU: Bark",
        "Dogs: Do Our Guesses Suffice",
        "BARKBARKBARK: " + 100 * "bark",  # in no more than an instant
    ],
)
def test_no_definition(text: str) -> None:
    assert list(definitions(text)) == []


def test_several_definitions_keep_their_order() -> None:
    text = "word error rate (WER) and character error rate (CER)"
    assert [text[slice(*found.short)] for found in definitions(text)] == ["WER", "CER"]
