"""From places in a text to things: all the forms of one thing together, with its kind and its name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.components.names.acronyms import definitions
from extractors.components.names.candidates import Candidate, Origin
from extractors.components.names.nouns import AFTER_SHORT_FORM, GENERIC
from extractors.components.things.thing import Thing, base, forms_of, named
from extractors.layout import Place
from kg.model import CONCEPTS, TECHNIQUES, Kind
from kg.sizes import split_name
from kg.text import lowered, normal, singular
from kg.vocabulary import Vocabulary

ACRONYM = re.compile(r"([A-Z][A-Z0-9-]+)s?")
INSIDE = re.compile(r"[\w-]")
"""What stands in a word, hyphens too."""
SAID = re.compile(rf"\s{AFTER_SHORT_FORM}")
WEIGHT = {Origin.PRINTED: 0, Origin.LEARNED: 2, Origin.INTRODUCED: 1, Origin.VOCABULARY: 3}
"""Votes of one place for its kind, by who found it."""


def things(text: str, found: Iterable[Candidate], vocabulary: Vocabulary) -> list[Thing]:
    """Group candidates into things, in order of first mention, and find the mentions that only repeat a form."""
    places = list(found)
    keys = _keys(text, places, vocabulary)
    parent = _parents(text, places, keys)
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for place in places:
        groups[_root(parent, keys[place])].append(place)
    repeated = _repeats(text, places)
    for place, like in repeated:
        groups[_root(parent, keys[like])].append(place)
    return sorted((_thing(text, sorted(group), vocabulary) for group in groups.values()), key=lambda t: t.places[0])


def _keys(text: str, places: Sequence[Candidate], vocabulary: Vocabulary) -> dict[Candidate, str]:
    """The key of each place; what is a technique elsewhere is that one with a size too, whatever it was taken for, and
    what is a dataset elsewhere is another thing."""
    keys = {place: _key(text, place, vocabulary) for place in places}
    sized = {place for place in places if split_name(text[place.start : place.end])}
    techniques = {key for place, key in keys.items() if place.kind in TECHNIQUES}
    plain = {key for place, key in keys.items() if place.kind in TECHNIQUES and place not in sized}
    datasets = {key for place, key in keys.items() if place.kind is Kind.DATASET} - plain
    for place in sized:
        base = _key(text, place._replace(kind=Kind.MODEL), vocabulary)
        if base in datasets:
            keys[place] = normal(text[place.start : place.end])
        elif base in techniques:
            keys[place] = base
    return keys


def _key(text: str, place: Candidate, vocabulary: Vocabulary) -> str:
    """What forms of one thing have in common: the curated row, or the normalised form without a size."""
    form = text[place.start : place.end]
    if acronym := ACRONYM.fullmatch(form):
        form = acronym.group(1)
    form = base(form, place.kind)
    row = vocabulary.find(place.kind, form)
    if row:
        return row.id
    # An acronym is not the word that it spells: MATH and math, RACE and race.
    return form if ACRONYM.fullmatch(form) else normal(form)


def _parents(text: str, places: Sequence[Candidate], keys: dict[Candidate, str]) -> dict[str, str]:
    """A union-find over keys: the two sides of a definition are one thing, and so is a name that holds both."""
    parent = {key: key for key in keys.values()}
    at = {place.span: keys[place] for place in places}
    for short, long in definitions(text):
        if short in at and long in at:
            parent[_root(parent, at[long])] = _root(parent, at[short])
    for whole, part in (*_defining(text, places), *_said(text, places)):
        parent[_root(parent, keys[whole])] = _root(parent, keys[part])
    return parent


def _defining(text: str, places: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Names that define another within ("threshold-based margin (TM) loss"), each with that where it stands alone."""
    for short, long in definitions(text):
        alone = [place for place in places if text[place.start : place.end] == text[slice(*short)]]
        for whole in places if alone else ():
            if whole.start <= long[0] and short[1] < whole.end and _is_all(text, whole, short, long):
                yield from ((whole, part) for part in alone if part.kind is whole.kind)


def _said(text: str, places: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Names that are a side of a definition with a noun for what it is ("TM module"), each with that side."""
    at = {place.span: place for place in places}
    for side in (side for part in definitions(text) for side in part if side in at):
        form = text[slice(*side)]
        for place in places:
            longer = place.end - place.start > len(form) and text.startswith(form, place.start)
            if longer and place.kind is at[side].kind and SAID.fullmatch(text, place.start + len(form), place.end):
                yield place, at[side]


def _is_all(text: str, whole: Candidate, short: Place, long: Place) -> bool:
    """Whether a name has nothing beside the definition within but a noun for what it is."""
    noun = text[short[1] + 1 : whole.end].split()
    return singular(" ".join(noun).lower()) in GENERIC or (whole.start == long[0] and len(noun) == 1)


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        key = parent[key]
    return key


def _repeats(text: str, places: list[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """Further places of the forms found, the longest form first, each with a candidate of that form."""
    taken = [False] * len(text)
    for place in places:
        taken[place.start : place.end] = [True] * (place.end - place.start)
    by_form = {text[p.start : p.end]: p for p in reversed(places)}
    more: list[tuple[Candidate, Candidate]] = []
    small = lowered(text)
    for form in sorted(by_form, key=lambda f: (-len(f), f)):
        cased = " " not in form and form != form.lower()
        for start in _words(text, form) if cased else _words(small, lowered(form)):
            end = start + len(form)
            if not any(taken[start:end]):
                taken[start:end] = [True] * len(form)
                more.append((by_form[form]._replace(start=start, end=end), by_form[form]))
    return more


def _words(text: str, form: str) -> Iterator[int]:
    """Where a form begins that is no part of a longer word: no pattern, as to compile one takes longer."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        whole = not INSIDE.match(text, end) and not (start and INSIDE.match(text, start - 1))
        if whole:
            yield start
        start = text.find(form, end if whole else start + 1)


def _thing(text: str, places: list[Candidate], vocabulary: Vocabulary) -> Thing:
    forms = forms_of(text, places)
    return named(_kind(forms, places, vocabulary), forms, tuple(places), vocabulary)


def _kind(forms: tuple[str, ...], places: list[Candidate], vocabulary: Vocabulary) -> Kind:
    """The kind with most votes; but a form that is curated under one other kind alone is of that kind."""
    votes: Counter[Kind] = Counter()
    for place in places:
        votes[place.kind] += WEIGHT[place.origin]
    most = max(votes, key=lambda k: (votes[k], k))
    known = {kind for kind in CONCEPTS for form in forms if vocabulary.find(kind, base(form, kind))}
    return most if most in known or len(known) != 1 else known.pop()
