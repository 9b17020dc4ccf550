"""The words that could fill a slot of a result: who attains it, against what, on what data, in what quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.components.page import Mention, Page
from extractors.components.page.cues import DETERMINERS, Cue, cue, words
from extractors.components.results.governor import EXACTNESS, Governor, governor
from extractors.components.results.slots.comparing import compares
from extractors.components.results.spots import Spot
from extractors.components.things.parameters import NOT_PARAMETERS
from kg.model import TECHNIQUES, Kind
from kg.sizes import canonical

_PHRASE_ENDS = words(
    ". , ; : ( ) by in on for with while and which that across when at as using both under when where is are was were "
    "but respectively whereas achieving reaching without after before compared than relative such "
    "-- --- – —"
)
_ON = words("on across over")
_DATA = words("dataset datasets benchmark benchmarks corpus corpora leaderboard leaderboards challenge test val splits")
_JOINTS = words(", and / & the")
_OLDER = re.compile(
    r"\b(?:state[\s-]of[\s-]the[\s-]arts?|sota|baselines?|prior|previous\w*|existing|current|competitors?|counterparts?|"
    r"methods?|models?|approach(?:es)?|works?|vanilla|standard|original|traditional|conventional|best|training|"
    r"fine-?tuning|supervised|others?|strongest|technique\w*|systems?|algorithms?|full|dense|results?)\b",
    re.IGNORECASE,
)
_HEADS = words(
    "baseline baselines model models method methods approach approaches system systems algorithms techniques works "
    "counterparts competitors"
)
_BESTS = words("art sota best state-of-the-art")
_OTHERS = words("other existing previous prior recent")
_LOOSELY = words("of from")
_BETTERED = re.compile(
    r"\b(?:state[\s-]of[\s-]the[\s-]arts?|sota|baselines?|prior|previous|existing|current|counterparts?|"
    r"best reported)\b",
    re.IGNORECASE,
)
_BETTERING = (Cue.BETTER, Cue.MORE, Cue.LESS)
_RELATED = words("than over from to compared versus vs against upon up between it them our often")
_TECHNIQUES = frozenset({f"<{kind}>" for kind in TECHNIQUES})
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


def references(page: Page) -> Iterator[Mention]:
    """Plain words for what a result is compared with: the phrase after "over", "than", "compared to", "outperforms"."""
    for position, item in enumerate(page.items):
        if item.start < page.body:
            continue
        if not compares(page, position):
            if cue(item.shape) in _BETTERING:
                yield from _bettered(page, position)
            continue
        first, last = _rivals(page, position + 1)
        if first > last:
            continue
        start, end = page.items[first].start, page.items[last].end
        named = page.text[start:end]
        shapes = page.shapes(first, last + 1)
        known = bool(_OLDER.search(named)) or not _TECHNIQUES.isdisjoint(shapes)
        only = _TECHNIQUES.issuperset(shape for shape in shapes if shape[0] == "<")
        if (known and only) if item.shape in _LOOSELY else (known or only):
            yield Mention(start, end, Kind.METHOD, named, loose=not known)


def _rivals(page: Page, position: int) -> tuple[int, int]:
    """The phrase that begins there, up to the word that both adjectives of a pair are of: "<cascaded and direct
    baselines>"."""
    first, last = phrase(page, position)
    begin = last + 2
    other, end = phrase(page, begin)
    if page.shapes(last + 1, begin) != ["and"] or not first <= last or not begin == other <= end:
        return first, last
    shapes, opening, closing = page.shapes(other, end + 1), page.items[last].shape, page.items[end].shape
    whole = opening[0] == "<" or opening in _HEADS | _BESTS
    apart = whole or shapes[0] in _OTHERS or any(cue(shape) in _BETTERING for shape in shapes)
    return first, last if apart or closing not in _HEADS else end


def _bettered(page: Page, position: int) -> Iterator[Mention]:
    """What a verb betters, where words say that it was there before: "improves <the previous best>"."""
    first, last = phrase(page, position + 1)
    if first <= last and (found := _BETTERED.search(page.text, page.items[first].start, page.items[last].end)):
        # Of "the cost of the previous work" what stands behind the last "of" before it.
        begin = max((n + 1 for n in range(first, page.at(found.start())) if page.items[n].shape == "of"), default=first)
        while page.items[begin].shape in DETERMINERS | {"upon", "to"}:
            begin += 1
        start, end = page.items[begin].start, page.items[last].end
        if not compares(page, begin):
            yield Mention(start, end, Kind.METHOD, page.text[start:end])


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


def objects(page: Page, found: Iterable[Spot]) -> Iterator[Mention]:
    """Plain words for what moves: "cuts <the number of steps> by 12%", "a 12% drop in <heads>", "3x fewer <heads>"."""
    for spot in found:
        rule = governor(page, spot)
        if not rule:
            continue
        for first, last in (_moved(page, rule), _joined(page, spot)):
            if first <= last and spot.item not in range(first, last + 1) and _plain(page, first, last):
                start, stop = page.items[first].start, page.items[last].end
                yield Mention(start, stop, Kind.METRIC, page.text[start:stop], loose=True)


def _moved(page: Page, rule: Governor) -> tuple[int, int]:
    """The first and the last item of what a word moves, but for whose it is: "improves <recall> of GPT-4"."""
    first, last = phrase(page, rule.item + 1 + (page.shapes(rule.item + 1, rule.item + 2) in (["in"], ["of"])))
    return first, next((n - 1 for n in range(first, last) if _of_named(page, n)), last)


def _joined(page: Page, spot: Spot) -> tuple[int, int]:
    """The first and the last item of what moves too: "latency by 18% and <network traffic> by 24%"."""
    last = spot.first - 1
    while last > 0 and page.items[last].shape in EXACTNESS:
        last -= 1
    if page.items[last].shape != "by":
        return 1, 0
    first = last
    while first > 0 and page.items[first - 1].shape not in _PHRASE_ENDS:
        first -= 1
    return (first, last - 1) if page.shapes(first - 1, first) == ["and"] else (1, 0)


def _of_named(page: Page, position: int) -> bool:
    link, following = page.shapes(position, position + 2)
    return link == "of" and following[0] == "<"


def _plain(page: Page, first: int, last: int) -> bool:
    """Whether the words name something (not "often than before", "previous methods"), and hold no mention that would
    fill the slot better."""
    shapes = page.shapes(first, last + 1)
    if len(shapes) >= 8 or EXACTNESS.issuperset(shapes) or any(shape[0] in "<#" for shape in shapes):
        return False
    printed = page.text[page.items[first].start : page.items[last].end]
    return _RELATED.isdisjoint(shapes) and not shapes[-1].endswith("ly") and not _OLDER.search(printed)


def phrase(page: Page, first: int) -> tuple[int, int]:
    """The first and the last item of the phrase that begins at `first`, without its article."""
    last, words_left = first, 9
    while last < len(page.items) and words_left:
        item = page.items[last]
        if item.shape in _PHRASE_ENDS or item.shape.startswith("#") or item.sentence != page.items[first - 1].sentence:
            break
        words_left -= item.shape != "-"
        last += 1
    while first < last and page.items[first].shape in DETERMINERS:
        first += 1
    return first, last - 1
