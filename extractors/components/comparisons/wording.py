"""The words that compare, what they say, and the words around them that take it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.components.page.cues import words
from kg.model import Direction

_PASSIVE = r"(?:is|are|was|were|been|being) (?:\w+ly )?(?:outperformed|surpassed|exceeded|beaten) by"
_BEATS = (
    r"out(?:class|perform|rank|strip)(?:e?s|p?ed|p?ing)?|out(?:pac|scor|shin)(?:es?|ed|ing)|surpass(?:es|ed|ing)?|"
    r"exceed(?:s|ed|ing)?|beat(?:s|ing)?|outdo(?:es|ing)?"
)
_AGAINST = r"compared (?:to|with|against)|in comparison (?:to|with)"
_GOOD = r"(?:accurate|effective|efficient|reliable|robust)"
_THINGS = r"(?:[ -](?!to\b|than\b|and\b|other\b|rather\b|suited\b|,)[\w<>-]+){0,5}?"
"""Words between "better" and "than"."""
_WORDS: tuple[tuple[str, Direction | None], ...] = (
    (_PASSIVE, Direction.DOWN),
    (rf"{_BEATS}|(?:improv(?:e|es|ed|ing)|improvements?) (?:over|upon)", Direction.UP),
    (rf"(?:better|stronger|faster|more {_GOOD}){_THINGS}(?: and [\w-]+)? (?:than|{_AGAINST})", Direction.UP),
    (rf"superior{_THINGS} (?:to|over|than|{_AGAINST})", Direction.UP),
    (rf"(?:superiority|advantages?)(?: and \w+)?(?: of{_THINGS})? (?:over|to)", Direction.UP),
    (r"underperform(?:s|ed|ing)?|(?:falls?|fell|falling|lags?|lagged|lagging) (?:far )?behind", Direction.DOWN),
    (r"falls? short of", Direction.DOWN),
    (rf"(?:worse|weaker|poorer){_THINGS} (?:than|{_AGAINST})|inferior{_THINGS} to", Direction.DOWN),
    (rf"(?P<more>(?:higher|greater){_THINGS} (?:than|{_AGAINST}))", Direction.UP),
    (rf"(?P<less>(?:lower|smaller|shorter|fewer|less){_THINGS} (?:than|{_AGAINST}))", Direction.DOWN),
    (r"competes? with|on (?:a )?par with|rival(?:s|l?ed|l?ing)(?! of)|match(?:es|ed|ing)? the performance of", None),
    (rf"(?:comparable|competitive|similar performance){_THINGS} (?:to|with|against|{_AGAINST})", None),
    (r"(?:competitively|comparably|identically|similarly|favou?rably) (?:to|with|against)", None),
)
_ANY = "|".join(f"(?P<w{place}>{said})" for place, (said, _) in enumerate(_WORDS))
_CUE = re.compile(rf"(?<![\w-])(?:{_ANY})(?![\w-])", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not(?! only| merely| just)|n't|never|cannot|no|nor|neither|fail(?:s|ed|ing)?|struggl\w+|unable|difficult|"
    r"hard|rarely|hardly|seldom|without|whether|if|would|should|aim(?:s|ed|ing)?|seek\w*|attempt\w*|tr(?:y|ies|ied)|rather|hypothes\w+|"
    r"expect(?:ed)?)\b(?:\W+[\w'-]+){0,4}\W*$",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"(\w+),? (?:\w+ly |even |also )?to (?:\w+ly |also |even )?$")
_ABLE = words("able shown found seen known demonstrated proven tends tend continues continue manages manage and")
_DOUBTED = re.compile(
    r"\b(?:can|could|may|might|sometimes|often|potential(?:ly)?|likely|some cases|certain)\b", re.IGNORECASE
)
_EITHER = re.compile(r"\b(?:par|comparable|competitive|similar|equal|match\w*|well)\b[^.;]{0,25}\bor\b[^.;]{0,15}$")

_OR_EQUAL = re.compile(r"\W+or\W+(?:comparable|competitive|on par|equal|similar|match)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that compare, from `start` to `end`; `direction` is UP where what stands before them is better.

    In a degree ("higher accuracy than") it is UP where there is more, and what there is more of says what that means.
    """

    start: int
    end: int
    direction: Direction | None
    doubted: bool
    degree: bool = False


def compares(text: str) -> bool:
    """Whether a text has words that compare."""
    return bool(_CUE.search(text))


def cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """The words that compare in a sentence, without those that it denies, asks for or only wishes."""
    if text[start:end].rstrip().endswith("?"):
        return
    for found in _CUE.finditer(text, start, end):
        before = text[max(start, found.start() - 60) : found.start()]
        purpose = _PURPOSE.search(before)
        if _DENIED.search(before) or (purpose and purpose[1] not in _ABLE):
            continue
        _, direction = _WORDS[int(str(found.lastgroup)[1:])]
        either = direction is Direction.UP and (_EITHER.search(before) or _OR_EQUAL.match(text, found.end()))
        doubted = bool(_DOUBTED.search(before[-40:]))
        degree = bool(found["more"] or found["less"])
        yield Cue(found.start(), found.end(), None if either else direction, doubted, degree)
