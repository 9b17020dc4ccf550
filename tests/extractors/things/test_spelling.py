"""A text says of two names that they are one where it spells one out by the other; words alone are not enough."""

from __future__ import annotations

import re

import pytest

from extractors.components.names.candidates import Candidate, Origin
from extractors.components.things.expanding import spelled_out
from extractors.components.things.grouping import things
from extractors.components.things.spelling import are_told, respelt
from extractors.components.things.thing import Judged
from kg.model import Kind
from kg.vocabulary import load


def judged(text: str, form: str, kind: Kind = Kind.METHOD) -> Judged:
    """What a text calls so, proposed."""
    return joined(text, [form], kind)


def joined(text: str, forms: list[str], kind: Kind) -> Judged:
    """What a text calls by each of these forms, proposed."""
    found = [match for form in forms for match in re.finditer(rf"{re.escape(form)}(?![\w-])", text)]
    (thing,) = things(text, [Candidate(*match.span(), kind, Origin.LEARNED) for match in found], load())
    return Judged(thing, 0.9, proposed=True)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Bark\nWe use aligned barking modules (ABMs).", "ABMs", "aligned barking modules"),
        ("Bark\nWe use cross-yard ensemble distillation (XYED).", "XYED", "cross-yard ensemble distillation"),
        ("Bark\nFooPrune, a focused pruning scheme, is fast.", "FooPrune", "focused pruning"),
        ("Bark\nWe use focused pruning, called FooPrune.", "FooPrune", "focused pruning"),
        ("Bark\nWe use bark-aware inference for dogs (B-Dog).", "B-Dog", "bark-aware inference"),
        ("BarkSeek: Faster Dogs by Balanced Seeking\nDogs bark.", "BarkSeek", "Balanced Seeking"),
        ("Unified Single Yard Network for Dogs\nWe propose USYard.", "USYard", "Unified Single Yard Network"),
    ],
)
def test_told(text: str, short: str, long: str) -> None:
    one, two = judged(text, short), judged(text, long)
    assert are_told(text, one, two)
    assert are_told(text, two, one)


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("Bark\nWe use deep barking (GPT-4).", "GPT-4", "deep barking"),
        ("Bark\nWe use focused pruning and FooPrune.", "FooPrune", "focused pruning"),
        ("BarkSeek: Faster Dogs by Random Walks\nDogs bark.", "BarkSeek", "Random Walks"),
        (
            "Dogs and focused pruning\nFooPrune (foolish old prune) is unlike focused pruning.",
            "FooPrune",
            "focused pruning",
        ),
        ("Bark\nWe use deep barking (deep).", "deep", "deep barking"),
        ("Bark\nWe use improved fast yard barking (IFYB).", "IFYB", "fast yard barking"),
        ("Bark\nWe use targeted supervised fine-tuning (SFT).", "SFT", "targeted supervised fine-tuning"),
    ],
)
def test_not_told(text: str, one: str, two: str) -> None:
    assert not are_told(text, judged(text, one), judged(text, two))


def test_things_of_two_kinds_are_two() -> None:
    text = "Bark\nWe solve aligned barking tasks (ABTs)."
    assert not are_told(text, judged(text, "ABTs"), judged(text, "aligned barking tasks", Kind.TASK))


@pytest.mark.parametrize(
    ("text", "found", "forms"),
    [
        (
            "Bark\nWe use Learning with Noisy Barks (LNB).",
            ["LNB", "Noisy Barks"],
            [("Learning with Noisy Barks", "LNB")],
        ),
        (
            "Bark\nWe use Learning with Noisy Barks (LNB), as Noisy Barks are.",
            ["LNB", "Noisy Barks"],
            [("Learning with Noisy Barks", "LNB"), ("Noisy Barks",)],
        ),
        ("Bark\nWe use and tune barks (ATB).", ["ATB"], [("ATB",)]),
        ("Bark\nWe use self-aware barking (AB).", ["AB"], [("AB",)]),
        ("Bark\nWe use nasty noisy barks (NB).", ["NB", "nasty noisy barks"], [("nasty noisy barks",), ("NB",)]),
        ("Bark\nWe use noisy bark data (NB).", ["NB", "noisy bark"], [("noisy bark",), ("NB",)]),
    ],
)
def test_what_a_short_form_stands_for_is_its_name_too(
    text: str, found: list[str], forms: list[tuple[str, ...]]
) -> None:
    names = sorted((judged(text, form) for form in found), key=lambda each: each.thing.places)
    assert [each.thing.forms for each in spelled_out(text, names)] == forms


@pytest.mark.parametrize(
    ("one", "two", "kinds", "kind"),
    [
        (["BarkNet"], ["Bark-Net"], [Kind.METHOD, Kind.METHOD], Kind.METHOD),
        (["BARKNET"], ["BarkNet"], [Kind.MODEL, Kind.MODEL], Kind.MODEL),
        (["yard-dog (YD) cache"], ["YD cache"], [Kind.METHOD, Kind.METHOD], Kind.METHOD),
        (["yard dog cache"], ["yard-dog (YD) cache"], [Kind.METHOD, Kind.METHOD], Kind.METHOD),
        (["nested yard bark search"], ["nested YBS"], [Kind.TASK, Kind.TASK], Kind.TASK),
        (["Barknet"], ["BarkNet", "BarkNet-3B"], [Kind.METHOD, Kind.MODEL], Kind.MODEL),
    ],
)
def test_names_spelt_in_two_ways_are_of_one_thing(
    one: list[str], two: list[str], kinds: list[Kind], kind: Kind
) -> None:
    text = f"Dogs\nFor yard bark search (YBS) we use {', '.join([*one, *two])}."
    things = [joined(text, forms, own) for forms, own in zip((one, two), kinds, strict=True)]
    (each,) = respelt(text, things)
    assert ({*each.thing.forms}, each.thing.kind) == ({*one, *two}, kind)


@pytest.mark.parametrize(
    ("one", "two", "kinds"),
    [
        ("BarkNet", "bark nets", [Kind.METHOD, Kind.METHOD]),
        ("BarkNet-1", "BarkNet-2", [Kind.MODEL, Kind.MODEL]),
        ("BarkNet", "BarkNet-S", [Kind.MODEL, Kind.MODEL]),
        ("BarkNet", "Bark-Net", [Kind.METHOD, Kind.DATASET]),
    ],
)
def test_names_of_two_things_stay_apart(one: str, two: str, kinds: list[Kind]) -> None:
    text = f"Dogs\nWe use {one} and {two}."
    things = [judged(text, form, kind) for form, kind in zip((one, two), kinds, strict=True)]
    assert respelt(text, things) == things
