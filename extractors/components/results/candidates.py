"""The words that could fill a slot of a result: who attains it, against what, on what data, in what quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind

from .cues import words
from .page import Mention, Page

_COMPARED = words(
    "over than against versus vs outperform outperforms outperformed outperforming surpass surpasses surpassing "
    "surpassed exceed exceeds exceeding beat beats beating relative to with from of"
)
_PHRASE_ENDS = words(
    ". , ; : ( ) by in on for with while and which that across when at as using both under when where is are was were "
    "but respectively whereas achieving reaching without after before"
)
_ARTICLES = words("the a an all both its our their")
_OLDER = re.compile(
    r"\b(?:state[\s-]of[\s-]the[\s-]arts?|sota|baselines?|prior|previous\w*|existing|current|competitors?|counterparts?|"
    r"methods?|models?|approach(?:es)?|works?|vanilla|standard|original|traditional|conventional|best|training|"
    r"fine-?tuning|supervised|others?|strongest|technique\w*|systems?|algorithms?|full|dense|results?)\b",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"(?<![\w.])\d+(?:\.\d+)?\s?[xX]?\d*(?:[BM]|\s(?:billion|million))(?=[\s,.;:)-]|\sparam|$)(?!\s?(?:tokens|images|samples))"
)


def sizes(page: Page) -> Iterator[Mention]:
    """Parameter counts ("7B", "405M"), inside names or alone."""
    for match in _SIZE.finditer(page.text, page.body):
        yield Mention(match.start(), match.end(), Kind.MODEL, match[0])


def references(page: Page) -> Iterator[Mention]:
    """Plain words for what a result is compared with: the phrase after "over", "than", "compared to", "outperforms"."""
    for position, item in enumerate(page.items):
        if item.start < page.body or item.shape not in _COMPARED or not _compares(page, position):
            continue
        first, last = _phrase(page, position + 1)
        if first > last:
            continue
        start, end = page.items[first].start, page.items[last].end
        named = page.text[start:end]
        if _OLDER.search(named) or "<m" in "".join(page.shapes(first, last + 1)):
            yield Mention(start, end, Kind.METHOD, named)


def _compares(page: Page, position: int) -> bool:
    shape, before = page.items[position].shape, page.items[max(0, position - 1)].shape
    if shape in ("to", "with"):
        return before in ("compared", "comparison", "relative", "comparing", "respect", "compare", "contrast")
    if shape in ("from", "of", "relative"):
        return shape == "from" and before not in ("ranging", "ranges")
    following = page.shapes(position + 1, position + 2)
    return not (following and following[0].startswith("#"))


def _phrase(page: Page, first: int) -> tuple[int, int]:
    """The first and the last item of the phrase that begins at `first`, without its article."""
    last = first
    while last < len(page.items) and last - first < 9:
        item = page.items[last]
        if item.shape in _PHRASE_ENDS or item.shape.startswith("#") or item.sentence != page.items[first - 1].sentence:
            break
        last += 1
    while first < last and page.items[first].shape in _ARTICLES:
        first += 1
    return first, last - 1
