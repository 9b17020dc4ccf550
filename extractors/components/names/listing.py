"""Lists of names: where several were taken for one, and what stands in a list with a dataset, which is one too ("on
KITTI 2015, ETH3D and Foo-Stereo")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.layout import Place

AMOUNT = r"\d[\d.,]*\s?(?:\\?%|points\b|x\b)"
"""A number that is no part of the name before it: "4.3% on ImageWoof 2.5% on ImageNette"."""
NAME = (
    rf"(?<![A-Za-z0-9])(?=[^\s,]*[A-Z])[A-Za-z0-9][\w.+'’-]*[\w+]"
    rf"(?: (?=[A-Z0-9]|v\d)(?!{AMOUNT})[\w.+'’-]*[\w+]){{0,3}}"
)
"""A name begins with its word: to look for a capital from each letter on would take twice as long."""
MEMBER = re.compile(NAME)
LIST = re.compile(rf"{NAME}(?=, |/|,? (?:and|&) )(?:(?:, |/){NAME})*(?:,? (?:and|&) {NAME})?")
"""What follows the last member's comma is not listed: "On PIQA and ARC, FooTune gains"."""
CLOSED = re.compile(r" (?:and|&) ")

SEPARATOR = re.compile(r",? and\s+|,\s+|/(?=\d?[A-Z][A-Za-z]{2})")
UNCOMMAED = re.compile(r"(?:(?=\S*[A-Z]\S*[A-Z])\S{3,}\s){2,}and\s")
"""Names one after the other."""
HEAD = re.compile(r"[A-Z]+[a-z]*(?=[-\s]?v?\d)")
"""What a numbered name begins with; where it comes again, the next name begins: "AVEC 2013 <AVEC 2014>"."""
MADE = re.compile(r".*(?:[A-Z].*[A-Z]|[a-z][A-Z]|\d).*")
"""A name with two capitals or a digit: such names, joined by "and", are two."""
HEADED = re.compile(
    r"\b(?:(?P<data>(?:data ?set|benchmark|leaderboard|test set)s)|(?:algorithm|approache|architecture|backbone|"
    r"baseline|LLM|method|model|network|technique)s)"
    r"(?:,? \(?(?:including|such as|like|namely|i\.e\.,?|e\.g\.,?)|:|\s?\(|\s?[–—]|\s--?) ?$",
    re.IGNORECASE,
)
"""What says before a list of what its members are: "three datasets, namely"."""
GOES_ON = re.compile(r"[\s-][a-z]+[.,;:)]")
"""After a list, that its last member was no whole name: "three datasets: Document, Paragraph and Sentence <level>."."""
BEFORE = 40
"""Characters before a list in which that stands."""


def members(text: str, start: int, end: int, *, capitalised: bool) -> list[Place]:
    """The names in what was taken for one, as a rule just that; more where it runs over a list.

    `capitalised` says that they are of a kind whose names have capitals or a digit.
    """
    return _uncommaed(text, start, end) or (_listed(text, start, end) if capitalised else [(start, end)])


def _listed(text: str, start: int, end: int) -> list[Place]:
    """The members of a list, or the whole where it reads as one name ("Question and Answer")."""
    breaks = sorted(found.span() for found in _breaks(text, start, end))
    starts, ends = [start, *(b for _, b in breaks)], [*(a for a, _ in breaks), end]
    places = list(zip(starts, ends, strict=True))
    return places if all(MADE.fullmatch(text, *place) for place in places) else [(start, end)]


def _breaks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What parts the names of a list."""
    yield from SEPARATOR.finditer(text, start, end)
    if head := HEAD.match(text, start, end):
        yield from re.compile(rf"\s(?={head[0]}[-\s]?v?\d)").finditer(text, start, end)


def _uncommaed(text: str, start: int, end: int) -> list[Place]:
    """The members of a list in a text that lost its commas: "CUB SUN and AwA2"."""
    found = UNCOMMAED.match(text, start)
    if "," in text or not found or not start < found.end() <= end + len(" and "):
        return []
    return [word.span() for word in re.finditer(r"\S+", text[:end]) if word.start() >= start and word[0] != "and"]


@lru_cache(1)
def lists(text: str) -> Sequence[Sequence[Place]]:
    """The members of each list of capitalised names: closed by "and", or of three and more.

    Kept for those who ask of the same text next.
    """
    return tuple(_lists(text))


def _lists(text: str) -> Iterator[Sequence[Place]]:
    for found in LIST.finditer(text):
        places = [member.span() for member in MEMBER.finditer(text, *found.span())]
        if len(places) > 2 or CLOSED.search(found.group()):
            yield places


class Headed(NamedTuple):
    """Where the members of lists begin that are called datasets, and of those that are called methods or models."""

    datasets: frozenset[int]
    techniques: frozenset[int]


@lru_cache(1)
def headed(text: str) -> Headed:
    """The members of the lists of which a text says what they are; kept, too."""
    found: tuple[list[int], list[int]] = [], []
    for row in lists(text):
        head = HEADED.search(text, max(0, row[0][0] - BEFORE), row[0][0])
        if head and not GOES_ON.match(text, row[-1][1]):
            found[head["data"] is None].extend(start for start, _ in row)
    return Headed(*map(frozenset, found))


def listed_with(text: str, datasets: Sequence[Place], others: Sequence[Place]) -> Iterator[Place]:
    """Members of lists that hold one of `datasets`, or are called so, where nothing is named yet; lists that hold one
    of `others` too say nothing."""
    for row in lists(text):
        holds = [any(_meet(member, place) for place in datasets) for member in row]
        called = row[0][0] in headed(text).datasets
        if (called or any(holds)) and not any(_meet(member, place) for member in row for place in others):
            yield from (member for member, known in zip(row, holds, strict=True) if not known)


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
