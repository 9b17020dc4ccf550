"""Which characters are a number, what it is worth, and which unit is printed with it."""

from __future__ import annotations

import pytest

from extractors.components.page.numerals import numerals

PRINTED = [
    ("by 3.06 points", [("3.06", 3.06, None, "points")]),
    ("+3.06 on MMLU", [("+3.06", 3.06, None, "")]),
    ("-4.2% lower", [("-4.2", 4.2, None, "%")]),
    ("about ~99% of", [("99", 99, None, "%")]),
    ("42.9\\% of", [("42.9", 42.9, None, "%")]),
    ("13,000 images", [("13,000", 13000, None, "")]),
    ("29 349 images", [("29 349", 29349, None, "")]),
    ("33-59% fewer", [("33-59", 33, 59, "%")]),
    ("4%-20% fewer", [("4%-20", 4, 20, "%")]),
    ("2.3x -14.9x fewer", [("2.3x -14.9", 2.3, 14.9, "x")]),
    ("2–4x fewer", [("2–4", 2, 4, "x")]),
    ("by 0.3% to 11.8%", [("0.3% to 11.8", 0.3, 11.8, "%")]),
    ("gains ranging from 3% to 7%", [("3% to 7", 3, 7, "%")]),
    ("between 28% and 56%", [("28% and 56", 28, 56, "%")]),
    ("from 61.2% to 64.0%", [("61.2", 61.2, None, "%"), ("64.0", 64.0, None, "%")]),
    ("accuracy increases from 1% to 7%", [("1", 1, None, "%"), ("7", 7, None, "%")]),
    ("3.47 and 2.10 points", [("3.47", 3.47, None, "points"), ("2.10", 2.1, None, "points")]),
    ("35.6/20.7/30.3 mIoU", [("35.6", 35.6, None, ""), ("20.7", 20.7, None, ""), ("30.3", 30.3, None, "")]),
    ("1.22x and $2.6\\times$", [("1.22", 1.22, None, "x"), ("2.6", 2.6, None, "x")]),
    ("by a factor of 12", [("12", 12, None, "x")]),
    ("two-fold and ten times", [("two", 2, None, "x"), ("ten", 10, None, "x")]),
    ("by a factor of two, or a Factor of almost ten", [("two", 2, None, "x"), ("ten", 10, None, "x")]),
    ("half the cost", [("half", 0.5, None, "x")]),
    ("tripling the speed", [("tripling", 3, None, "x")]),
    ("twice as fast", [("twice", 2, None, "x")]),
    ("an order of magnitude faster", [("an order of magnitude", 10, None, "x")]),
    ("2 orders of magnitude faster", [("2 orders of magnitude", 100, None, "x")]),
    ("1–2 orders of magnitude", [("1–2", 1, 2, "")]),
    ("cuts memory by half", [("half", 0.5, None, "x")]),
    ("cut in half, in half precision, in half an hour", [("half", 0.5, None, "x")]),
    ("double the speed", [("double", 2, None, "x")]),
    ("in under five minutes", [("five", 5, None, "minutes")]),
    ("by almost two points", [("two", 2, None, "points")]),
    ("a third of the cost", [("a third", 0.33, None, "x")]),
    ("1/5 of its data", [("1/5", 0.2, None, "x")]),
    ("6.90 pp better", [("6.90", 6.9, None, "points")]),
    ("5 percentage points", [("5", 5, None, "points")]),
    ("in 10ms or 1.2 GPU days", [("10", 10, None, "ms"), ("1.2", 1.2, None, "GPU days")]),
    ("8.1±0.3 mm", [("8.1", 8.1, None, "mm")]),
    ("85.2 ± 0.4%", [("85.2", 85.2, None, "%")]),
    ("69.9% ± 0.8%", [("69.9", 69.9, None, "%")]),
    ("0.93 (95% CI: 0.91-0.95)", [("0.93", 0.93, None, "")]),
    ("0.89, 95% confidence interval [0.86, 0.92]", [("0.89", 0.89, None, "")]),
    ("0.85 (p<0.001), 0.80 (p = 0.03)", [("0.85", 0.85, None, ""), ("0.80", 0.8, None, "")]),
    ("from 310 to 95 microjoules", [("310", 310, None, "microjoules"), ("95", 95, None, "microjoules")]),
    ("0.83 kcal/mol", [("0.83", 0.83, None, "kcal/mol")]),
    ("8.81Â±0.10", [("8.81", 8.81, None, "")]),
    ("at 161 frames per second", [("161", 161, None, "frames per second")]),
    ("35 tokens/s", [("35", 35, None, "tokens/s")]),
    ("20–30 images per second", [("20–30", 20, 30, "images per second")]),
    ("3.2 m/s, not 3.2 m", [("3.2", 3.2, None, "m/s"), ("3.2", 3.2, None, "m")]),
    ("45.8ms/frame", [("45.8", 45.8, None, "ms/frame")]),
    ("5.80 and 5.81 mmHg", [("5.80", 5.8, None, "mmHg"), ("5.81", 5.81, None, "mmHg")]),
    ("within 5° and 12 N", [("5", 5, None, "°"), ("12", 12, None, "N")]),
    ("on old classes in 15-1, +7.6% mAP", [("+7.6", 7.6, None, "%")]),
    ("at 41+ FPS", [("41", 41, None, "FPS")]),
    ("63.5 J&F", [("63.5", 63.5, None, "")]),
    ("on 16 out of 18 evaluated datasets", [("16", 16, None, "datasets")]),
    ("in 6/10 settings", [("6", 6, None, "settings")]),
    ("24/25 times", [("24", 24, None, "x"), ("25", 25, None, "x")]),
    ("improves (14.9\\% to 33.5\\%)", [("14.9", 14.9, None, "%"), ("33.5", 33.5, None, "%")]),
    ("scores range from (88% to 96%)", [("88% to 96", 88, 96, "%")]),
    ("from mAP@0.5=33.87% to 37.93%", [("33.87", 33.87, None, "%"), ("37.93", 37.93, None, "%")]),
]
NAMES = ["GPT-4", "F1@5", "ResNet50 and R18", "top-1", "pass@1", "the third one", "CIFAR-10", "word2vec", "3D boxes"]


@pytest.mark.parametrize(("text", "expected"), PRINTED, ids=lambda value: value if isinstance(value, str) else "")
def test_numbers_are_read_as_printed(text: str, expected: list[tuple[str, float, float | None, str]]) -> None:
    found = [(text[n.start : n.end], n.value, n.high, n.unit) for n in numerals(text)]
    assert found == expected


@pytest.mark.parametrize("text", NAMES)
def test_a_digit_in_a_name_is_no_number(text: str) -> None:
    assert numerals(text) == ()


def test_only_what_begins_after_the_given_offset_is_read() -> None:
    assert [n.value for n in numerals("7 titles and 8 bodies", 5)] == [8]


def test_what_is_too_large_for_a_number_is_none() -> None:
    assert [n.value for n in numerals(f"{400 * '9'}% and 5%")] == [5]


@pytest.mark.parametrize("text", ["twıce as fast", "ſix times as fast", "trİpled the speed", "a thırd of the cost"])
def test_a_number_word_in_other_letters_is_none(text: str) -> None:
    assert numerals(text) == ()
