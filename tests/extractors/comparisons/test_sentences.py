"""What sentences compare, by example: subject, baseline, datasets, metric, direction; and what they leave open."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.components.comparisons import read
from extractors.layout import doc_text
from extractors.tokenizer import blank
from kg.model import ComparisonClaim, Direction, EntityClaim, Extractor, Field, Kind, Paper, Role, Span

UP, DOWN = Direction.UP, Direction.DOWN
NAMES = {
    Kind.METHOD: ("FooTune", "LoRA", "prefix tuning"),
    Kind.MODEL: ("BarLM", "GPT-4", "Llama 3"),
    Kind.DATASET: ("MMLU", "GSM8K", "ImageNet"),
    Kind.METRIC: ("accuracy", "robustness", "perplexity"),
}
LANGUAGE = blank()
HAND = Extractor("hand", "1")
Said = tuple[str | None, str | None, tuple[str, ...], str | None, Direction | None]


def entity(kind: Kind, name: str, text: str) -> EntityClaim:
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    places = tuple(Span(Field.ABSTRACT, *place.span()) for place in found)
    role = Role.PROPOSED if name == "FooTune" else Role.USED
    return EntityClaim(kind, name, (), role, (), places, 1.0, HAND)


def claims(text: str) -> tuple[ComparisonClaim, ...]:
    found = [entity(kind, name, text) for kind, names in NAMES.items() for name in names if name in text]
    paper = Paper("paper/a-study", "A study", text)
    return read(LANGUAGE(doc_text(paper.title, text)), paper, HAND, found, ())


def compared(text: str) -> list[Said]:
    return [(one.subject, one.baseline, one.datasets, one.metric, one.direction) for one in claims(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("FooTune outperforms GPT-4 on MMLU.", [("FooTune", "GPT-4", ("MMLU",), None, UP)]),
        ("We show that BarLM clearly surpasses GPT-4.", [("BarLM", "GPT-4", (), None, UP)]),
        ("BarLM beats Llama 3 in accuracy.", [("BarLM", "Llama 3", (), "accuracy", UP)]),
        ("BarLM is on par with GPT-4 on GSM8K.", [("BarLM", "GPT-4", ("GSM8K",), None, None)]),
        ("BarLM is comparable to GPT-4.", [("BarLM", "GPT-4", (), None, None)]),
        ("BarLM falls behind GPT-4 on MMLU.", [("BarLM", "GPT-4", ("MMLU",), None, DOWN)]),
        ("BarLM is outperformed by GPT-4.", [("BarLM", "GPT-4", (), None, DOWN)]),
        ("LoRA performs worse than prefix tuning.", [("LoRA", "prefix tuning", (), None, DOWN)]),
        ("FooTune achieves better accuracy than LoRA.", [("FooTune", "LoRA", (), "accuracy", UP)]),
        ("FooTune achieves higher robustness than LoRA on MMLU.", [("FooTune", "LoRA", ("MMLU",), "robustness", UP)]),
        ("FooTune has lower accuracy than LoRA.", [("FooTune", "LoRA", (), "accuracy", DOWN)]),
        ("FooTune has lower perplexity than LoRA.", [("FooTune", "LoRA", (), "perplexity", UP)]),
        ("FooTune is more effective than LoRA.", [("FooTune", "LoRA", (), None, UP)]),
        ("FooTune not only outperforms LoRA but is smaller.", [("FooTune", "LoRA", (), None, UP)]),
        ("We show the superiority of FooTune over LoRA.", [("FooTune", "LoRA", (), None, UP)]),
        (
            "FooTune outperforms strong baselines such as LoRA, prefix tuning and GPT-4 on MMLU and GSM8K.",
            [("FooTune", other, ("MMLU", "GSM8K"), None, UP) for other in ("LoRA", "prefix tuning", "GPT-4")],
        ),
        ("Experiments on MMLU show that our method outperforms LoRA.", [("FooTune", "LoRA", ("MMLU",), None, UP)]),
        ("We find that BarLM with LoRA outperforms GPT-4.", [("BarLM", "GPT-4", (), None, UP)]),
        ("BarLM improves with LoRA, even outperforming GPT-4.", [("BarLM", "GPT-4", (), None, UP)]),
        (
            "When prefix tuning large models such as BarLM, our recipe outperforms LoRA.",
            [("FooTune", "LoRA", (), None, UP)],
        ),
        (
            "LoRA and prefix tuning outperform GPT-4.",
            [("LoRA", "GPT-4", (), None, UP), ("prefix tuning", "GPT-4", (), None, UP)],
        ),
        ("With LoRA and prefix tuning, BarLM beats GPT-4.", [("BarLM", "GPT-4", (), None, UP)]),
        (
            "FooTune achieves strong results, surpassing LoRA and even closed models such as GPT-4.",
            [("FooTune", other, (), None, UP) for other in ("LoRA", "GPT-4")],
        ),
        ("We show the superiority and potential of FooTune over LoRA.", [("FooTune", "LoRA", (), None, UP)]),
        ("BarLM has better accuracy and robustness than GPT-4.", [("BarLM", "GPT-4", (), "accuracy", UP)]),
        ("BarLM performs identically to GPT-4.", [("BarLM", "GPT-4", (), None, None)]),
        ("FooTune outperforms LoRA in image reading (ImageNet) tasks.", [("FooTune", "LoRA", (), None, UP)]),
        ("FooTune outperforms existing methods on MMLU.", [("FooTune", None, ("MMLU",), None, UP)]),
        ("BarLM is competitive with, and even outperforms, GPT-4.", [("BarLM", "GPT-4", (), None, UP)]),
        ("BarLM matches or outperforms GPT-4.", [("BarLM", "GPT-4", (), None, None)]),
    ],
)
def test_what_is_compared(text: str, said: list[Said]) -> None:
    text = text if "FooTune" in text else f"We propose FooTune. {text}"
    assert compared(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "FooTune outperforms LoRA by 3.2 points on MMLU.",  # a result
        "BarLM does not outperform GPT-4.",
        "BarLM fails to beat GPT-4 on MMLU.",
        "Can BarLM outperform GPT-4?",
        "We ask whether BarLM outperforms GPT-4.",
        "We train BarLM to outperform GPT-4.",
        "BarLM outperforms models trained on MMLU.",
        "A mixture of LoRA and prefix tuning outperforms GPT-4.",
        "BarLM outperforms the state of the art.",  # says nothing
        "A larger network outperforms GPT-4.",  # of whom?
        "LoRA makes small networks outperform GPT-4.",
        "BarLM has fewer layers than GPT-4.",  # of no quantity that is measured
        "BarLM has higher accuracy than others on MMLU.",  # than whom?
        "BarLM is better suited to long texts than GPT-4.",
    ],
)
def test_what_is_left_out(text: str) -> None:
    assert compared(text) == []


def test_our_method_is_left_out_where_it_may_mean_several() -> None:
    assert compared("Our method outperforms LoRA on MMLU.") == []


def test_doubt_lowers_confidence() -> None:
    sure, doubted = (claims(f"We show that BarLM {verb} GPT-4.")[0] for verb in ("outperforms", "can outperform"))
    assert doubted.confidence < sure.confidence


def test_the_evidence_are_the_exact_characters() -> None:
    text = "In short, FooTune outperforms GPT-4 on MMLU with ease."
    [one] = claims(text)
    assert text[one.evidence.start : one.evidence.end] == "FooTune outperforms GPT-4 on MMLU"
    assert text[one.cue.start : one.cue.end] == "outperforms"
    assert one.extractor == HAND


PIECES = ["FooTune", "BarLM", "GPT-4", "MMLU", "accuracy", "outperforms", "is better than", "on par with", "our method"]
PIECES += [
    "which",
    "that",
    "while",
    "superiority of",
    "and",
    ",",
    "(",
    ")",
    ".",
    "such as",
    "on",
    "we show",
    "to",
    "not",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_whatever_the_words_claims_stand_in_the_text(text: str) -> None:
    for one in claims(text):
        assert 0 <= one.evidence.start <= one.cue.start < one.cue.end <= one.evidence.end <= len(text)
        assert one.subject != one.baseline
        assert one.subject
        assert one.baseline or one.datasets or one.metric
