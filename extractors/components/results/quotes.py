"""Cuts the evidence of a result: the shortest stretch of its sentence that states it."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.components.page import Mention, Page
from extractors.components.page.cues import words
from extractors.components.results.governor import governor
from extractors.components.results.spots import Spot
from extractors.layout import Place

_REACH = 16
_CLAUSE_ENDS = words("; while but whereas although")
_OPENERS = words("by of to with up than over about at least most from on in for the achieves achieving achieve reaches")


def quote(page: Page, spot: Spot, slots: Iterable[Mention]) -> Place:
    """Start and end of the clause: the number's list, the word it depends on and the slots that stand near it."""
    first, last = spot.first, spot.last
    rule = governor(page, spot)
    if rule:
        first, last = _stretch(page, spot, first, last, rule.item)
    for mention in slots:
        first, last = _stretch(page, spot, first, last, page.at(mention.start))
        first, last = _stretch(page, spot, first, last, page.at(mention.end - 1))
    sentence = page.items[spot.item].sentence
    while first > 0 and page.items[first - 1].shape in _OPENERS and page.items[first - 1].sentence == sentence:
        first -= 1
    last = _close(page, first, last)
    return min(page.items[first].start, spot.numeral.start), max(page.items[last].end, spot.numeral.end)


def _stretch(page: Page, spot: Spot, first: int, last: int, item: int) -> tuple[int, int]:
    """The stretch with `item` too, if that is in the sentence and not far away."""
    near = page.items[item].sentence == page.items[spot.item].sentence and abs(item - spot.item) <= _REACH
    wider = min(first, item), max(last, item)
    return wider if near and _CLAUSE_ENDS.isdisjoint(page.shapes(wider[0], wider[1] + 1)) else (first, last)


def _close(page: Page, first: int, last: int) -> int:
    """The end of the stretch, moved on to a bracket that was opened in it and closes soon after."""
    shapes = page.shapes(first, last + 1)
    if shapes.count("(") > shapes.count(")"):
        following = page.shapes(last + 1, last + 7)
        if ")" in following:
            return last + 1 + following.index(")")
    return last
