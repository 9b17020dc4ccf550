"""Parameter counts in a text, and the thing that each of them is the size of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.components.grouping import Thing
from kg.model import TECHNIQUES, Kind
from kg.sizes import split_name

Place = tuple[int, int]

ONE = r"\d+(?:\.\d+)?\s?(?:[BM]|[Bb]illion|[Mm]illion)"
RANGE = rf"{ONE}\s?(?:to|-|–)\s?{ONE}"
UNPARTED = rf"{ONE}(?:\s?–\s?|to\s?|\sto){ONE}"
"""A range that is not two sizes and a word between as well: a row of what can be read in two ways takes forever."""


def _size(range: str) -> str:
    """The pattern of a size, or of such a range of them."""
    return (
        rf"(?<![\w.$])(?:\d+[x×]\d+(?:\.\d+)?B|\d+(?:\.\d+)?B-A\d+(?:\.\d+)?B|{range}|{ONE}"
        r"|\d+(?:\.\d+)?(?=(?:,? and,? |, |/)\d+(?:\.\d+)?[BM]\b))(?![\w%])"
    )


SIZE = re.compile(_size(RANGE))
OF_MODELS = re.compile(
    rf"(?:(?:(?:\s?,\s?|\s{{0,2}})(?:and|or),?|\s?[,/&])\s?{SIZE.pattern})*"
    r"[\s-]*(?:parameters?|params?|models?|variants?|versions?|backbones?|LLMs?|scales?)\b",
    re.IGNORECASE,
)
BETWEEN = re.compile(rf"(?:[\s,/()-]|and|or|to|with|of|at|the|parameters?|models?|{_size(UNPARTED)})*", re.IGNORECASE)
NOT_PARAMETERS = re.compile(
    r"[\s-]*(?:\w+\s){0,2}?(?:tokens?|words?|examples?|images?|samples?|pairs?|sentences?|documents?|hours?|users?|"
    r"pages?|items?|rows?|triples?|edges?|nodes?|frames?|points?|instances?|FLOPs?|dollars?|datasets?|questions?)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:pre-?trained|existing|larger|teacher|from|than|over|outperform\w*|surpass\w*|baseline|against|match\w*|"
    r"compar\w*|like|rival\w*|beat\w*|exceed\w*)\b[^,;.]{0,25}$",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)


def sizes(text: str, found: Sequence[Thing], own: set[int]) -> dict[int, list[Place]]:
    """For each thing (by position) where each of its sizes first stands; `own` are those that the paper proposes."""
    placed: dict[int, dict[str, Place]] = {}
    for position, place in sorted((*_in_names(text, found), *_beside(text, found, own)), key=lambda pair: pair[1]):
        placed.setdefault(position, {}).setdefault(text[slice(*place)], place)
    return {position: list(places.values()) for position, places in placed.items()}


def _in_names(text: str, found: Sequence[Thing]) -> Iterator[tuple[int, Place]]:
    """Sizes inside the forms of a technique: "Llama 3.1 8B"."""
    for position, thing in enumerate(found):
        for place in thing.places if thing.kind in TECHNIQUES else ():
            form = text[place.start : place.end]
            if split_name(form) and (size := SIZE.search(form)):
                yield position, (place.start + size.start(), place.start + size.end())


def _beside(text: str, found: Sequence[Thing], own: set[int]) -> Iterator[tuple[int, Place]]:
    """Sizes that stand next to a model's name, or that the paper states of its own unnamed models."""
    inside = [(p.start, p.end) for thing in found if thing.kind in TECHNIQUES for p in thing.places]
    models = [(p.start, p.end, i) for i, t in enumerate(found) if t.kind in TECHNIQUES for p in t.places]
    for match in SIZE.finditer(text):
        start, end = match.span()
        if any(s <= start and end <= e for s, e in inside) or NOT_PARAMETERS.match(text, end):
            continue
        if (near := _neighbour(text, start, end, [m for m in models if found[m[2]].kind is Kind.MODEL])) is not None:
            yield near, (start, end)
        elif len(own) == 1 and OF_MODELS.match(text, end) and _is_own(text, start):
            yield next(iter(own)), (start, end)


def _neighbour(text: str, start: int, end: int, models: Sequence[tuple[int, int, int]]) -> int | None:
    """The model right before or after a size, with nothing but other sizes and joining words between."""
    before = [(s, e, i) for s, e, i in models if e <= start and BETWEEN.fullmatch(text, e, start)]
    after = [(s, e, i) for s, e, i in models if end <= s <= end + 2 and BETWEEN.fullmatch(text, end, s)]
    if after:
        return after[0][2]
    return before[-1][2] if before else None


def _is_own(text: str, start: int) -> bool:
    sentence = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    stop = text.find(". ", start)
    whole = text[sentence : stop if stop >= 0 else len(text)]
    return bool(OWN.search(whole)) and not OTHERS.search(text, sentence, start)
