"""What a title names, and the kind that words about a name suggest."""

from __future__ import annotations

import pytest

from extractors.components.names.gazetteer import KEY
from extractors.components.names.introductions import introductions, kind_of, title_name
from extractors.tokenizer import blank
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
        "Beyond Bark-Only: A Corpus of Meows",
        "Towards Llama 4: Open Questions",
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


def introduced(title: str) -> list[str]:
    doc = blank()(f"{title}\n\nDogs bark.")
    doc.spans[KEY] = []
    return [doc.text[slice(*place)] for place, _ in introductions(doc)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Better Barking via Mutual Growling", "Mutual Growling"),
        ("Better Barking via Mutual Growling for Sleepy Dogs", "Mutual Growling"),
        ("Better Barking by Growling of Packs", "Growling of Packs"),
        ("Better Barking with Mutual Growling", "Mutual Growling"),
    ],
)
def test_title_that_ends_with_the_means(title: str, name: str) -> None:
    assert introduced(title) == [name]


@pytest.mark.parametrize(
    "title",
    [
        "Better Barking by Leveraging Growl Difficulty",
        "Better Barking by Using Bigger Dogs",
        "Better Barking with Growling for Sleepy Dogs",
    ],
)
def test_title_that_ends_with_no_name(title: str) -> None:
    assert introduced(title) == []
