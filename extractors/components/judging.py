"""Judges the things found in a text: of which kind each is, if any, and whether the paper proposes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.components import kinds, roles
from extractors.components.candidates import Origin
from extractors.components.chooser import Chooser
from extractors.components.grouping import Thing, of_kind
from extractors.components.scene import scene
from kg.model import Kind
from kg.vocabulary import Vocabulary

PROPOSED = 0.5
"""From which chance on a thing counts as proposed: best on held-out parts of the training abstracts."""

KEPT = dict.fromkeys(Kind, 0.5) | {Kind.TASK: 0.4}
"""From which chance on a thing is taken for one of a kind: best on the same parts."""

DOUBTED = 0.3
"""From which chance of being none on it must be of one kind so likely; below, it is of some kind, whichever."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A thing that was found, of its likeliest kind; `chance` is how likely that is."""

    thing: Thing
    chance: float
    proposed: bool


def judge(
    doc: Doc, found: Sequence[Thing], vocabulary: Vocabulary, choosers: Mapping[str, Chooser]
) -> Iterator[Judged]:
    """The things that are likely enough of some kind, by the choosers "kind" and "role".

    What the text says in so many words that it introduces need only be likelier of one kind than of none.
    """
    seen = scene(doc, found)
    for thing in found:
        chances = choosers["kind"].chances(kinds.options(seen, thing, vocabulary))
        named = any(place.origin is Origin.INTRODUCED for place in thing.places)
        *of_kinds, of_none = chances
        best = max(range(len(of_kinds)), key=of_kinds.__getitem__)
        kind = kinds.KINDS[best]
        if of_none < DOUBTED or chances[best] >= KEPT[kind] or (named and chances[best] > of_none):
            brought = choosers["role"].chances(roles.options(seen, thing))[0]
            proposed = kind in roles.PROPOSABLE and brought >= PROPOSED
            yield Judged(of_kind(thing, kind, vocabulary), chances[best], proposed)
