"""Forms of one thing are one thing, with one kind and one name; forms of two things stay two."""

from __future__ import annotations

import re

import pytest

from extractors.components.names.candidates import Candidate, Origin, is_name
from extractors.components.things.grouping import things
from extractors.components.things.thing import Thing
from kg.model import Kind
from kg.vocabulary import Entry, Vocabulary

VOCABULARY = Vocabulary.of(
    [
        Entry("method/lora", Kind.METHOD, "LoRA", ("low-rank adaptation",)),
        Entry("dataset/math", Kind.DATASET, "MATH", exact=True),
        Entry("model/llama-3", Kind.MODEL, "Llama 3"),
    ]
)


def grouped(text: str, **marked: Kind) -> list[Thing]:
    """The things of a text in which every given form (spaces as `_`) is a learned candidate at its first place."""
    places = []
    for form, kind in marked.items():
        match = re.search(rf"(?<!\w){re.escape(form.replace('_', ' '))}(?!\w)", text)
        assert match
        places.append(Candidate(*match.span(), kind, Origin.LEARNED))
    return things(text, sorted(places), VOCABULARY)


def names(found: list[Thing]) -> list[str]:
    return [thing.name for thing in found]


def test_a_definition_joins_its_two_sides() -> None:
    text = "Rabbit tree search (RTS) is new. RTS digs."
    (thing,) = grouped(text, Rabbit_tree_search=Kind.METHOD, RTS=Kind.METHOD)
    assert set(thing.forms) == {"Rabbit tree search", "RTS"}
    assert len(thing.places) == 3


def test_a_name_that_defines_another_within_is_that_one() -> None:
    text = "The threshold margin (TM) loss is new. TM digs."
    places = [Candidate(*place, Kind.METHOD, Origin.LEARNED) for place in ((4, 30), (39, 41))]
    (thing,) = things(text, places, VOCABULARY)
    assert set(thing.forms) == {"threshold margin (TM) loss", "TM"}


def test_a_short_form_with_a_noun_for_what_it_is_is_the_same_thing() -> None:
    text = "Rabbit tree search (RTS) is new. The RTS module digs, unlike RTS moles."
    found = grouped(text, RTS=Kind.METHOD, RTS_module=Kind.METHOD, RTS_moles=Kind.METHOD)
    assert [set(thing.forms) for thing in found] == [{"RTS", "RTS module"}, {"RTS moles"}]


def test_a_curated_row_joins_spellings_far_apart() -> None:
    (thing,) = grouped(
        "LoRA is cheap. We like low-rank adaptation.", LoRA=Kind.METHOD, **{"low-rank_adaptation": Kind.METHOD}
    )
    assert thing.name == "LoRA"
    assert thing.row == VOCABULARY.get("method/lora")


def test_case_and_plural_make_no_new_thing() -> None:
    (thing,) = grouped("Rabbit trees grow. A rabbit tree dies.", Rabbit_trees=Kind.METHOD, rabbit_tree=Kind.METHOD)
    assert set(thing.forms) == {"Rabbit trees", "rabbit tree"}


def test_sizes_make_no_new_model() -> None:
    (thing,) = grouped("Llama 3 8B and Llama 3 70B", Llama_3_8B=Kind.MODEL, Llama_3_70B=Kind.MODEL)
    assert thing.name == "Llama 3"
    assert set(thing.forms) == {"Llama 3 8B", "Llama 3 70B"}


def test_with_a_size_a_model_is_no_dataset() -> None:
    text = "BarLM is new. On MMLU, BarLM 20B wins."
    (thing,) = grouped(text, BarLM=Kind.MODEL, BarLM_20B=Kind.DATASET)
    assert (thing.kind, thing.name) == (Kind.MODEL, "BarLM")


def test_a_model_of_the_name_of_a_dataset_is_another_thing() -> None:
    text = "BarkIR is a dataset. Our BarkIR 7B barks."
    found = grouped(text, BarkIR=Kind.DATASET, BarkIR_7B=Kind.MODEL)
    assert [(thing.kind, thing.forms) for thing in found] == [
        (Kind.DATASET, ("BarkIR",)),
        (Kind.MODEL, ("BarkIR 7B",)),
    ]


def test_an_acronym_is_not_the_word_that_it_spells() -> None:
    assert len(grouped("MATH tests math", MATH=Kind.DATASET, math=Kind.TASK)) == 2


def test_repeated_mentions_are_found() -> None:
    (thing,) = grouped("BarkNet barks. BarkNet, again. Not BarkNet2 or xBarkNet.", BarkNet=Kind.METHOD)
    assert [place.start for place in thing.places] == [0, 15]


def test_the_kind_is_what_most_places_say() -> None:
    text = "BarkNet barks. We train BarkNet."
    places = [
        Candidate(0, 7, Kind.MODEL, Origin.LEARNED),
        Candidate(24, 31, Kind.METHOD, Origin.INTRODUCED),
    ]
    (thing,) = things(text, places, VOCABULARY)
    assert thing.kind is Kind.MODEL


def test_a_curated_kind_outranks_a_learned_one() -> None:
    (thing,) = grouped("LoRA is cheap", LoRA=Kind.MODEL)
    assert thing.kind is Kind.METHOD


def test_things_stand_in_order_of_first_mention() -> None:
    text = "Zebra and Aardvark and Monkey"
    assert names(grouped(text, Monkey=Kind.MODEL, Aardvark=Kind.MODEL, Zebra=Kind.MODEL)) == [
        "Zebra",
        "Aardvark",
        "Monkey",
    ]


@pytest.mark.parametrize("form", ["LoRA", "GPT-4", "accuracy", "machine translation", "F1", "π0"])
def test_forms_that_can_be_names(form: str) -> None:
    assert is_name(form)


@pytest.mark.parametrize(
    "form",
    ["model", "Models", "large language models", "deep learning", "approach", "\\method", "7B", "28.1", "X", "--"],
)
def test_forms_that_are_no_names(form: str) -> None:
    assert not is_name(form)
