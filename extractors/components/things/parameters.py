"""Parameter counts in a text, and the thing that each of them is the size of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.components.things.thing import Thing
from extractors.layout import Place
from kg.model import TECHNIQUES, Kind
from kg.sizes import inside, place

ONE = r"\d+(?:\.\d+)?\s?(?:[BM]|[Bb]illion|[Mm]illion)"
SIZE = re.compile(
    rf"(?<![\w.$])(?:\d+[x×]\d+(?:\.\d+)?B|\d+(?:\.\d+)?B-A\d+(?:\.\d+)?B|{ONE}\s?(?:to|-|–)\s?{ONE}|{ONE}"
    r"|\d+(?:\.\d+)?(?=(?:,? and,? |, |/)\d+(?:\.\d+)?[BM]\b))(?![\w%])"
)
# Nothing that was read is read again in another way ("*+"): "7B to 7B" is a range, or two sizes and a word.
OF_MODELS = re.compile(
    rf"(?:\s?(?:,?\s?(?:and|or),?|,|/|&)\s?{SIZE.pattern})*+"
    r"[\s-]*(?:(?:non-embedding|trainable|total|active|activated)\s)?"
    r"(?:parameters?|params?|models?|variants?|versions?|backbones?|LLMs?|scales?)\b",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"(?:[\s,/()-]|\\?&|and|or|to|with|of|at|in|the|only|even|which|has|have|contains|specifically|"
    rf"parameters?|models?|famil(?:y|ies)|series|sizes?|{SIZE.pattern})*+",
    re.IGNORECASE,
)
NOT_PARAMETERS = re.compile(
    r"[\s-]*(?:\w+\s){0,2}?(?:tokens?|words?|examples?|images?|samples?|pairs?|sentences?|documents?|hours?|users?|"
    r"pages?|items?|rows?|triples?|edges?|nodes?|frames?|points?|instances?|FLOPs?|dollars?|datasets?|questions?|"
    r"mult\w*-adds|MACs|characters?|lines?|people|steps?|entries|bits)\b",
    re.IGNORECASE,
)
"""After a number that counts something else: "6B <tokens>"."""
OTHERS = re.compile(
    r"\b(?:pre-?trained|existing|larger|teacher|(?<!ranging )from|than|over|outperform\w*|surpass\w*|baseline|against|"
    r"match\w*|compar\w*|like|rival\w*|beat\w*|exceed\w*|par|competitive)\b[^,;.]{0,25}$",
    re.IGNORECASE,
)
"""Before a size that is that of others' models: "<larger than> 70B"."""
OWN = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)


def sizes(text: str, found: Sequence[Thing], own: set[int]) -> dict[int, list[Place]]:
    """For each thing (by position) where each of its sizes first stands; `own` are those that the paper proposes."""
    placed: dict[int, dict[str, Place]] = {}
    for position, at in sorted((*_in_names(text, found), *_beside(text, found, own)), key=lambda pair: pair[1]):
        placed.setdefault(position, {}).setdefault(text[slice(*at)], at)
    return {position: list(places.values()) for position, places in placed.items()}


def _in_names(text: str, found: Sequence[Thing]) -> Iterator[tuple[int, Place]]:
    """Sizes inside the forms of a technique: "Llama 3.1 8B"."""
    for position, thing in enumerate(found):
        for at in thing.places if thing.kind in TECHNIQUES else ():
            form = text[at.start : at.end]
            if (size := inside(form)) and (where := place(size, form)):
                yield position, (at.start + where[0], at.start + where[1])


def _beside(text: str, found: Sequence[Thing], own: set[int]) -> Iterator[tuple[int, Place]]:
    """Sizes that stand next to a model's name, or that the paper states of its own unnamed models."""
    inside = [p.span for thing in found if thing.kind in TECHNIQUES for p in thing.places]
    models = [(p.start, p.end, i) for i, t in enumerate(found) if t.kind in TECHNIQUES for p in t.places]
    for match in SIZE.finditer(text):
        start, end = match.span()
        if any(s <= start and end <= e for s, e in inside) or NOT_PARAMETERS.match(text, end):
            continue
        if (near := _neighbour(text, start, end, [m for m in models if found[m[2]].kind is Kind.MODEL])) is not None:
            yield near, (start, end)
        elif OF_MODELS.match(text, end) and (meant := _owner(text, start, found, own)) is not None:
            yield meant, (start, end)


def _neighbour(text: str, start: int, end: int, models: Sequence[tuple[int, int, int]]) -> int | None:
    """The model right before or after a size, with nothing but other sizes and joining words between."""
    before = [(s, e, i) for s, e, i in models if e <= start and BETWEEN.fullmatch(text, e, start)]
    after = [(s, e, i) for s, e, i in models if end < s and text[end:s] in (" ", "-")]
    if after:
        return after[0][2]
    return before[-1][2] if before else None


def _owner(text: str, start: int, found: Sequence[Thing], own: set[int]) -> int | None:
    """The one own thing that the sentence of a size names, or the only one that "our models" can mean."""
    sentence = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    stop = text.find(". ", start)
    stop = stop if stop >= 0 else len(text)
    if OTHERS.search(text, sentence, start):
        return None
    named = [position for position in own if any(sentence <= at.start < stop for at in found[position].places)]
    meant = named or (own if OWN.search(text, sentence, stop) else ())
    return next(iter(meant)) if len(meant) == 1 else None
