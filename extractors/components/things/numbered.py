"""Names of which a list repeats but the number: "CIFAR-10/100", "PASCAL VOC 2007 and 2012"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extractors.components.names.candidates import CAPITALISED, Candidate
from extractors.components.things.thing import Judged, forms_of, named
from kg.text import normal
from kg.vocabulary import Vocabulary

_LIST = re.compile(
    r"(?P<head>[^\d/]{0,60}[A-Za-z][\s-]?)\d+(?:\.\d)?(?:(?:\s?/\s?|,\s|,?\s(?:and|&)\s)\d+(?:\.\d)?)+(?![\w%\\/]|[.,-]\d)"
)
_NUMBER = re.compile(r"\d+(?:\.\d)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Member(NamedTuple):
    """One of such a list: its name in full, its place (that of a number, but for the first), and the list."""

    name: str
    place: Candidate
    printed: str


def told_apart(text: str, judged: Sequence[Judged], vocabulary: Vocabulary) -> list[Judged]:
    """The things, with one for each member of such lists among them, in order of first mention."""
    lists = {place: _members(text, place, vocabulary) for each in judged for place in each.thing.places}
    if not any(lists.values()):
        return [*judged]
    found = [_first(text, each, lists, vocabulary) for each in judged]
    for each in judged:
        for member in (member for place in each.thing.places for member in lists[place][1:]):
            _add(found, member, each, vocabulary)
    return sorted(found, key=lambda each: each.thing.places[0])


def _members(text: str, place: Candidate, vocabulary: Vocabulary) -> list[Member]:
    """The members of the list that a place is, or begins, as far as what follows is no other number."""
    found = _LIST.match(text, place.start) if place.kind in CAPITALISED else None
    if not found or not len(found["head"].rstrip()) <= place.end - place.start <= len(found[0]):
        return []
    numbers = list(_NUMBER.finditer(text, found.end("head"), found.end()))
    full = list(_in_full([number[0] for number in numbers]))
    names = [found["head"] + number for number in full]
    joined = [text[a.end() : b.start()].strip() for a, b in pairwise(numbers)]
    for count in range(len(numbers), 1, -1):
        years = all(map(_YEAR.fullmatch, full[:count]))
        slashed = place.end > found.end("head") and {*joined[: count - 1]} == {"/"} and _rise(full[:count])
        if years or slashed or all(vocabulary.find(place.kind, name) for name in names[:count]):
            starts = [place.start, *(number.start() for number in numbers[1:count])]
            ends = [number.end() for number in numbers[:count]]
            printed = text[place.start : ends[-1]]
            places = [place._replace(start=start, end=end) for start, end in zip(starts, ends, strict=True)]
            return [Member(*member, printed) for member in zip(names, places, strict=False)]
    return []


def _in_full(numbers: Sequence[str]) -> Iterator[str]:
    """The numbers, years as the first of them is printed: 2018 in "2017/18"."""
    first = numbers[0]
    for number in numbers:
        short = _YEAR.fullmatch(first) and len(number) == 2 and first[2:] < number < "30"
        yield first[:2] + number if short else number


def _rise(numbers: Sequence[str]) -> bool:
    """Whether each is greater than the one before: the 20 of "CIFAR-100/20" counts classes of CIFAR-100."""
    return all(float(before) < float(after) for before, after in pairwise(numbers))


def _first(text: str, each: Judged, lists: Mapping[Candidate, list[Member]], vocabulary: Vocabulary) -> Judged:
    """A thing without what follows the first number of its lists."""
    places = tuple(lists[place][0].place if lists[place] else place for place in each.thing.places)
    if places == each.thing.places:
        return each
    return replace(each, thing=named(each.thing.kind, forms_of(text, places), places, vocabulary))


def _add(found: list[Judged], member: Member, like: Judged, vocabulary: Vocabulary) -> None:
    """Add a member to the thing that has its name, or a thing as likely as the list where there is none yet."""
    kind = like.thing.kind
    for position, each in enumerate(found):
        if each.thing.kind is kind and normal(member.name) in map(normal, each.thing.forms):
            places = tuple(sorted((*each.thing.places, member.place)))
            found[position] = replace(each, thing=replace(each.thing, places=places))
            return
    found.append(replace(like, thing=named(kind, (member.name, member.printed), (member.place,), vocabulary)))
