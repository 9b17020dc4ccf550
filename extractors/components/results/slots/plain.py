"""Plain words that could fill a slot of a result: what it is compared with, and what moves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.components.page import Mention, Page
from extractors.components.page.cues import DETERMINERS, Cue, cue, outdoes, words
from extractors.components.page.numberwords import CARDINALS
from extractors.components.results.governor import EXACTNESS, MOVING, Governor, governor
from extractors.components.results.slots.comparing import compares
from extractors.components.results.spots import Spot
from kg.model import TECHNIQUES, Kind

_PHRASE_ENDS = words(
    ". , ; : ( ) by in on for with while and which that across when at as using both under when where is are was were "
    "but respectively whereas achieving reaching without after before compared than relative such "
    "-- --- – —"
)
_EARLIER = r"state[\s-]of[\s-]the[\s-]arts?|sota|baselines?|prior|previous|existing|current|counterparts?"
"""What was there before."""
_BETTERED = re.compile(rf"\b(?:{_EARLIER}|best reported)\b", re.IGNORECASE)
_COMPARED = re.compile(
    rf"\b(?:{_EARLIER}|previously|competitors?|methods?|models?|approach(?:es)?|works?|vanilla|standard|original|"
    r"traditional|conventional|best|training|fine-?tuning|supervised|others?|strongest|technique\w*|systems?|algorithms?|"
    r"full|dense|results?)\b",
    re.IGNORECASE,
)
"""What things are called that one compares with."""
_HEADS = words(
    "baseline baselines model models method methods approach approaches system systems algorithms techniques works "
    "counterparts competitors"
)
_BESTS = words("art sota best state-of-the-art")
_OTHERS = words("other existing previous prior recent")
_LOOSELY = words("of from")
_PRONOUNS = words("it them these this those")
_FEW = 3
_BETTERING = (Cue.BETTER, Cue.MORE, Cue.LESS)
_AMOUNTS = words("- amount number size")
_RIVALS = words("approach baseline counterparts existing method methods model models previous prior system")
_PLURAL = re.compile(r"\w{3,}[^s]s")
_RELATED = words("than over from to compared versus vs against upon up between it them our often or")
_UNITS = words("percent point points million billion")
_UNNAMED = words("dataset datasets during observed preferred setting settings task tasks")
_TECHNIQUES = frozenset({f"<{kind}>" for kind in TECHNIQUES})


def references(page: Page) -> Iterator[Mention]:
    """Plain words for what a result is compared with: the phrase after "over", "than", "compared to", "outperforms"."""
    for position, item in enumerate(page.items):
        if item.start < page.body:
            continue
        if compares(page, position):
            yield from _held_against(page, position)
        elif cue(item.shape) in _BETTERING:
            yield from _bettered(page, position)


def _held_against(page: Page, position: int) -> Iterator[Mention]:
    """What stands after a comparing word; after "of" and "from" only what is known to be compared with."""
    first, last = _rivals(page, position + 1)
    if first > last:
        return
    start, end = page.items[first].start, page.items[last].end
    named, shapes = page.text[start:end], page.shapes(first, last + 1)
    if _PRONOUNS.issuperset(shapes) or (shapes[0] in CARDINALS and shapes[-1] in _UNITS):
        return
    known = bool(_COMPARED.search(named)) or not _TECHNIQUES.isdisjoint(shapes)
    only = _TECHNIQUES.issuperset(shape for shape in shapes if shape[0] == "<")
    if (known and only) if page.items[position].shape in _LOOSELY else (known or only):
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


def objects(page: Page, found: Iterable[Spot]) -> Iterator[Mention]:
    """Plain words for what moves or is shared: "cuts <the number of steps> by 12%", "3x fewer <heads>", "with 5% of the
    <annotations>"; what is outdone is none."""
    for spot in found:
        rule = governor(page, spot)
        moved = (_moved(page, rule), _joined(page, spot)) if rule and not _opposes(rule.word) else ()
        named = [place for place in moved if spot.item not in range(place[0], place[1] + 1) and _plain(page, *place)]
        for first, last in dict.fromkeys([*named, *_shared(page, spot)]):
            start, stop = page.items[first].start, page.items[last].end
            yield Mention(start, stop, Kind.METRIC, page.text[start:stop], loose=True)


def _opposes(word: str) -> bool:
    """Whether a word stands before what something is held against, not before what moves."""
    return outdoes(word) or word in ("ahead", "behind", "above", "below")


def _shared(page: Page, spot: Spot) -> Iterator[tuple[int, int]]:
    """The first and the last item of what the number is a share of: "5% of the <annotations>", "with only 8% <labelled
    points>"."""
    of = page.shapes(spot.last + 1, spot.last + 2) == ["of"]
    first, last = phrase(page, spot.last + 1 + of)
    last = next((n - 1 for n in range(first, last) if _is_of(page, n)), last)
    shapes = page.shapes(first, last + 1)
    if not 0 < sum(shape != "-" for shape in shapes) <= _FEW or any(shape[0] in "<#" for shape in shapes):
        return
    counted = of or (_is_with(page, spot) and any(_PLURAL.fullmatch(shape) for shape in shapes))
    unnamed = cue(shapes[-1]) in MOVING or shapes[-1].endswith("ly") or shapes[-1] in EXACTNESS
    rivals = _COMPARED.fullmatch(shapes[-1]) or not _RIVALS.isdisjoint(shapes)
    if counted and not unnamed and not rivals and _RELATED.isdisjoint(shapes):
        yield first, last


def _is_of(page: Page, position: int) -> bool:
    """Whether "of" says whose a share is, or what it is in: "entries <of> the database", but not "number of nodes"."""
    before, word = page.shapes(position - 1, position + 1)
    return word == "of" and before not in _AMOUNTS


def _is_with(page: Page, spot: Spot) -> bool:
    """Whether the number is of what something has, not of how it moves: "with only 8%", "using just 8%"."""
    before = page.shapes(spot.first - 5, spot.first)
    while before and before[-1] in EXACTNESS:
        before.pop()
    return spot.numeral.unit == "%" and before[-1:] in (["with"], ["using"], ["requiring"])


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
    moving = cue(shapes[-1]) in MOVING and shapes[-1] != "loss"
    unnamed = moving or shapes[-1].endswith("ly") or shapes[-1] in _UNNAMED
    return not unnamed and _RELATED.isdisjoint(shapes) and not _COMPARED.search(printed)


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
