"""Which things are a paper's own where words settle it: what it gives a name to, but not what only describes that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from extractors.components.names.candidates import Candidate
from extractors.components.names.introductions import NAMING, ONE_WORD_CASED
from extractors.components.things.roles import PROPOSABLE
from extractors.components.things.thing import Judged, Thing, of_kind
from kg.model import TECHNIQUES, Kind
from kg.sizes import split_name
from kg.vocabulary import Vocabulary

NEAR = 90
"""Characters before a mention that are looked at."""
AWAY = r"(?:for|of|that|which|with|to|by|using|based|via|in|on|from|and|or)\b"
VARIANT = re.compile(r"[A-Z0-9]\S*-[A-Z0-9]\S*$")
"""A name with something behind a hyphen: "FooTune-XL", but not "FooTune-based methods"."""
APPOSED = re.compile(
    rf"(?:(?:,| -{{1,3}}| ?[–—])?\s(?:is\s)?(?:an?|the|our)|\s?:(?:\san?|\sthe)?)\s(?:(?!{AWAY})[\w-]+,?\s){{0,4}}$",
    re.IGNORECASE,
)
"""What stands between a name and words that say what it is: "FooTune, a new <fine-tuning method>"."""
CALLED = re.compile(rf"(?:[^.;:\n,]{{0,60}},?\s(?:{NAMING}|namely|i\.e\.,?)(?:\sas)?|,|)\s(?:the\s)?[*\"'“‘]*")
"""What stands between such words and the name: "a <tuning method> for LLMs, called FooTune"."""


class Coined(NamedTuple):
    """Where the made-up names begin and end that a paper gives to its own things."""

    starts: frozenset[int]
    ends: frozenset[int]


def settled(text: str, judged: Sequence[Judged], given: Set[int], vocabulary: Vocabulary) -> list[Judged]:
    """The things: proposed too where a name is `given` to one (that begins there) or begins with another one's, not
    proposed where it only describes another."""
    named = [replace(each, proposed=each.proposed or _is_given(each.thing, given)) for each in judged]
    own = [each.thing for each in named if each.proposed]
    named = [_variant(each, own, vocabulary) for each in named]
    coined = _coined(each.thing for each in named if each.proposed and _is_coined(each.thing))
    return [replace(each, proposed=each.proposed and not _describes(text, each.thing, coined)) for each in named]


def _is_given(thing: Thing, given: Set[int]) -> bool:
    return _is_free(thing) and any(place.start in given for place in thing.places)


def _is_free(thing: Thing) -> bool:
    """Whether a thing may be the paper's own: no vocabulary has it."""
    return thing.row is None and thing.kind in PROPOSABLE


def _variant(each: Judged, own: Sequence[Thing], vocabulary: Vocabulary) -> Judged:
    """A thing with one's own name at the beginning of its own ("FooTune-XL") as proposed; with a size behind that of a
    technique it is a model."""
    bases = [base for base in own if _is_variant(each.thing, base)] if _is_free(each.thing) else []
    sized = any(map(split_name, each.thing.forms)) and any(base.kind in TECHNIQUES for base in bases)
    thing = of_kind(each.thing, Kind.MODEL, vocabulary) if sized else each.thing
    return replace(each, thing=thing, proposed=each.proposed or bool(bases))


def _is_variant(thing: Thing, base: Thing) -> bool:
    begun = tuple(f"{form}-" for form in base.forms)
    return all(form.startswith(begun) and VARIANT.search(form) for form in thing.forms)


def _coined(things: Iterable[Thing]) -> Coined:
    places = [place for thing in things for place in thing.places]
    return Coined(frozenset(p.start for p in places), frozenset(p.end for p in places))


def _is_coined(thing: Thing) -> bool:
    """Whether a form is one made-up word."""
    return any(ONE_WORD_CASED.fullmatch(form) for form in thing.forms)


def _describes(text: str, thing: Thing, coined: Coined) -> bool:
    """Whether a thing is a phrase that says what a coined name stands for."""
    return not _is_coined(thing) and any(_is_apposed(text, place, coined) for place in thing.places)


def _is_apposed(text: str, place: Candidate, coined: Coined) -> bool:
    before = APPOSED.search(text, max(0, place.start - NEAR), place.start)
    if before and before.start() in coined.ends:
        return True
    plain = text[place.start : place.end].rsplit(maxsplit=1)[-1].islower()
    after = CALLED.match(text, place.end) if plain else None
    return after is not None and after.end() in coined.starts
