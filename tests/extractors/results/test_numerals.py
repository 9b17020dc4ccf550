"""Which characters are a number, what it is worth, and which unit is printed with it."""

from __future__ import annotations

import pytest

from extractors.components.results.numerals import numerals

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
    ("8.1±0.3 mm", [("8.1", 8.1, None, "")]),
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
