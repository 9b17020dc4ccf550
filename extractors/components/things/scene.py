"""A text with all that was found in it, as a judgement of one thing needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from spacy.tokens import Doc

from extractors.components.names.candidates import Candidate
from extractors.components.names.introductions import introductions
from extractors.components.names.listing import lists
from extractors.components.things.bringing import objects
from extractors.components.things.thing import Thing
from extractors.layout import GAP, Place, text_of

WORD = re.compile(r"[\w+%-]+|[^\w\s]")
AROUND = 60
"""Characters on each side of a mention that are looked at."""
SHOWN = 3
"""Mentions of a thing that are looked at: the first ones."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`title` is where the title ends, `introduced` where introduced names begin, `objects` where those of "we propose"
    stand, `lists` the members of each list."""

    text: str
    title: int
    things: Sequence[Thing]
    introduced: frozenset[int]
    objects: Sequence[Place]
    lists: Sequence[Sequence[Place]]


def scene(doc: Doc, things: Sequence[Thing]) -> Scene:
    """The Doc's text and the things found in it."""
    text = text_of(doc)
    introduced = frozenset(start for (start, _), _ in introductions(doc))
    return Scene(text, text.index(GAP), things, introduced, list(objects(text)), lists(text))


def company(scene: Scene, thing: Thing) -> set[str]:
    """The words right before and after a thing's mentions."""
    return {fact for place in thing.places[:SHOWN] for fact in _around(scene.text, place)}


def _around(text: str, place: Candidate) -> Iterator[str]:
    left, right = _words(text, place.start, place.end)
    yield from (f"left={word}" for word in left[-6:-1])
    yield from (f"right={word}" for word in right[1:6])
    yield from _beside(left, right)


def neighbours(text: str, start: int, end: int) -> Iterator[str]:
    """The words right before and after a place."""
    return _beside(*_words(text, start, end))


def _words(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    left = [word.lower() for word in WORD.findall(text[max(0, start - AROUND) : start])]
    right = [word.lower() for word in WORD.findall(text[end : end + AROUND])]
    return left, right


def _beside(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    before, after = left[-1] if left else "-", right[0] if right else "-"
    yield f"before={before}"
    yield f"after={after}"
    yield f"before={' '.join(left[-2:])}"
    yield f"after={' '.join(right[:2])}"
    yield f"between={before},{after}"


@lru_cache(4096)
def outline(name: str) -> str:
    """What a name looks like: capitals, lower case, digits and other characters, each run as one."""
    kinds = ("A" if c.isupper() else "a" if c.islower() else "0" if c.isdigit() else c for c in name[:20])
    return "".join(kind for kind, _ in groupby(kinds))
