"""What a title names, and the kind that words about a name suggest."""

from __future__ import annotations

import pytest

from extractors.components.introductions import kind_of, title_name
from kg.model import Kind


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("QuickFox: Fast Sorting", "QuickFox"),
        ("Llama 3: Open Models", "Llama 3"),
        ("MM-Bench: A Test of Many Things", "MM-Bench"),
        ("FOX: Four Old Xylophones", "FOX"),
        ("BarkNet++ : Barking Again", "BarkNet++"),
    ],
)
def test_title_that_names(title: str, name: str) -> None:
    found = title_name(title)
    assert found is not None
    assert title[slice(*found)] == name


@pytest.mark.parametrize(
    "title",
    [
        "On Learning: A Survey",
        "Deep Learning: A View",
        "Barking Is All You Need",
        "Is More Data Better? A Study",
        "Think Twice: Better Answers",
        "GPT-4o vs Claude: Who Wins",
        "Ratio 3:1 in Practice",
    ],
)
def test_title_that_names_nothing(title: str) -> None:
    assert title_name(title) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a benchmark of whistles", Kind.DATASET),
        ("a large-scale data set", Kind.DATASET),
        ("a family of language models", Kind.MODEL),
        ("a 7B model for dogs", Kind.MODEL),
        ("a way to train networks", Kind.METHOD),
    ],
)
def test_kind(words: str, kind: Kind) -> None:
    assert kind_of(words) is kind
