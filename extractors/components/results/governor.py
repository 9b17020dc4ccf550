"""Finds the word that a number depends on: "reduces" in "reduces cost by 40%", "drop" in "a 2% accuracy drop"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from extractors.components.page import Item, Page
from extractors.components.page.cues import CONTRASTS, LIKENED, OUTDOES, Cue, cue, words
from extractors.components.page.measures import is_lower_better
from extractors.components.results.spots import Spot

MOVING = frozenset(Cue) - {Cue.LEVEL, Cue.NEED, Cue.KEEP, Cue.GAP}

# Words that only say how exact a number is: they stand between it and its preposition.
EXACTNESS = words(
    "up exceed exceeds exceeded exceeding above below beyond under about over around nearly almost approximately "
    "roughly approx ca only just even than more less at least most a an the average mean as much many high low "
    "significant substantial "
    "absolute relative relatively maximum minimum minimal mere merely remarkable impressive large margin margins "
    "further additional another total overall notable huge maximal median slight considerable ~ ∼ $ \\sim > < ≥ ≤ "
    "≈ + - * ** \\ of"
)
_ABSENT = words("without no")
"""What stands before a movement that does not happen: "by 25% <without> performance loss and by 40% with"."""
_HARM = ("loss", "overhead")
_NEAR = 8
"""Items before a word for harm in which a verb may say that there is less of it."""
_AMOUNTS = words("average mean margin maximum")
_DEGREES = words("more less fewer higher lower greater larger better")
_NOUNS = words("saving savings pruning gains boosts drops increases")
_LINKS = words(", and or by of to from with in at within is are was ( : = achieving achieves achieve reach reaches")
_CLAUSE_ENDS = CONTRASTS | words("where because since which who")
_DASHES = words("-- --- – —")
_ASIDE = 25
_RELATIVES = words("which who where")
# A verb after the number has the number's phrase as its subject: "54.6% AP outperforming YOLO".
_VERBS = re.compile(rf"{OUTDOES}|.*ing$|improves|reduces|increases$|boosts|drops$|falls")
_PHRASE_ENDS = words(
    ", . ; : ( ) and or while but on in of for with over than compared to from at by as when via using across "
    "which that without during"
)

_AS = re.compile(r"\sas\s(\w+)\b")


@dataclass(frozen=True, slots=True)
class Governor:
    """The governing word and its cue; `link` is the preposition between, "right" where it follows the number."""

    word: str
    cue: Cue
    link: str
    item: int


def governor(page: Page, spot: Spot) -> Governor | None:
    """The movement word that the number depends on: the noun or adjective after it, else the verb or noun before."""
    return _after(page, spot) or _before(page, spot)


def _after(page: Page, spot: Spot) -> Governor | None:
    last = spot.last
    if likened := liking(page, spot):
        return Governor(likened, LIKENED[likened], "right", last + 2)
    for position in range(last + 1, min(last + 6, len(page.items))):
        item = page.items[position]
        inner = _inner(page, item)
        if inner:
            return Governor(*inner, "right", position)
        if item.shape in _PHRASE_ENDS or item.shape.startswith("#") or item.sentence != page.items[last].sentence:
            return None
        signal = cue(item.shape)
        if signal in MOVING and (item.shape in _NOUNS or not _VERBS.match(item.shape)):
            return Governor(item.shape, signal, "right", position)
    return None


def liking(page: Page, spot: Spot) -> str | None:
    """The adjective of "twice as fast as", None where the number has none that compares."""
    match = _AS.match(page.text, spot.numeral.stop)
    return match[1] if match and match[1] in LIKENED else None


def _inner(page: Page, item: Item) -> tuple[str, Cue] | None:
    """The movement that a metric's own name holds ("parameter reduction")."""
    if item.shape != "<metric>":
        return None
    found = ((word, cue(word)) for word in reversed(page.text[item.start : item.end].lower().split()))
    return next(((word, signal) for word, signal in found if signal in MOVING), None)


def _before(page: Page, spot: Spot) -> Governor | None:
    last, link = _link(page, spot)
    for position in _outside_asides(page, last, page.items[spot.item].sentence):
        shape = page.items[position].shape
        if shape in _CLAUSE_ENDS and not (link == "by" and shape in _RELATIVES):
            return None
        if not _ABSENT.isdisjoint(page.shapes(position - 2, position)):
            continue
        inner = _inner(page, page.items[position])
        if inner:
            return Governor(*inner, link, position)
        signal = cue(shape)
        if signal in MOVING and not _is_bound(page, position) and not _is_taken(page, position):
            return Governor(shape, signal, link, position)
    return None


def _outside_asides(page: Page, position: int, sentence: int) -> Iterator[int]:
    """The items from one back to where its sentence begins, but for those in parentheses and between dashes."""
    depth = 0
    while position >= 0 and page.items[position].sentence == sentence:
        shape = page.items[position].shape
        depth += (shape == ")") - (shape == "(" and depth > 0)
        if shape in _DASHES and (opened := _opening(page, position)) is not None:
            position = opened
        elif not depth:
            yield position
        position -= 1


def _opening(page: Page, position: int) -> int | None:
    """Where the aside begins that ends in a dash: "errors -- where they matter -- by 40%"."""
    sentence = page.items[position].sentence
    for before in range(position - 2, max(-1, position - _ASIDE), -1):
        if page.items[before].sentence != sentence or page.items[before].shape[0] == "#":
            return None
        if page.items[before].shape == page.items[position].shape:
            return before
    return None


def _link(page: Page, spot: Spot) -> tuple[int, str]:
    """The item before the preposition of the number, and that preposition ("" for none)."""
    position = spot.first - 1
    while position >= 0 and (page.items[position].shape in EXACTNESS or _is_up_to(page, position)):
        if page.items[position].shape == "of" and page.items[position - 1].shape not in _AMOUNTS:
            break
        position -= 1
    shape = page.items[position].shape if position >= 0 else "^"
    return (position - 1, shape) if shape in _LINKS else (position, "")


def _is_up_to(page: Page, position: int) -> bool:
    return page.shapes(position - 1, position + 1) == ["up", "to"]


def _is_bound(page: Page, position: int) -> bool:
    """Whether the word is part of "more than", "less than" before a number, and so moves nothing."""
    degree, *following = page.shapes(position, position + 3)
    return degree in _DEGREES and following[:1] == ["than"] and following[-1].startswith("#")


def _is_taken(page: Page, position: int) -> bool:
    """Whether the word says how a number right before it differs from something: "60% <less> than BERT, for 77%"."""
    number, _, *following = [*page.shapes(position - 1, position + 2), ""]
    return number.startswith("#") and following[:1] == ["than"]


def is_spared(page: Page, rule: Governor) -> bool:
    """Whether the governing word is for harm of which there is less: "reduces the training <loss> by 4%"."""
    if rule.cue is not Cue.WORSE or not rule.word.startswith(_HARM):
        return False
    before = reversed(page.shapes(rule.item - _NEAR, rule.item))
    phrase = takewhile(lambda shape: shape in ("of", "in") or not (shape in _PHRASE_ENDS or shape[0] == "#"), before)
    return next((signal for shape in phrase if (signal := cue(shape)) in MOVING), None) is Cue.LESS


def wanted(page: Page, spot: Spot, rule: Governor | None) -> str:
    """Whether the quantity that moves is wanted "low" or "high": the metric after the number or beside its governor."""
    places = [(spot.last + 1, spot.last + 4)]
    if rule:
        places += [(rule.item - 4, rule.item + 5), *([(rule.item, spot.first)] if rule.item < spot.first else [])]
    for start, stop in places:
        for item in page.items[max(0, start) : stop]:
            if item.shape == "<metric>" and item.sentence == page.items[spot.item].sentence:
                return "low" if is_lower_better(page.text[item.start : item.end]) else "high"
    return "-"
