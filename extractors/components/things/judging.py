"""Judges the things found in a text: of which kind each is, if any, whether the paper proposes it, which are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from extractors.components.chooser import Chooser
from extractors.components.names.candidates import Origin
from extractors.components.names.introductions import given
from extractors.components.things import kinds, roles
from extractors.components.things.coreference import united
from extractors.components.things.expanding import spelled_out
from extractors.components.things.numbered import told_apart
from extractors.components.things.owning import settled
from extractors.components.things.scene import Scene, scene
from extractors.components.things.spelling import respelt
from extractors.components.things.thing import Judged, Thing, of_kind
from extractors.layout import text_of
from kg.model import Kind
from kg.vocabulary import Vocabulary

PROPOSED = 0.45
"""From which chance on a thing counts as proposed: best on held-out parts of the training abstracts."""

KEPT = dict.fromkeys(Kind, 0.5) | dict.fromkeys((Kind.METRIC, Kind.TASK), 0.4)
"""From which chance on a thing is taken for one of a kind: best on the same parts."""

DOUBTED = 0.3
"""From which chance of being none on it must be of one kind so likely; below, it is of some kind, whichever."""


def judge(doc: Doc, found: Sequence[Thing], vocabulary: Vocabulary, choosers: Mapping[str, Chooser]) -> list[Judged]:
    """The things that are likely enough of some kind, by the choosers "kind", "role" and "same".

    What the text says in so many words that it introduces need only be likelier of one kind than of none; what it calls
    a dataset is one; what it gives a name to is proposed.
    """
    text = text_of(doc)
    own = frozenset(start for (start, _), _ in given(doc))
    judged = united(text, _likely(doc, found, vocabulary, choosers), choosers["same"])
    judged = respelt(text, told_apart(text, spelled_out(text, judged), vocabulary))
    return settled(text, judged, own, vocabulary)


def _likely(
    doc: Doc, found: Sequence[Thing], vocabulary: Vocabulary, choosers: Mapping[str, Chooser]
) -> Iterator[Judged]:
    seen = scene(doc, found)
    chances = choosers["kind"].all_chances([kinds.options(seen, thing, vocabulary) for thing in found])
    likely = [
        (thing, *taken) for thing, own in zip(found, chances, strict=True) if (taken := _likely_kind(seen, thing, own))
    ]
    able = [thing for thing, kind, _ in likely if kind in roles.PROPOSABLE]
    brought = choosers["role"].all_chances([roles.options(seen, thing) for thing in able])
    own = [thing for thing, (chance, _) in zip(able, brought, strict=True) if chance >= PROPOSED]
    for thing, kind, chance in likely:
        yield Judged(of_kind(thing, kind, vocabulary), chance, thing in own)


def _likely_kind(scene: Scene, thing: Thing, chances: Sequence[float]) -> tuple[Kind, float] | None:
    """The likeliest kind with its chance, None where the thing is likely to be of none."""
    *of_kinds, of_none = chances
    if kinds.is_called_technique(scene, thing):
        of_kinds[kinds.KINDS.index(Kind.DATASET)] = 0.0
    best = max(range(len(of_kinds)), key=of_kinds.__getitem__)
    kind, chance = kinds.KINDS[best], chances[best]
    if kind is not Kind.TASK and kinds.is_called_dataset(scene, thing):
        return Kind.DATASET, 1.0
    named = any(place.origin is Origin.INTRODUCED for place in thing.places)
    kept = of_none < DOUBTED or chance >= KEPT[kind] or (named and chance > of_none)
    return (kind, chance) if kept else None
