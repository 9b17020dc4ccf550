"""Where the numerals of a page stand: in which item, and at which place of a list such as "3.4, 5.6 and 7.8%"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from extractors.components.page import Page
from extractors.components.page.cues import Cue, cue, words
from extractors.components.page.numeral import Numeral
from extractors.components.page.numerals import alone

_ARROW = re.compile(r"[\s$]*(?:→|->|\\rightarrow|\\to)[\s$]*")
_FROM = re.compile(r"\bfrom\s(?:[\w%-]+\s){0,3}(?:\S+=)?[$(~]*$")
# Digits on the way are of a name ("from 65% with GPT-3.5 to 70%").
_TO = re.compile(r"(?:[^.;\d]|(?<=[\w.-])\d|(?<=\d)\.(?=\d)){0,40}(?<!\bup)\sto\s(?:[a-z]+\s){0,3}[$(~]*")
_LISTING = words(", and / or & ; respectively about $ even vs")
_DIFFERING = tuple(f"{how} than".split() for how in ("more", "less", "better", "worse", "higher", "lower"))
_BEYOND = (["over"], ["above"], ["below"], ["behind"])
_SERIES = _LISTING | words(". <metric> in on points from")


@dataclass(frozen=True, slots=True)
class Spot:
    """One numeral in its place. `first` and `last` are the items that its list, or "from A to B", begins and ends with.

    `place` of `size` counts within the list, `turn` of `turns` within a series, which may name a quantity after each
    number ("4.2 BLEU and 1.3 COMET"); a number in parentheses has those of the one before ("98.2% (+3.3%), 93.9%
    (+0.2%)"), and in a series the two of "from 61.2 to 64.0" have one turn. `travel` is "from" or "to" for these two.
    """

    numeral: Numeral
    item: int
    first: int
    last: int
    place: int = 0
    size: int = 1
    turn: int = 0
    turns: int = 1
    travel: str = ""


def spots(page: Page) -> tuple[Spot, ...]:
    """A spot for every numeral, in order; a numeral that is in no list is a list of one."""
    items = [page.at(numeral.start) for numeral in page.numerals]
    owners = _owners(page, items)
    arrivals = {number for number in range(1, len(items)) if _arrives(page, number)}
    ways = _ways(owners, arrivals)
    ends = [item + (owner != number) for number, (item, owner) in enumerate(zip(items, owners, strict=True))]
    lists = _groups(page, items, ends, owners, _LISTING)
    series = _groups(page, items, ends, ways, _SERIES)
    return tuple(
        Spot(
            numeral=page.numerals[number],
            item=items[number],
            first=items[lists[number - (number in arrivals)][0]],
            last=items[lists[number + (number + 1 in arrivals)][-1]],
            place=lists[number].index(owners[number]),
            size=len(lists[number]),
            turn=series[number].index(ways[number]),
            turns=len(series[number]),
            travel="to" if number in arrivals else "from" if number + 1 in arrivals else "",
        )
        for number in range(len(items))
    )


def _arrives(page: Page, number: int) -> bool:
    """Whether the text goes "from 61.2 to 64.0" (or "61.2 → 64.0") from the number before to this one."""
    low, high = page.numerals[number - 1], page.numerals[number]
    if low.unit and high.unit and low.unit != high.unit:
        return False
    between = page.text[low.stop : high.start]
    if _ARROW.fullmatch(between):
        return True
    if between.strip() == "to" and alone(page.text, low, high):
        return True
    before = page.text[max(page.body, low.start - 50) : low.start]
    return bool(_FROM.search(before)) and bool(_TO.fullmatch(between))


def _owners(page: Page, items: Sequence[int]) -> list[int]:
    """For every numeral itself, or the one right before the parentheses in which it stands alone."""
    owners: list[int] = []
    for number, item in enumerate(items):
        aside = number and items[number - 1] == item - 2 and page.shapes(item - 1, item + 2)[::2] == ["(", ")"]
        owners.append(owners[-1] if aside else number)
    return owners


def _ways(owners: Sequence[int], arrivals: Container[int]) -> list[int]:
    """For every numeral its owner, or the numeral that the text goes to it from."""
    ways: list[int] = []
    for number, owner in enumerate(owners):
        ways.append(ways[number - 1] if number in arrivals else ways[owner] if owner != number else number)
    return ways


def _groups(
    page: Page, items: Sequence[int], ends: Sequence[int], owners: Sequence[int], links: frozenset[str]
) -> list[list[int]]:
    """For every numeral the numbers of those that it is linked with, itself or its owner included."""
    groups: list[list[int]] = []
    for number, (item, owner) in enumerate(zip(items, owners, strict=True)):
        if number != owner:
            groups.append(groups[-1])
        elif groups and _linked(page, ends[number - 1], item, links) and not _tells(page, number, item):
            groups[-1].append(number)
            groups.append(groups[-1])
        else:
            groups.append([number])
    return groups


def _tells(page: Page, number: int, item: int) -> bool:
    """Whether a number only says how much that before it is: "0.9 MB, 15.2x smaller", "81.4%, 2.0% more than BERT"."""
    before, numeral = page.numerals[number - 1], page.numerals[number]
    after = page.shapes(item + 1, item + 3)
    if page.items[item - 1].shape == "," and (after in _DIFFERING or after[:1] in _BEYOND):
        return True
    says = before.measured and numeral.unit and not numeral.measured
    if not says or page.items[item - 1].shape != ",":
        return False
    return any(shape == "<metric>" or cue(shape) in (Cue.MORE, Cue.LESS) for shape in page.shapes(item + 1, item + 2))


def _linked(page: Page, item: int, following: int, links: frozenset[str]) -> bool:
    between = page.shapes(item + 1, following)
    if between[-2:] == ["up", "to"]:
        del between[-2:]
    same_sentence = page.items[item].sentence == page.items[following].sentence
    return same_sentence and len(between) <= 4 and all(shape in links for shape in between)
