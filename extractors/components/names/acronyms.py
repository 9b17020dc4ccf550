"""Pairs of short and long forms that a text defines: "Long Form (LF)", "LF (Long Form)" and "LF: Long Form for ...".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractors.layout import Place


class Definition(NamedTuple):
    """Character ranges of a short form and the long form that it stands for."""

    short: Place
    long: Place


PARENTHESIS = re.compile(r"\(([^()\n]{2,80})\)")
SHORT = re.compile(r"(?=[^\s]*[A-Z])[A-Za-z0-9][\w+./-]{1,11}")
SHORT_BEFORE = re.compile(r"([A-Za-z][\w+./-]{1,11})[\"'”’]?\s*$")
NEAR = 40
"""Characters before a parenthesis in which its short form stands, a quote and spaces included."""
WORD = re.compile(r"[^\s(),;:]+")
PLURAL = re.compile(r"(?<=[A-Z])s$")
HEAD = re.compile(r"(?P<short>(?=[^\s:]*[A-Z][^\s:]*[A-Z])[A-Za-z0-9][\w+./-]{1,11}) ?: ")
"""What a title begins with that may be a short form: two capitals at least."""
SMALL = r"(?:a|an|and|as|at|based|by|for|from|in|of|on|the|through|to|towards?|under|using|via|with)"
STEP = rf"(?>\w*[ /,-]+(?:{SMALL} )*{{letter}}|\w*?{{letter}})"
"""From one letter of a short form to the next in its long form: at the start of the next word, else in the same."""
TO = re.compile(r"(?<=[A-Za-z])2(?=[A-Za-z])")
"""A digit that is said as a word: the "to" of "R2D"."""
PIECE = re.compile(r"[^\W_]+")


@lru_cache(1)
def definitions(text: str) -> tuple[Definition, ...]:
    """The definitions in a text that begins with a title, in order; kept for those who ask of the same text next."""
    return tuple(_definitions(text))


def _definitions(text: str) -> Iterator[Definition]:
    if titled := heading(text):
        yield titled
    for bracket in PARENTHESIS.finditer(text):
        inner = re.match(r"[^,;]+", bracket.group(1))
        if not inner:
            continue
        first = inner.group().strip(" \"'“”‘’")
        start = text.index(first, bracket.start(1)) if first else bracket.start(1)
        if SHORT.fullmatch(first):
            long = _long_before(text, bracket.start(), PLURAL.sub("", first))
            if long:
                yield Definition((start, start + len(first)), long)
        elif before := SHORT_BEFORE.search(text, max(0, bracket.start() - NEAR), bracket.start()):
            words = [word.span() for word in WORD.finditer(first)]
            if len(words) > 1 and _matches(before.group(1), first) == 0:
                yield Definition(before.span(1), (start, start + len(first)))


@lru_cache(1)
def heading(text: str) -> Definition | None:
    """The definition that a text's title begins with: "GPL: Generative Pseudo Labeling for Dense Retrieval".

    Up to two words may stand before the long form, and it runs on to the last word that is capitalised. Kept, too.
    """
    title = text.partition("\n")[0]
    head = HEAD.match(title)
    # To compile a pattern takes longer than to look for the letters.
    if not head or _matches(head["short"], title[head.end() :]) is None:
        return None
    first, *rest = (re.escape(c) for c in head["short"] if c.isalnum())
    letters = first + "".join(STEP.format(letter=letter) for letter in rest)
    long = re.compile(
        rf"(?:[\w-]+ ){{0,2}}?(?!(?i:{SMALL}) )(?P<long>(?i:{letters})[\w-]*(?: [A-Z][\w-]*)*)(?!\w)"
    ).match(title, head.end())
    spelled = long and " " in long["long"] and len(long["long"]) > 2 * len(head["short"])
    return Definition(head.span("short"), long.span("long")) if long and spelled else None


@lru_cache(4096)
def capitals(form: str) -> str:
    """The capitals and digits of a short form: of one word, with two of them at least."""
    found = "".join(c.lower() for c in form if c.isupper() or c.isdigit())
    return found if " " not in form and len(found) > 1 else ""


def spells(short: str, long: str, share: float = 1, *, first: bool) -> bool:
    """Whether such a share of a short form's capitals begin words of the long form, in order; if `first`, its
    first word with the first of them."""
    wanted, starts = capitals(short), "".join(word[0] for word in PIECE.findall(long.lower()))
    found = at = 0
    for capital in wanted:
        if (place := starts.find(capital, at)) >= 0:
            found, at = found + 1, place + 1
    begun = not first or starts[:1] == wanted[:1]
    return begun and found > 1 and found >= share * len(wanted)


def _long_before(text: str, end: int, short: str) -> Place | None:
    """The words before `end` that a short form abbreviates: at most min(n + 5, 2n) of them."""
    letters = sum(c.isalnum() for c in short)
    begin = max(text.rfind(mark, 0, end) for mark in (". ", "; ", ": ", ", ", "\n", "(", ")")) + 1
    words = [m.start() for m in WORD.finditer(text, begin, end)][-min(letters + 5, letters * 2) :]
    if not words:
        return None
    long = text[words[0] : end].rstrip(" \"'“”‘’")
    offset = _matches(short, long)
    if offset is None or len(long) - offset <= len(short):
        return None
    return words[0] + offset, words[0] + len(long)


def _matches(short: str, long: str) -> int | None:
    """Where in `long` the short form's letters begin when found from right to left, its first at a word's start; "2"
    may stand for "to"."""
    offset = _found(short, long)
    return _found(TO.sub("t", short), long) if offset is None and TO.search(short) else offset


def _found(short: str, long: str) -> int | None:
    place = len(long)
    letters = [c for c in short.lower() if c.isalnum()]
    folded = "".join(c.lower()[0] for c in long)  # as long as it was: "İ" in lower case is two characters
    for rest, letter in zip(range(len(letters) - 1, -1, -1), reversed(letters), strict=True):
        place = folded.rfind(letter, 0, place)
        while rest == 0 and place > 0 and folded[place - 1].isalnum():
            place = folded.rfind(letter, 0, place)
        if place < 0:
            return None
    return place
