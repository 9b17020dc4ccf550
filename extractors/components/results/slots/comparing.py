"""The words after which a text names what it compares with: "over", "than", "compared to", "outperforms"."""

from __future__ import annotations

from extractors.components.page import Mention, Page
from extractors.components.page.cues import outdoes, words

_COMPARING = words("over than against versus vs unlike to with from of")
_BESIDE = words("above below behind")
SHORT = words("ahead short shy")
"""After these "of" leads to what is compared with: "0.7 points short of GPT-4"."""
_PARTNERS = words("compared comparison relative comparing respect compare contrast")
_ON_THE_WAY = words("the a an both all even its our prior previous existing strong standard vanilla and / &")
_JOINS = words("and / &")
_THOSE = words("that those")
_AVERAGED = words("averaged averaging average averages mean evaluated computed measured taken")
_WHERE = words("on in for the and <dataset> <task> <metric>")
_FAR = 7


def compares(page: Page, position: int) -> bool:
    """Whether the item leads to something that is compared with; "of" does after a share, in "that of" and "ahead of",
    "behind" does after a number."""
    shape, before = page.items[position].shape, page.items[max(0, position - 1)].shape
    if shape not in _COMPARING and not outdoes(shape):
        return shape in _BESIDE and before.startswith("#")
    if shape in ("to", "with"):
        return before in _PARTNERS
    if shape == "from":
        return before not in ("ranging", "ranges")
    if shape == "over" and before in _AVERAGED:
        return False
    if shape == "of":
        return before in _THOSE | SHORT or any(
            earlier.startswith("#") for earlier in page.shapes(position - 4, position)
        )
    following = page.shapes(position + 1, position + 2)
    return not (following and following[0].startswith("#"))


def compared(page: Page, place: int) -> str:
    """The word that makes the item one to compare with, "of" or "against", or "" for none.

    It stands right before the item, or before the list that the item is in.
    """
    listed = page.shapes(place + 1, place + 2) in ([","], ["and"], ["/"], ["&"])
    for position in range(place - 1, max(-1, place - _FAR), -1):
        shape = page.items[position].shape
        if page.items[position].sentence != page.items[place].sentence:
            return ""
        if compares(page, position):
            share = shape == "of" and _THOSE.isdisjoint(page.shapes(position - 1, position))
            return "of" if share else "against"
        listed = listed or shape in _JOINS
        if shape not in _ON_THE_WAY and shape[0] != "<" and not (listed and shape == ","):
            return ""
    return ""


def bracket(page: Page, mention: Mention) -> int | None:
    """The item that opens brackets right behind a mention, or behind where it was measured: "<GPT-4> on COCO (92%)"."""
    place = page.at(mention.end - 1) + 1
    while page.shapes(place, place + 1) and page.items[place].shape in _WHERE:
        place += 1
    return place if page.shapes(place, place + 1) == ["("] else None
