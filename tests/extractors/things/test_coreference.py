"""Names of one thing that no definition joins are one, those of two things stay two, and no mention is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import pipeline
from extractors.components.chooser import shipped
from extractors.components.names.candidates import Candidate, Origin
from extractors.components.things.coreference import united
from extractors.components.things.grouping import things
from extractors.components.things.thing import Judged
from kg.model import Kind, Paper
from kg.vocabulary import load

NLP = pipeline.load()
ONE = [
    ("hate speech detection", "detecting hate speech"),
    ("nested named entity recognition", "nested NER"),
    ("monocular 3D object detection", "monocular 3D detection"),
]
TWO = [
    ("image classification", "video classification"),
    ("machine translation", "speech translation"),
    ("3D object detection", "2D object detection"),
    ("machine translation", "unsupervised machine translation"),
]
WORDS = "graph neural speech detection detecting nested NER FooNet tree search learning 3D 2D of".split()
FORMS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def names(first: str, second: str) -> list[set[str]]:
    """The names of each thing of a text that speaks of two."""
    paper = Paper("paper/p", "FooNet", f"We study {first}. FooNet is the best system for {second} on GSM8K.")
    (reading,) = pipeline.read_with(NLP, [paper])
    spoken = ({entity.name, *entity.aliases} for entity in reading.entities)
    return [forms for forms in spoken if not forms.isdisjoint((first, second))]


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_thing_has_both_names(first: str, second: str) -> None:
    assert names(first, second) == [{first, second}]


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_things_have_a_name_each(first: str, second: str) -> None:
    assert names(first, second) == [{first}, {second}]


@given(st.lists(FORMS, min_size=1, max_size=6), st.sampled_from([Kind.METHOD, Kind.TASK]))
@settings(deadline=None, max_examples=100)
def test_no_mention_and_no_kind_is_lost(forms: list[str], kind: Kind) -> None:
    text = ", ".join(forms)
    starts = [len(", ".join([*forms[:place], ""])) for place in range(len(forms))]
    places = [
        Candidate(start, start + len(form), kind, Origin.LEARNED) for start, form in zip(starts, forms, strict=True)
    ]
    judged = [Judged(thing, 0.9, proposed=False) for thing in things(text, places, load())]
    together = united(text, judged, shipped("judging")["same"])
    assert Counter(place for each in together for place in each.thing.places) == Counter(
        place for each in judged for place in each.thing.places
    )
    assert {each.thing.kind for each in together} == {each.thing.kind for each in judged}
    assert all(each.thing.name in each.thing.forms for each in together)
