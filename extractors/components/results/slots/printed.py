"""What is printed as a name or a size where no entity covers it, and so could fill a slot of a result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.components.page import Mention, Page
from extractors.components.page.cues import words
from extractors.components.things.parameters import NOT_PARAMETERS
from kg.model import Kind
from kg.sizes import canonical

_ON = words("on across over")
_DATA = words("dataset datasets benchmark benchmarks corpus corpora leaderboard leaderboards challenge test val splits")
_JOINTS = words(", and / & the")
_SIZE = re.compile(
    r"(?<![\w.])(?:\d+[x×]\d+(?:\.\d+)?[Bb]|\d+(?:\.\d+)?(?:\s?[BM]|b|[\s-](?:billion|million)))(?=[\s,.;:)/'’-]|$)"
)
# "Five models (1B--7B)" have no one size.
_OF_MANY = re.compile(r"(?<![\w.-])(?P<least>\d[\d.]*\s?[BbM])\s?(?:-{1,3}|–|—|~)\s?(?P<most>\d[\d.]*\s?[BbM])\b")
# "20 million modules" are none, nor is the "2017b" of a citation; what is told in words says that it counts parameters.
_COUNTS_OTHERS = re.compile(
    r"(?:19|20)\d\db\b|\d[\d.]*[\s-][bm]illion\b(?![\s-](?:[\w-]+\s){0,3}?(?:param|(?:model|network|LL?M)s?\b)|\))"
)


def sizes(page: Page) -> Iterator[Mention]:
    """Parameter counts ("7B", "405 million", named "405M"), inside names or alone."""
    data = [(mention.start, mention.end) for mention in page.mentions if mention.kind is Kind.DATASET]
    ranges = {found.start(end) for found in _OF_MANY.finditer(page.text, page.body) for end in ("least", "most")}
    for match in _SIZE.finditer(page.text, page.body):
        of_data = any(start <= match.start() < end for start, end in data)
        of_others = NOT_PARAMETERS.match(page.text, match.end()) or _COUNTS_OTHERS.match(page.text, match.start())
        if not of_data and match.start() not in ranges and not of_others:
            yield Mention(match.start(), match.end(), Kind.MODEL, canonical(match[0]))


def places(page: Page) -> Iterator[Mention]:
    """Capitalised names that no entity covers, where data are named: after "on", before "dataset", in their lists."""
    last = -2
    for first, end in _names(page):
        before, after = page.shapes(first - 2, first), page.shapes(end, end + 1)
        joined = first - 2 <= last < first and page.items[first - 1].shape in _JOINTS
        if joined or not _ON.isdisjoint(before) or not _DATA.isdisjoint(after):
            start, stop = page.items[first].start, page.items[end - 1].end
            yield Mention(start, stop, Kind.DATASET, page.text[start:stop], loose=True)
            last = end - 1


def beside(page: Page) -> Iterator[Mention]:
    """Capitalised names that no entity covers, where a number is one of them: "0.5 APbox", "an SDlogJ of 0.22"."""
    for first, end in _names(page):
        before, after = page.shapes(first - 1, first), page.shapes(end, end + 3)
        level = after[1:] if after[:1] in (["score"], ["scores"]) else after
        if any(shape.startswith("#") for shape in before) or (
            level[:1] == ["of"] and level[1:2] and level[1][0] == "#"
        ):
            start, stop = page.items[first].start, page.items[end - 1].end
            yield Mention(start, stop, Kind.METRIC, page.text[start:stop], loose=True)


def _names(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of up to four capitalised words that no mention and no numeral covers, as positions of first and end."""
    first: int | None = None
    for position, item in enumerate(page.items):
        opens = position == 0 or page.items[position - 1].sentence != item.sentence
        word = page.text[item.start : item.end]
        plain = item.shape[0] not in "<#" and word[0].isalnum()
        named = item.start >= page.body and not opens and plain and word != item.shape
        if named and first is None:
            first = position
        elif not named and first is not None:
            if position - first <= 4:
                yield first, position
            first = None
