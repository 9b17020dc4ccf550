"""One thing of a text: its forms, of which kind it is, and the name that stands for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractors.components.names.candidates import Candidate
from kg.model import TECHNIQUES, Kind
from kg.sizes import split_name
from kg.vocabulary import Entry, Vocabulary


@dataclass(frozen=True, slots=True)
class Thing:
    """One distinct thing of a text. `forms` are as printed, the most frequent first; `row` is its curated row."""

    kind: Kind
    name: str
    forms: tuple[str, ...]
    places: tuple[Candidate, ...]
    row: Entry | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A thing of its likeliest kind; `chance` is how likely that is."""

    thing: Thing
    chance: float
    proposed: bool


def of_kind(thing: Thing, kind: Kind, vocabulary: Vocabulary) -> Thing:
    """The same thing under another kind, named as such."""
    return thing if kind is thing.kind else named(kind, thing.forms, thing.places, vocabulary)


def forms_of(text: str, places: Iterable[Candidate]) -> tuple[str, ...]:
    """The forms printed at places, the most frequent first."""
    counts = Counter(text[p.start : p.end] for p in places)
    return tuple(sorted(counts, key=lambda form: (-counts[form], text.index(form))))


def named(kind: Kind, forms: tuple[str, ...], places: tuple[Candidate, ...], vocabulary: Vocabulary) -> Thing:
    """The thing with these forms at these places, under its name as one of a kind."""
    rows = [row for form in forms if (row := vocabulary.find(kind, base(form, kind)))]
    return Thing(kind, _name(forms, kind, rows), forms, places, rows[0] if rows else None)


def merged(text: str, one: Judged, two: Judged) -> Judged:
    """Two that are one, under the name with a size, else the listed one, else the one that is mentioned more often
    (then the likelier one)."""
    main = max(one, two, key=_rank)
    places = tuple(sorted((*one.thing.places, *two.thing.places)))
    thing = replace(main.thing, forms=forms_of(text, places), places=places)
    return Judged(thing, max(one.chance, two.chance), one.proposed or two.proposed)


def base(form: str, kind: Kind) -> str:
    """A form without the size that a technique's may end with."""
    sized = split_name(form) if kind in TECHNIQUES else None
    return sized.base if sized else form


def _name(forms: tuple[str, ...], kind: Kind, rows: list[Entry]) -> str:
    """The form that stands for the thing: the curated name where the text has it, else the commonest, without size."""
    curated = {row.name for row in rows}
    unsized = [form for form in forms if base(form, kind) == form]
    return next((form for form in forms if form in curated), unsized[0] if unsized else base(forms[0], kind))


def _rank(each: Judged) -> tuple[bool, bool, int, float]:
    thing = each.thing
    sized = thing.kind is Kind.MODEL and any(map(split_name, thing.forms))
    return sized, thing.row is not None, len(thing.places), each.chance
