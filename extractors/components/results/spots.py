"""Where the numerals of a page stand: in which item, and at which place of a list such as "3.4, 5.6 and 7.8%"."""

from __future__ import annotations

from dataclasses import dataclass

from .numerals import Numeral
from .page import Page

_BETWEEN_LISTED = frozenset(
    {",", "and", "/", "or", "&", ";", "respectively", "up", "to", "about", "$", "even", "vs", "."}
)


@dataclass(frozen=True, slots=True)
class Spot:
    """One numeral in its place. `first` and `last` are the items that its list begins and ends with."""

    numeral: Numeral
    item: int
    first: int
    last: int
    place: int = 0
    size: int = 1


def spots(page: Page) -> tuple[Spot, ...]:
    """A spot for every numeral, in order; a numeral that is in no list is a list of one."""
    places = [page.at(numeral.start) for numeral in page.numerals]
    lists: list[list[int]] = []
    for number, item in enumerate(places):
        if lists and _listed(page, places[lists[-1][-1]], item):
            lists[-1].append(number)
        else:
            lists.append([number])
    return tuple(
        Spot(page.numerals[number], places[number], places[group[0]], places[group[-1]], place, len(group))
        for group in lists
        for place, number in enumerate(group)
    )


def _listed(page: Page, item: int, following: int) -> bool:
    between = page.shapes(item + 1, following)
    return (
        0 < len(between) <= 3
        and page.items[item].sentence == page.items[following].sentence
        and all(shape in _BETWEEN_LISTED for shape in between)
    )
