"""Of which names a text says that they are one: "LONG (SHORT)", "SHORT, a LONG", "LONG, called SHORT", "SHORT: LONG";
and those that are spelt in two ways.

Where `acronyms` looks for what may be names, this looks at names that were found: a few letters may be amiss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from extractors.components.names.acronyms import capitals, definitions, spells
from extractors.components.names.candidates import Candidate
from extractors.components.names.introductions import NAMING
from extractors.components.things.thing import Judged, Thing, merged
from extractors.layout import Place
from kg.model import TECHNIQUES, Kind
from kg.text import normal

MOST = 2 / 3
"""Which share of a short form's capitals and digits is enough where something else speaks for it."""
_CALLED = rf"(?:{NAMING}|denoted|namely|or|i\.e\.,?)(?:\s(?:as|by))?\s"
_OPENS = re.compile(rf"[\"'”’*]*\s?\((?:{_CALLED})?[\"'“‘*]*")
_IS = r"(?:,|:|\s(?:is|[—–-]+))\s(?:an?|our|the)\s(?:novel\s|new\s)?"
_EXPLAINS = re.compile(rf"(?:,?\s{_CALLED}|{_IS})[\"'“‘*]*")

_HYPHEN = re.compile(r"-(?=\w\w)")
"""One that may be left out; "ViT-S" is no plural of ViT."""
_DEFINING = re.compile(r"(?P<long>\S.*?)\s?\((?P<short>[^\s()]+)\)(?P<rest>\s\S.*)")


def are_told(text: str, one: Judged, two: Judged) -> bool:
    """Whether a text that begins with a title says that one thing is the short form of another of its kind."""
    if one.thing.kind is not two.thing.kind:
        return False
    pairs = ((short, long) for short, long in ((one, two), (two, one)) if any(map(capitals, short.thing.forms)))
    return any(_is_titled(text, *pair) or _is_beside(text, pair[0].thing, pair[1].thing) for pair in pairs)


def respelt(text: str, judged: Iterable[Judged]) -> list[Judged]:
    """The things, those put together whose names differ in case and hyphens alone ("YOLOv2" and "YOLO-v2"), in what
    they define within ("key-value (KV) cache", "KV cache") or in what the text abbreviates ("nested named entity
    recognition", "nested NER"), be one taken for a method and one for a model; in order of first mention."""
    shorter = [(normal(text[slice(*part.long)]), normal(text[slice(*part.short)])) for part in definitions(text)]
    known: list[Judged] = []
    spelt: dict[tuple[Kind, str], int] = {}
    for each in judged:
        kind = Kind.METHOD if each.thing.kind in TECHNIQUES else each.thing.kind
        keys = [(kind, spelling) for spelling in _spellings(each.thing.name, shorter)]
        same = next((spelt[key] for key in keys if key in spelt), None)
        if same is None:
            known.append(each)
        else:
            known[same] = merged(text, known[same], each)
        spelt |= dict.fromkeys(keys, len(known) - 1 if same is None else same)
    return known


def _spellings(name: str, shorter: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A name, normalised, in all the ways that it may be spelt; `shorter` are long forms and their short ones."""
    plain = normal(name)
    yield from (plain, normal(_HYPHEN.sub("", name)))
    if found := _DEFINING.fullmatch(name):
        yield from (normal(found[side] + found["rest"]) for side in ("long", "short"))
    yield from (f" {plain} ".replace(f" {long} ", f" {short} ").strip() for long, short in shorter)


def _is_titled(text: str, short: Judged, long: Judged) -> bool:
    """Whether the title spells out what it begins with, or, in words of its own, most of what the paper coins."""
    title = text.find("\n")
    forms = [text[place.start : place.end] for place in long.thing.places if place.start < title]
    head = short.thing.places[0]
    opens = not head.start and text.startswith(":", head.end)
    if opens and any(spells(text[: head.end], form, first=True) for form in forms):
        return True
    alone = len(forms) == len(long.thing.places) and not any(" " in form for form in short.thing.forms)
    own = alone and short.proposed and long.proposed
    return own and any(spells(name, form, MOST, first=True) for name, form in product(short.thing.forms, forms))


def _is_beside(text: str, short: Thing, long: Thing) -> bool:
    """Whether one stands beside the other as its name; what is listed has no name but by its very letters."""
    listed = bool(short.row or long.row)
    ends = {} if listed else {part.short: part.long for part in definitions(text)}
    return any(
        _explains(text, one, two, MOST if not listed else 1) or _begins(ends.get(one.span), two)
        for one, two in product(short.places, long.places)
    )


def _explains(text: str, short: Candidate, long: Candidate, share: float) -> bool:
    first, second = sorted((short, long))
    forms = text[short.start : short.end], text[long.start : long.end]
    if _OPENS.fullmatch(text, first.end, second.start):
        return spells(*forms, share, first=share == 1 or _is_cut(text, forms[0], long.start))
    return bool(_EXPLAINS.fullmatch(text, first.end, second.start)) and spells(*forms, first=True)


def _is_cut(text: str, short: str, start: int) -> bool:
    """Whether a name lacks the word before it that the first capital stands for: "Improved <Fast Barking> (IFB)"."""
    before = text[:start].rsplit(None, 1)[-1:]
    return any(word[0].lower() == capitals(short)[:1] for word in before)


def _begins(defined: Place | None, long: Candidate) -> bool:
    """Whether a name is the beginning of what a short form stands for: "<query-aware inference> for LLMs (Q-LLM)"."""
    return defined is not None and long.start == defined[0] and long.end <= defined[1]
