"""What holds of every text: no error, and every number stands where the claim says it does."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.model import Field

from .reading import NAMES, TEST, read

WORDS = (
    "improves reduces by from to up of on and , . ( ) % 3.5% +1.2 12 7B 40x 1/5 half doubles between while not than "
    "over points respectively fewer faster 5-shot → $2.6\\times$ 33-59% 4%-20% 1,000 \n accuracies"
).split(" ")
SENTENCES = st.lists(st.sampled_from([*WORDS, *(name for names in NAMES.values() for name in names)]), max_size=40)


def check(abstract: str) -> None:
    found = read(abstract)
    for position, result in enumerate(found):
        assert result.number.field is result.evidence.field is Field.ABSTRACT
        assert abstract[result.number.start : result.number.end] == result.printed != ""
        assert result.evidence.start <= result.number.start < result.number.end <= result.evidence.end <= len(abstract)
        assert 0 <= result.confidence <= 1
        assert result.extractor == TEST
        assert result.value >= 0
        assert result.change_from is None or result.change_from == position - 1


@example(f"FooTune improves accuracy by {400 * '9'}% on MMLU")
@example("FooTune is 3x more ſtable on GSM8K, reaches ſix times the accuracy and is twıce as fast")
@example("FooTune improves accuracy by " + ", ".join(f"{number}% on MMLU" for number in range(1, 1000)))
@given(SENTENCES.map(" ".join))
@settings(deadline=None, max_examples=150)
def test_numbers_lie_in_their_quotes(abstract: str) -> None:
    check(abstract)


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=100)
def test_any_text_is_read(abstract: str) -> None:
    check(abstract)
