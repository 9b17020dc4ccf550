"""What a text says that a short form stands for, where the names that were found are but parts of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.components.names.acronyms import SMALL, Definition, capitals, definitions, spells
from extractors.components.names.candidates import Candidate, Origin
from extractors.components.things.thing import Judged, forms_of
from extractors.layout import Place

_BEGUN = re.compile(rf"[-$]|.?{SMALL}\b", re.DOTALL)
"""How a long form begins that is part of a word, or that begins with what joins words."""


def spelled_out(text: str, judged: Sequence[Judged]) -> list[Judged]:
    """The things, each with what a text says that its short form stands for, in place of names that are mere parts of
    it: "<Learning> with <Noisy Labels> (LNL)"; in order of first mention."""
    taken = {place.span for each in judged for place in each.thing.places}
    outs = [part for part in definitions(text) if part.short in taken and part.long not in taken]
    outs = [part for part in outs if _is_strict(text, part) and not _is_cut_off(text, part, taken)]
    told = [said for each in judged if (said := _spelled_out(text, each, outs))] if outs else judged
    return sorted(told, key=lambda each: each.thing.places[0])


def _is_strict(text: str, part: Definition) -> bool:
    """Whether all capitals of a short form begin words of the long one, its first and its last one among them."""
    short, long = text[slice(*part.short)], text[slice(*part.long)]
    if not spells(short, long, first=True) or _BEGUN.match(text, max(0, part.long[0] - 1)):
        return False
    return capitals(short)[-1] == long.replace("-", " ").rsplit(maxsplit=1)[-1][0].lower()


def _is_cut_off(text: str, part: Definition, taken: Iterable[Place]) -> bool:
    """Whether a longer name that ends where a long form does is spelled as well: "Nearest <Neighbour Proxy> (NP)"."""
    short, (begun, ended) = text[slice(*part.short)], part.long
    longer = (text[start:end] for start, end in taken if start < begun and end == ended)
    return any(spells(short, form, first=True) for form in longer)


def _spelled_out(text: str, each: Judged, outs: Sequence[Definition]) -> Judged | None:
    """A thing with the long forms of its short ones and without parts of any; None where nothing is left of it."""
    thing = each.thing
    own = [place for place in thing.places if not any(_is_part(place, part.long) for part in outs)]
    said = {part.short: part.long for part in outs}
    longs = [place._replace(start=said[at][0], end=said[at][1]) for place in own if (at := place.span) in said]
    places = tuple(sorted((*own, *longs)))
    if not places or places == thing.places:
        return each if places else None
    forms = forms_of(text, places)
    gone = thing.name in thing.forms and thing.name not in forms
    return replace(each, thing=replace(thing, name=forms[0] if gone else thing.name, forms=forms, places=places))


def _is_part(place: Candidate, long: Place) -> bool:
    """Whether a name is a part of a long form that no vocabulary knows."""
    inside = long[0] <= place.start and place.end <= long[1]
    return inside and place.origin is not Origin.VOCABULARY
