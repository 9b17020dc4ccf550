"""What printed sizes mean, and how names with sizes come apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import ParameterKind
from kg.sizes import Count, canonical, inside, parse, place, split_name

TOTAL, ACTIVE = ParameterKind.TOTAL, ParameterKind.ACTIVE


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("8B", 8e9),
        ("13b", 13e9),
        ("405M", 405e6),
        ("1.5T", 1.5e12),
        ("6.7B", 6_700_000_000),
        ("0.46B", 460e6),
        ("7 billion", 7e9),
        ("7-billion parameters", 7e9),
        ("1.3 billion parameters", 1.3e9),
        ("~7B", 7e9),
        ("about 110 million params", 110e6),
        ("1,300M", 1.3e9),
        ("500K", 500e3),
        ("671B total", 671e9),
    ],
)
def test_one_number(printed: str, value: float) -> None:
    assert parse(printed) == (Count(value, None, TOTAL),)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("1B-7B", 1e9, 7e9),
        ("1B to 7B", 1e9, 7e9),
        ("1-7B", 1e9, 7e9),
        ("7B–70B", 7e9, 70e9),
        ("160M to 6.9B", 160e6, 6.9e9),
        ("1 to 7 billion", 1e9, 7e9),
    ],
)
def test_a_range_is_one_count(printed: str, low: float, high: float) -> None:
    assert parse(printed) == (Count(low, high, TOTAL),)


@pytest.mark.parametrize(
    ("printed", "counts"),
    [
        ("7B and 13B", [(7e9, TOTAL), (13e9, TOTAL)]),
        ("60M/130M", [(60e6, TOTAL), (130e6, TOTAL)]),
        ("1B, 3.7B, 7B, and 16B", [(1e9, TOTAL), (3.7e9, TOTAL), (7e9, TOTAL), (16e9, TOTAL)]),
        ("30B-A3B", [(30e9, TOTAL), (3e9, ACTIVE)]),
        ("671B (37B active)", [(671e9, TOTAL), (37e9, ACTIVE)]),
        ("47B active", [(47e9, ACTIVE)]),
        ("13B activated parameters", [(13e9, ACTIVE)]),
        ("3B parameters active", [(3e9, ACTIVE)]),
    ],
)
def test_several_counts_and_active_ones(printed: str, counts: list[tuple[float, ParameterKind]]) -> None:
    assert [(count.value, count.kind) for count in parse(printed)] == counts


@pytest.mark.parametrize(
    "printed",
    ["8x7B", "8×22B", "XL", "B5", "", "7", "large", "over 1B", "70B-7B", "7B-ish", 400 * "9" + "B", f"7B-{400 * '9'}B"],
)
def test_what_states_no_count_is_unknown(printed: str) -> None:
    assert parse(printed) == ()


@pytest.mark.parametrize(
    ("form", "base", "size"),
    [
        ("Llama 3.1 8B", "Llama 3.1", "8B"),
        ("Llama-2-7b", "Llama-2", "7B"),
        ("8B Llama3", "Llama3", "8B"),
        ("LLaMA v2 (70B)", "LLaMA v2", "70B"),
        ("Mixtral 8x7B", "Mixtral", "8x7B"),
        ("Qwen3-30B-A3B", "Qwen3", "30B-A3B"),
        ("SmolLM-135M", "SmolLM", "135M"),
    ],
)
def test_a_size_at_either_end_splits_off(form: str, base: str, size: str) -> None:
    assert split_name(form) == (base, size)


@pytest.mark.parametrize("form", ["GPT-4", "7B", "ResNet-50", "Llama2-7B-128K", "LLaMA-7B/30B", "M2M-100", "T5", "B5"])
def test_other_names_stay_whole(form: str) -> None:
    assert split_name(form) is None


def test_a_size_inside_a_name_is_read_where_it_is_the_only_one() -> None:
    assert inside("Llama2-7B-128K") == "7B"
    assert inside("LLaMA-7B/30B") is None
    assert inside("ResNet-50") is None


def test_a_size_stands_as_a_whole_word() -> None:
    assert place("8B", "an 18B model beside an 8B one") == (23, 25)
    assert place("8B", "an 18B model") is None


@pytest.mark.parametrize("printed", ["5.0 million", "5-billion", "13b", "8×7B", "1.19 M", "30b-a3b", "2 trillion"])
def test_a_size_is_found_again_however_it_was_spelled(printed: str) -> None:
    text = f"beside it one of {printed}, or 18B"
    assert place(canonical(printed), text) == (17, 17 + len(printed))
    assert parse(canonical(printed)) == parse(printed)


@given(st.integers(1, 999), st.sampled_from("MBT"))
def test_case_and_words_do_not_matter(number: int, unit: str) -> None:
    words = {"M": "million", "B": "billion", "T": "trillion"}[unit]
    assert parse(f"{number}{unit}") == parse(f"{number}{unit.lower()}") == parse(f"{number} {words}")


@given(st.text(max_size=20))
def test_any_text_parses_to_ordered_positive_ranges(printed: str) -> None:
    for count in parse(printed):
        assert count.value >= 0
        assert count.high is None or count.high >= count.value
