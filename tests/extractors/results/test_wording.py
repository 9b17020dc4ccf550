"""How exact a number is, on what basis, under which setting, how it is judged and what it rose from; and the quote."""

from __future__ import annotations

import pytest

from kg.model import Basis, Bound, Direction, ResultClaim

from .reading import read


def only(sentence: str) -> ResultClaim:
    (result,) = read(sentence)
    return result


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
        ("The error drops by 12% relative.", None),
        ("FooTune reaches 81.3% accuracy on MMLU.", None),
    ],
)
def test_judgement_is_the_text_s_own(sentence: str, judged: Direction | None) -> None:
    assert only(sentence).judged is judged


@pytest.mark.parametrize(
    ("words", "setting"), [("5-shot ", "5-shot"), ("zero-shot ", "zero-shot"), ("few-shot ", "few-shot"), ("", None)]
)
def test_setting(words: str, setting: str | None) -> None:
    assert only(f"FooTune improves over prior models by 18 points on {words}MMLU.").setting == setting


def test_listed_settings_meet_numbers_in_order() -> None:
    found = read("FooTune reaches 69.9% ± 0.8% and 85.2% ± 0.4% accuracy in the 1-shot and 5-shot tasks, respectively.")
    assert [result.setting for result in found] == ["1-shot", "5-shot"]


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        ("16.2% and 2.7% in 5-shot and full settings respectively", ["5-shot", None]),
        ("16.2% and 2.7% in full and 5-shot settings respectively", [None, "5-shot"]),
        ("16.2% on COCO and by 2.7% in zero-shot transfer", [None, "zero-shot transfer"]),
    ],
)
def test_a_setting_is_of_the_number_that_it_is_told_of(words: str, settings: list[str | None]) -> None:
    assert [result.setting for result in read(f"FooTune improves accuracy by {words}.")] == settings


@pytest.mark.parametrize(
    "rival", ["recent zero-shot methods", "the weakly supervised GPT-4", "other open-vocabulary models"]
)
def test_what_something_is_compared_with_is_no_setting(rival: str) -> None:
    assert only(f"FooTune outperforms {rival} by 12% on MMLU.").setting is None
    assert only(f"FooTune gains 12% on MMLU over {rival}.").setting is None


def test_a_name_is_no_setting() -> None:
    assert only("FooTune is as good as One Shot IMP with 0.3% of the memory.").setting is None


def test_a_setting_holds_in_its_own_clause() -> None:
    tuned, _ = read("FooTune reaches an F1 of 0.74 on MMLU, while zero-shot GPT-4 trails by 9 points.")
    assert tuned.setting is None


@pytest.mark.parametrize(
    ("amounts", "settings"),
    [
        ("15% for classification and 18% for generation tasks", ["classification", "generation tasks"]),
        ("15% in single scenes and by 18% in many scenes over GPT-4", ["single scenes", "many scenes"]),
        ("1.7% per model and 1.8% per dataset", ["per model", "per dataset"]),
        ("15% on MMLU and 18% on GSM8K", [None, None]),
        ("15% for GPT-4 and 18% for BarLM", [None, None]),
        ("15% for classification", [None]),
    ],
)
def test_plain_words_set_numbers_apart(amounts: str, settings: list[str | None]) -> None:
    assert [result.setting for result in read(f"FooTune improves accuracy by {amounts}.")] == settings


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
