"""Under which setting a number was reached: named ones, and plain words that set two numbers apart."""

from __future__ import annotations

import pytest

from .reading import only, read


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
