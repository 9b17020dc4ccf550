"""The places that may name something stand in the order of the text, apart from each other."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from extractors.components.names.candidates import candidates
from extractors.components.names.gazetteer import KEY
from extractors.tokenizer import blank
from kg.model import Kind

LANGUAGE = blank()


def found(text: str, *learned: str) -> list[str]:
    """The candidates of a text in which a recogniser took these forms for methods."""
    doc = LANGUAGE(text)
    places = [(text.index(form), text.index(form) + len(form)) for form in learned]
    doc.ents = tuple(span for place in places if (span := doc.char_span(*place, label=Kind.METHOD.value)))
    doc.spans[KEY] = []
    named = candidates(doc)
    assert all(one.end <= other.start for one, other in pairwise(named))
    return [text[name.start : name.end] for name in named]


@pytest.mark.parametrize(
    ("text", "learned", "names"),
    [
        (
            "A study\n\nwe use dog tracking (DT) and barking.",
            ["DT", "barking"],
            ["dog tracking", "DT", "barking"],
        ),
        (
            "DOP-Suite: Dogs Over Pixels Suite (OPS), a Benchmark\n\nwe bark.",
            ["DOP-Suite"],
            ["DOP-Suite", "Dogs Over Pixels Suite", "OPS"],
        ),
    ],
)
def test_what_a_short_form_stands_for_is_found_in_its_place(text: str, learned: list[str], names: list[str]) -> None:
    assert found(text, *learned) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A study\n\nwe use the dog-aware pooling (DAP) module.", ["dog-aware pooling", "DAP"]),
        ("A study\n\nwe use dog-aware pooling (DAP) detection.", ["dog-aware pooling (DAP) detection"]),
    ],
)
def test_a_noun_behind_a_definition_is_no_part_of_the_name(text: str, names: list[str]) -> None:
    whole = re.search(r"dog-aware pooling \(DAP\) \w+", text)
    assert whole
    assert found(text, whole.group()) == names


def test_what_something_builds_on_is_the_name() -> None:
    text = "A study\n\nwe use a DogGAN-based approach and transformer-based barking."
    assert found(text, "DogGAN-based", "transformer-based") == ["DogGAN"]


@pytest.mark.parametrize("whole", ["pooling step - Dog Aware Pooling", "- Dog Aware Pooling"])
def test_a_dash_sets_a_name_apart(whole: str) -> None:
    assert found(f"A study\n\nwe use a pooling step {whole} on dogs.", whole) == ["Dog Aware Pooling"]
