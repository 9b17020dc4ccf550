"""Who attains a number, and what it is held against, in a list, a clause or a comparison."""

from __future__ import annotations

import pytest

from .reading import read


def test_what_is_behind_or_ahead_has_its_rival() -> None:
    found = read("FooTune is 1.8 points below full fine-tuning, 0.7 points behind GPT-4 and 3 points ahead of BarLM.")
    assert [result.baseline for result in found] == ["full fine-tuning", "GPT-4", "BarLM"]
    (near,) = read("FooTune comes within 15 points of GPT-4 on MMLU.")
    assert near.baseline == "GPT-4"


def test_each_clause_keeps_its_own_subject() -> None:
    found = read("BarLM scores 45.2% on GSM8K, while GPT-4 scores 92.0%.")
    assert [result.subject for result in found] == ["BarLM", "GPT-4"]


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("FooTune attains 74.0% accuracy on MMLU, against 64.1% for GPT-4.", ["FooTune", "GPT-4"]),
        (
            "FooTune attains 74.0% accuracy on MMLU, compared with 64.1% for GPT-4 and 49.3% for BarLM.",
            ["FooTune", "GPT-4", "BarLM"],
        ),
        ("FooTune attains a BLEU of 0.72 on COCO, versus 0.55 for the best baseline.", ["FooTune", None]),
        ("FooTune attains an accuracy of 74.0% on MMLU, up from 64.1% for GPT-4.", ["FooTune", "GPT-4"]),
        ("FooTune improves accuracy on MMLU by a large margin (64.1% vs. 74.0%).", ["FooTune", "FooTune"]),
        ("FooTune defends against 95.0% of the attacks with an accuracy of 74.0%.", ["FooTune", "FooTune"]),
        ("FooTune brings the latency down from 18.3 to 6.1 ms.", [None, "FooTune"]),
        ("FooTune improves accuracy on MMLU by a large margin (74.0% vs. 64.1%).", ["FooTune", None]),
        ("FooTune outperforms GPT-4 (74.0% vs. 64.1%) on MMLU.", ["FooTune", "GPT-4"]),
        ("On MMLU, FooTune attains higher accuracy (74.0%) than BarLM (64.1%).", ["FooTune", "BarLM"]),
        ("FooTune outscores GPT-4 on MMLU (74.0% vs. 64.1%).", ["FooTune", "GPT-4"]),
        (
            "FooTune attains 74.0% accuracy on MMLU, compared to GPT-4's 64.1% and BarLM's 49.3%.",
            ["FooTune", "GPT-4", "BarLM"],
        ),
        ("The accuracy of FooTune of 74.0% on MMLU compares favorably with the 64.1% of BarLM.", ["FooTune", "BarLM"]),
        ("The accuracy of FooTune is 74.0%, while that of the baseline reaches 64.1%.", ["FooTune", None]),
    ],
)
def test_a_level_beside_another_is_not_of_the_same_one(sentence: str, subjects: list[str | None]) -> None:
    assert [result.subject for result in read(sentence)] == subjects


def test_a_number_is_of_what_does_as_its_clause_says() -> None:
    found = read(
        "Experiments on MMLU with GPT-4 improving BLEU by 7.6% and FooTune further boosting it by 2.0% show this."
    )
    assert [result.subject for result in found] == ["GPT-4", "FooTune"]


@pytest.mark.parametrize(
    "sentence", ["Adding FooTune to BarLM improves BLEU by 3.3%.", "FooTune with BarLM improves BLEU by 3.3%."]
)
def test_what_something_is_added_to_attains_nothing(sentence: str) -> None:
    assert [result.subject for result in read(sentence)] == ["FooTune"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our student even outperforms its teacher BarLM with 57% accuracy on MMLU.",
        "It surpasses the strong GPT-4 on COCO with an mAP of 57.2.",
    ],
)
def test_a_number_is_not_of_what_is_outperformed(sentence: str) -> None:
    assert [result.subject for result in read(sentence)] == [None]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("BarLM is fine-tuned on COCO. Our method attains 74.0% accuracy on MMLU.", None),
        ("BarLM is fine-tuned on COCO. It attains 74.0% accuracy on MMLU.", "BarLM"),
        ("BarLM is fine-tuned on COCO. We show that BarLM attains 74.0% accuracy on MMLU.", "BarLM"),
        ("FooTune adapts BarLM. Our method attains 74.0% accuracy on MMLU.", "FooTune"),
    ],
)
def test_what_our_method_attains_is_not_of_what_is_only_used_elsewhere(sentence: str, subject: str | None) -> None:
    (result,) = read(sentence)
    assert result.subject == subject


@pytest.mark.parametrize(
    ("sentence", "subject", "baseline"),
    [
        ("Our best model, made of BarLM, improves over BarLM by 4.7% on COCO.", None, "BarLM"),
        ("FooTune is studied. The win rate against GPT-4 is 58.3%.", "FooTune", None),
        ("FooTune is studied. The accuracy under BarLM reaches 57.2% on COCO.", "FooTune", None),
    ],
)
def test_a_number_is_not_of_what_it_is_held_against(sentence: str, subject: str | None, baseline: str | None) -> None:
    assert [(result.subject, result.baseline) for result in read(sentence)] == [(subject, baseline)]


@pytest.mark.parametrize(("whose", "subject"), [("for vanilla GPT-4", "GPT-4"), ("for the best baseline", None)])
def test_the_level_held_against_is_of_what_follows(whose: str, subject: str | None) -> None:
    found = read(f"FooTune attains 74.0% accuracy on MMLU, compared to 64.1% {whose}.")
    assert [result.subject for result in found] == ["FooTune", subject]


def test_what_a_sentence_says_something_of_attains_its_numbers() -> None:
    found = read("We introduce FooTune for chat. The fine-tuned BarLM model achieves 71.2% accuracy on MMLU.")
    assert [result.subject for result in found] == ["BarLM"]


@pytest.mark.parametrize(
    ("sentence", "baseline"),
    [
        ("FooTune outperforms GPT-4 by 3.1% on MMLU.", "GPT-4"),
        ("FooTune improves over prior models by 18 points on MMLU.", "prior models"),
        ("FooTune needs 40x fewer training tokens than training from scratch.", "training from scratch"),
    ],
)
def test_the_baseline_may_be_a_name_or_words(sentence: str, baseline: str) -> None:
    assert [result.baseline for result in read(sentence)] == [baseline]


@pytest.mark.parametrize(
    ("sentence", "baseline"),
    [
        ("FooTune gains 4.2 points over a strong ensemble baseline on MMLU.", "strong ensemble baseline"),
        ("FooTune gains 4.2 points over the state-of-the-art BarLM on MMLU.", "BarLM"),
        ("FooTune gains 4.2 points over popular methods such as BarLM on MMLU.", "BarLM"),
        ("FooTune improves the previous state of the art on MMLU by 4.2%.", "previous state of the art"),
        ("FooTune cuts the cost of the previous work by 12%.", "previous work"),
        ("FooTune tops the previous best result on MMLU by 1.8%.", "previous best result"),
        ("With FooTune, costs drop tenfold while quality falls by less than one percent.", None),
        ("FooTune reduces memory by up to 73% when training BarLM on COCO.", None),
        ("FooTune yields an accuracy gain of 4.2% for BarLM on MMLU.", None),
    ],
)
def test_the_baseline_is_what_words_say_that_is_compared_with(sentence: str, baseline: str | None) -> None:
    assert [result.baseline for result in read(sentence)] == [baseline]


def test_that_of_another_is_what_is_compared_with() -> None:
    rivals = "full fine-tuning and GPT-4, two popular algorithms"
    found = read(
        f"FooTune is studied. On a 1B model, perplexity falls below that of {rivals}, with about 25% less memory."
    )
    assert [(result.subject, result.baseline) for result in found] == [("FooTune", "GPT-4")]


def test_numbers_told_in_turn_are_held_against_those_of_the_list_before_in_order() -> None:
    found = read(
        "FooTune is 2.5x faster than GPT-4 and 5.0x faster than BarNet on COCO, and surpasses them by 0.2% and 0.8% "
        "accuracy respectively."
    )
    assert [result.baseline for result in found] == ["GPT-4", "BarNet", "GPT-4", "BarNet"]


def test_what_a_number_was_reached_with_shares_no_turns_with_what_is_proposed() -> None:
    found = read("With GPT-4 and FooTune, we achieve an accuracy of 96.0 and 94.1 on MMLU and GSM8K, respectively.")
    assert [result.subject for result in found] == ["FooTune", "FooTune"]


@pytest.mark.parametrize(
    "sentence",
    [
        "GPT-4 achieves 62.9% accuracy on MMLU, and humans achieve 91.0%.",
        "GPT-4 achieves 62.9% accuracy on MMLU, which is below human performance (91.0%).",
        "GPT-4 achieves 62.9% accuracy on MMLU, while human experts reach an accuracy of 91.0%.",
        "On MMLU, GPT-4 achieves 62.9% accuracy and humans 91.0%.",
    ],
)
def test_what_people_attain_is_no_models(sentence: str) -> None:
    model, people = read(sentence)
    assert (model.subject, people.subject) == ("GPT-4", None)


def test_a_baseline_goes_on_to_the_word_that_both_adjectives_are_of() -> None:
    (paired,) = read("FooTune outperforms competitive cascaded and end-to-end baselines on COCO by 3.5 points.")
    assert paired.baseline == "competitive cascaded and end-to-end baselines"
    (first,) = read("FooTune improves accuracy on COCO by 3.5 points over GPT-4 and other models.")
    assert first.baseline == "GPT-4"
