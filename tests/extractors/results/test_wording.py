"""How exact a number is, on what basis, how it is judged and what it rose from; and the quote."""

from __future__ import annotations

import pytest

from kg.model import Basis, Bound, Direction

from .reading import only, read


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("by 3%", Bound.EXACT),
        ("by up to 3%", Bound.UP_TO),
        ("by as much as 3%", Bound.UP_TO),
        ("by up to ~3%", Bound.UP_TO),
        ("by a maximum average gain of 3%", Bound.UP_TO),
        ("by at least 3%", Bound.AT_LEAST),
        ("by upwards of 3%", Bound.AT_LEAST),
        ("by as little as 3%", Bound.AT_LEAST),
        ("by more than 3%", Bound.AT_LEAST),
        ("by over 3%", Bound.AT_LEAST),
        ("by less than 3%", Bound.AT_MOST),
        ("by about 3%", Bound.ABOUT),
        ("by ~3%", Bound.ABOUT),
        ("by an average of 3%", Bound.AVERAGE),
        ("by 3% on average", Bound.AVERAGE),
    ],
)
def test_bounds(words: str, bound: Bound) -> None:
    assert only(f"FooTune improves accuracy {words} on MMLU.").bound is bound


@pytest.mark.parametrize(
    ("amounts", "bounds"),
    [
        ("up to 24.2% on MMLU, 32.6% on GSM8K and 39.8% on COCO", [Bound.UP_TO] * 3),
        ("about 15% on MMLU and 18% on GSM8K", [Bound.ABOUT] * 2),
        ("up to 24.2% on MMLU and at least 3% on GSM8K", [Bound.UP_TO, Bound.AT_LEAST]),
        ("up to 24.2% on MMLU and BLEU by 3% on COCO", [Bound.UP_TO, Bound.EXACT]),
        ("24.2% on MMLU, up to 32.6% on GSM8K", [Bound.EXACT, Bound.UP_TO]),
    ],
)
def test_bounds_hold_for_what_is_said_in_turn(amounts: str, bounds: list[Bound]) -> None:
    assert [result.bound for result in read(f"FooTune improves accuracy by {amounts}.")] == bounds


def test_a_mean_average_precision_is_no_average() -> None:
    assert only("FooTune attains a mean average precision of 41.7% on COCO.").bound is Bound.EXACT


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("FooTune improves accuracy by 4.2 points on MMLU.", Basis.ABSOLUTE),
        ("FooTune achieves an absolute gain of 5.5% in F1.", Basis.ABSOLUTE),
        ("FooTune achieves a relative improvement of 5.5% in F1.", Basis.RELATIVE),
        ("FooTune improves F1 by 5.5%.", None),
        ("FooTune is 2.5x faster than full fine-tuning.", None),
    ],
)
def test_basis(sentence: str, basis: Basis | None) -> None:
    assert only(sentence).basis is basis


@pytest.mark.parametrize(
    ("sentence", "judged"),
    [
        ("FooTune improves accuracy by 4.2 points on MMLU.", Direction.UP),
        ("FooTune improves latency by 40%.", Direction.UP),
        ("FooTune is 2.5x faster than full fine-tuning.", Direction.UP),
        ("FooTune saves up to 73% of the memory.", Direction.UP),
        ("FooTune is 1.22x slower than full fine-tuning.", Direction.DOWN),
        ("FooTune degrades accuracy by 2.5% on ImageNet.", Direction.DOWN),
        ("Our method reduces latency by 40% compared to full fine-tuning.", None),
        ("FooTune significantly reduces the computational overhead by 88.9%.", Direction.UP),
        ("FooTune reduces the training loss on the target skill by 13.6%.", Direction.UP),
        ("FooTune has an accuracy loss of 3.5%.", Direction.DOWN),
        ("FooTune needs 40x fewer training tokens than BarLM.", Direction.UP),
        ("The error drops by 12% relative.", Direction.UP),
        ("FooTune closes the performance gap by 96.4%.", Direction.UP),
        ("The perplexity of FooTune drops by 12%.", None),
        ("FooTune reaches 81.3% accuracy on MMLU.", None),
    ],
)
def test_judgement_is_the_text_s_own(sentence: str, judged: Direction | None) -> None:
    assert only(sentence).judged is judged


def test_what_does_not_happen_judges_nothing() -> None:
    found = read("FooTune cuts latency by 25% without accuracy degradation and by 40% with only a 1% accuracy drop.")
    assert [result.judged for result in found] == [None, None, Direction.DOWN]


@pytest.mark.parametrize(
    "sentence", ["GSM8K accuracy rises from 61.2% to 64.0%.", "FooTune lowers perplexity from 12.4 to 9.8 on COCO."]
)
def test_the_second_score_knows_the_first(sentence: str) -> None:
    first, second = read(sentence)
    assert (first.change_from, second.change_from) == (None, 0)


def test_the_quote_is_the_clause_not_the_sentence() -> None:
    sentence = (
        "In this work we ask much, and FooTune improves accuracy by 4.2 points on MMLU, which is released openly."
    )
    result = only(sentence)
    assert sentence[result.evidence.start : result.evidence.end] == "improves accuracy by 4.2 points on MMLU"
