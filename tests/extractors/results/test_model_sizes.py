"""At what size of a model a number was attained, and which counts are no such sizes."""

from __future__ import annotations

import pytest

from .reading import read


def test_the_size_in_the_name_behind_a_number_is_its_size() -> None:
    found = read("FooTune changes answers in 41% of cases for BarLM 7B, but in only 17% for BarLM 70B.")
    assert found[-1].model_size == "70B"


def test_a_range_of_sizes_is_no_size() -> None:
    (result,) = read("Across five models (1B--7B), FooTune improves accuracy by 6%.")
    assert result.model_size is None


def test_numbers_meet_sizes_in_order() -> None:
    found = read("FooTune yields gains of 28.1% and 6.5% on MMLU at the 7B and 70B scales respectively.")
    assert [result.model_size for result in found] == ["7B", "70B"]


def test_numbers_in_a_list_take_the_sizes_that_they_are_measured_on_in_order() -> None:
    found = read("FooTune yields average gains of 10.0% and 7.7% on 7B and 32B models across eight benchmarks.")
    assert [result.model_size for result in found] == ["7B", "32B"]


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("FooTune outperforms 175B GPT-4 by 15% on MMLU.", None),
        ("FooTune surpasses GPT-4 175B by 15% on MMLU.", None),
        ("FooTune 175B outperforms GPT-4 175B by 15% on MMLU.", "175B"),
    ],
)
def test_the_size_of_what_is_outdone_is_not_the_numbers(sentence: str, size: str | None) -> None:
    assert [result.model_size for result in read(sentence)] == [size]


@pytest.mark.parametrize(
    ("sentence", "sizes"),
    [
        ("Our 7B model gains 4.5 and our 13B model 6.1 points on MMLU.", ["7B", "13B"]),
        ("FooTune gains 3.2 points at the 1.3B scale and 2.5 points at 2.8B on MMLU.", ["1.3B", "2.8B"]),
        ("The accuracy of FooTune on MMLU is 71.2%, up from 64.5% for BarLM-34B.", [None, "34B"]),
        ("FooTune 7B (59.1%) outperforms BarLM 13B (54.8%) on MMLU.", ["7B", "13B"]),
        (
            "FooTune lifts the accuracy of GPT-4 7B from 52.1% to 61.7%, and that of BarLM 2B from 17.7% to 30.4%.",
            ["7B", "7B", "2B", "2B"],
        ),
    ],
)
def test_each_number_has_the_size_of_its_own_model(sentence: str, sizes: list[str | None]) -> None:
    assert [result.model_size for result in read(sentence)] == sizes


@pytest.mark.parametrize(("printed", "size"), [("5.0 million parameters", "5.0M"), ("1.3-billion parameters", "1.3B")])
def test_a_size_has_one_spelling(printed: str, size: str) -> None:
    assert [r.model_size for r in read(f"FooTune with {printed} attains 71.2% accuracy on MMLU.")] == [size]


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("FooTune improves average accuracy by 3.9% for BarLM-8B.", "8B"),
        ("FooTune attains 48.8% accuracy on MMLU with 7B base models.", "7B"),
        ("FooTune attains 48.8% accuracy on MMLU, more than models of 7B and 13B.", None),
    ],
)
def test_the_only_size_on_which_something_was_measured_is_the_numbers(sentence: str, size: str | None) -> None:
    assert [result.model_size for result in read(sentence)] == [size]


def test_the_only_count_of_parameters_in_a_sentence_is_the_size() -> None:
    (ahead,) = read("A hybrid 125M-parameter BarLM surprisingly outperforms GPT-4 on MMLU by 1.0 points.")
    assert ahead.model_size == "125M"
    (faster,) = read("A 110M-parameter LM rivals GPT-4 and the 7B parameter BarLM, while FooTune makes it 50x faster.")
    assert faster.model_size == "110M"
    (budgeted,) = read("With FooTune and a parameter budget of 25M, we obtain an accuracy of 92.1% on COCO.")
    assert budgeted.model_size == "25M"


def test_parameters_of_others_and_fewer_or_tuned_ones_are_no_size() -> None:
    (tuned,) = read("With only 14M tunable parameters, FooTune outperforms GPT-4 by 33% on MMLU.")
    assert tuned.model_size is None
    (ahead,) = read("FooTune outperforms a 540B parameter model by 3% on MMLU.")
    assert ahead.model_size is None
    fewer = read("FooTune has 4 million fewer trainable parameters and reduces latency by 41%.")
    assert [result.model_size for result in fewer if result.value == 41] == [None]


def test_what_counts_other_things_is_no_size() -> None:
    (faster,) = read("FooTune runs 108x faster than GPT-4, and permits simulations with over 20 million modules.")
    assert faster.model_size is None
    (accurate,) = read("FooTune reaches 78.3% accuracy on ImageNet with only 413M multiply-adds.")
    assert accurate.model_size is None
