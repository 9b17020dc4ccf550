"""Of which names a text says that they are one: "LONG (SHORT)", "SHORT, a LONG", "LONG, called SHORT", "SHORT: LONG".

Where `acronyms` looks for what may be names, this looks at names that were found: a few letters may be amiss.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from extractors.components.acronyms import definitions
from extractors.components.candidates import Candidate
from extractors.components.grouping import Judged, Thing
from extractors.components.introductions import NAMING

MOST = 2 / 3
"""Which share of a short form's capitals and digits is enough where something else speaks for it."""
_CALLED = rf"(?:{NAMING}|denoted|namely|or|i\.e\.,?)(?:\s(?:as|by))?\s"
_OPENS = re.compile(rf"[\"'”’*]*\s?\((?:{_CALLED})?[\"'“‘*]*")
_IS = r"(?:,|:|\s(?:is|[—–-]+))\s(?:an?|our|the)\s(?:novel\s|new\s)?"
_EXPLAINS = re.compile(rf"(?:,?\s{_CALLED}|{_IS})[\"'“‘*]*")
_WORD = re.compile(r"[^\W_]+")


def are_told(text: str, one: Judged, two: Judged) -> bool:
    """Whether a text that begins with a title says that one thing is the short form of another of its kind."""
    if one.thing.kind is not two.thing.kind:
        return False
    pairs = ((short, long) for short, long in ((one, two), (two, one)) if any(map(_capitals, short.thing.forms)))
    return any(_is_titled(text, *pair) or _is_beside(text, pair[0].thing, pair[1].thing) for pair in pairs)


def _is_titled(text: str, short: Judged, long: Judged) -> bool:
    """Whether the title spells out what it begins with, or, in words of its own, most of what the paper coins."""
    title = text.find("\n")
    forms = [text[place.start : place.end] for place in long.thing.places if place.start < title]
    head = short.thing.places[0]
    if (
        not head.start
        and text.startswith(":", head.end)
        and any(_spells(text[: head.end], form, first=True) for form in forms)
    ):
        return True
    alone = len(forms) == len(long.thing.places) and not any(" " in form for form in short.thing.forms)
    own = alone and short.proposed and long.proposed
    return own and any(_spells(name, form, MOST, first=True) for name, form in product(short.thing.forms, forms))


def _is_beside(text: str, short: Thing, long: Thing) -> bool:
    """Whether one stands beside the other as its name; what is listed has no name but by its very letters."""
    listed = bool(short.row or long.row)
    ends = {} if listed else {part.short: part.long for part in definitions(text)}
    return any(
        _explains(text, one, two, MOST if not listed else 1) or _begins(ends.get((one.start, one.end)), two)
        for one, two in product(short.places, long.places)
    )


def _explains(text: str, short: Candidate, long: Candidate, share: float) -> bool:
    first, second = sorted((short, long))
    forms = text[short.start : short.end], text[long.start : long.end]
    if _OPENS.fullmatch(text, first.end, second.start):
        return _spells(*forms, share, first=share == 1 or _is_cut(text, forms[0], long.start))
    return bool(_EXPLAINS.fullmatch(text, first.end, second.start)) and _spells(*forms, first=True)


def _is_cut(text: str, short: str, start: int) -> bool:
    """Whether a name lacks the word before it that the first capital stands for: "Improved <Fast Barking> (IFB)"."""
    before = text[:start].rsplit(None, 1)[-1:]
    return any(word[0].lower() == _capitals(short)[:1] for word in before)


def _begins(defined: tuple[int, int] | None, long: Candidate) -> bool:
    """Whether a name is the beginning of what a short form stands for: "<query-aware inference> for LLMs (Q-LLM)"."""
    return defined is not None and long.start == defined[0] and long.end <= defined[1]


@lru_cache(4096)
def _capitals(form: str) -> str:
    """The capitals and digits of a short form: of one word, with two of them at least."""
    capitals = "".join(c.lower() for c in form if c.isupper() or c.isdigit())
    return capitals if " " not in form and len(capitals) > 1 else ""


def _spells(short: str, long: str, share: float = 1, *, first: bool = False) -> bool:
    """Whether such a share of a short form's capitals begin words of the long form, in order."""
    capitals, starts = _capitals(short), "".join(word[0] for word in _WORD.findall(long.lower()))
    found = at = 0
    for capital in capitals:
        if (place := starts.find(capital, at)) >= 0:
            found, at = found + 1, place + 1
    begun = not first or starts[:1] == capitals[:1]
    return begun and found > 1 and found >= share * len(capitals)
