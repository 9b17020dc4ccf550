"""Lists that repeat only the number of a name: each member is a thing of its own."""

from __future__ import annotations

import pytest

from extractors import pipeline
from extractors.components.names.candidates import Candidate, Origin
from extractors.components.things.numbered import told_apart
from extractors.components.things.thing import Judged, named
from kg.model import Kind, Paper
from kg.vocabulary import Entry, Vocabulary

VOCABULARY = Vocabulary.of(
    (Entry("dataset/bark-10", Kind.DATASET, "Bark-10"), Entry("dataset/bark-100", Kind.DATASET, "Bark-100"))
)


def members(text: str, form: str, kind: Kind = Kind.DATASET) -> dict[str, list[str]]:
    """What a text has in place of the one thing of this form: names, and what stands where each is mentioned."""
    start = text.index(form)
    place = Candidate(start, start + len(form), kind, Origin.LEARNED)
    found = told_apart(text, [Judged(named(kind, (form,), (place,), VOCABULARY), 0.9, False)], VOCABULARY)
    return {each.thing.name: [text[place.start : place.end] for place in each.thing.places] for each in found}


@pytest.mark.parametrize(
    ("text", "form", "names"),
    [
        ("On CIFAR-10/100, we gain 3%.", "CIFAR-10/100", {"CIFAR-10": ["CIFAR-10"], "CIFAR-100": ["100"]}),
        ("On VOC 2007 and 2012.", "VOC 2007", {"VOC 2007": ["VOC 2007"], "VOC 2012": ["2012"]}),
        ("On VOC 07, 10, and 2012.", "VOC 07", {"VOC 07": ["VOC 07"]}),
        ("On X 2007, 2010, and 2012.", "X 2007", {"X 2007": ["X 2007"], "X 2010": ["2010"], "X 2012": ["2012"]}),
        ("On VOC 2007/2012.", "VOC", {"VOC 2007": ["VOC 2007"], "VOC 2012": ["2012"]}),
        ("On VOT2017/18.", "VOT2017/18", {"VOT2017": ["VOT2017"], "VOT2018": ["18"]}),
        ("On Bark-10 and 100 it is 93.", "Bark-10", {"Bark-10": ["Bark-10"], "Bark-100": ["100"]}),
        ("On Bark-10/100 and 40 more.", "Bark-10/100", {"Bark-10": ["Bark-10"], "Bark-100": ["100"]}),
    ],
)  # fmt: skip
def test_each_member_is_one(text: str, form: str, names: dict[str, list[str]]) -> None:
    assert members(text, form) == names


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Its error is 12 on CIFAR-10 and 40 on MNIST.", "CIFAR-10"),
        ("It attains 93% on CIFAR-10 and 100% on MNIST.", "CIFAR-10"),
        ("In 12 classes of CIFAR-100/20 it fails.", "CIFAR-100/20"),
        ("On COCO 1/5/10% labels are enough.", "COCO"),
        ("On VOC 2012 and 80.5 on COCO.", "VOC 2012"),
        ("On Bark-10 and 100% more.", "Bark-10"),
    ],
)
def test_another_number_is_no_member(text: str, form: str) -> None:
    assert members(text, form) == {form: [form]}


def test_numbers_of_metrics_are_no_names() -> None:
    assert members("Its ADE-8/12 is low.", "ADE-8/12", Kind.METRIC) == {"ADE-8/12": ["ADE-8/12"]}


def test_a_member_that_is_named_elsewhere_is_that_thing() -> None:
    abstract = (
        "We test BarkNet on CIFAR-10/100. It attains 81% accuracy on CIFAR-100, and gains 2.1%/3.2% on CIFAR-10/100."
    )
    (reading,) = pipeline.read_all([Paper("paper/p", "Barks", abstract)])
    (entity,) = [entity for entity in reading.entities if entity.name == "CIFAR-100"]
    assert [abstract[span.start : span.end] for span in entity.mentions] == ["100", "CIFAR-100", "100"]
    assert [result.datasets for result in reading.results] == [("CIFAR-100",), ("CIFAR-10",), ("CIFAR-100",)]


def test_a_member_is_known_by_the_list_that_names_it() -> None:
    (reading,) = pipeline.read_all([Paper("paper/p", "Barks", "We test BERT on AIME24/25, and it gains 2%.")])
    aliases = {entity.name: entity.aliases for entity in reading.entities if entity.kind is Kind.DATASET}
    assert aliases == {"AIME24": (), "AIME25": ("AIME24/25",)}
