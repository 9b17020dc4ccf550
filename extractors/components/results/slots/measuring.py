"""Phrases that settle what a number measures, whatever else speaks for the other quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.components.page import Mention, Page
from extractors.components.page.cues import CONTRASTS, DETERMINERS, OUTDOES, cue, words
from extractors.components.results.governor import EXACTNESS, MOVING
from extractors.components.results.idioms import CORRELATION
from extractors.components.results.slots.asked import Asked
from kg.model import ResultKind

_GIVES = words("of is was = :")
_AMOUNTS = EXACTNESS | {"by"}
_EXACTLY = words("$ about almost approximately around just less more nearly only over roughly than up to")
_COMPARING = words("over than versus")
_DEGREES = words("more less fewer higher lower better greater")
_COUNTED = words("tokens parameters params steps iterations data")
_AT = (["at", "a"], ["at", "an"], ["with", "a"], ["with", "an"])
_IN_TERMS_OF = ["in", "terms", "of"]
_ABBREVIATED = re.compile(r"[^\s]*[A-Z][^\s]*[A-Z0-9]")
_EXTREME = re.compile(r",\swith\s(?:an?\s|the\s)?(?:biggest|greatest|highest|largest|maximum|peak)\s.*\d")
_BETTERS = re.compile(rf"{OUTDOES}|worse|lag|behind")


def measured(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The quantity that a phrase names; None where no phrase does."""
    found = (phrase(asked, offered) for phrase in (_beside, _given, _correlated, _compared, _shared, _joined))
    return next((mention for mention in found if mention), None)


def _beside(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The quantity right after a number, if it stands there like a unit ("59.9 <F1>"), or moves ("0.4% <accuracy>
    drop")."""
    page, place = asked.page, asked.spot.last + 1
    mention = page.opening(offered, place)
    moves = any(cue(shape) in MOVING for shape in page.shapes(place + 1, place + 2))
    return mention if mention and (moves or _abbreviates(page, mention)) else None


def _given(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The quantity that the number is given for: "<MAE> of 5.64 RMSE of 7.15"."""
    return next((mention for mention in offered if _number_of(asked.page, mention) == asked.spot.first), None)


def _correlated(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The word "correlation" for what is printed as its coefficient: "<correlation> with size (r = 0.95)"."""
    page = asked.page
    if not CORRELATION.search(page.text, page.body, asked.spot.numeral.start):
        return None
    return next((m for m in offered if m.name == "correlation" and page.sentence(m.start) == asked.sentence), None)


def _compared(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The quantity of which there is more or less: "40% more <efficient>", "3x fewer <parameters>"."""
    page, place = asked.page, asked.spot.last + 1
    if _DEGREES.isdisjoint(page.shapes(place, place + 1)) or page.shapes(place + 2, place + 5) == _IN_TERMS_OF:
        return None
    return page.opening(offered, place + 1)


def _shared(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The plain words for what a ratio is a share of: "with less than 5% of the <annotations>"."""
    return next((m for m in offered if asked.outcome.kind is ResultKind.RATIO and _is_whole(asked, m)), None)


def _joined(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The quantity that moves as another does: "latency by 18% and <network traffic> by 24%"."""
    page, last = asked.page, asked.spot.first - 1
    while last > 0 and page.items[last].shape in EXACTNESS:
        last -= 1
    if page.items[last].shape != "by":
        return None
    moving = [mention for mention in offered if page.at(mention.end - 1) == last - 1]
    before = (["", "", *page.shapes(page.at(m.start) - 2, page.at(m.start))][-2:] for m in moving)
    joined = (number.startswith("#") and link == "and" for number, link in before)
    return next((mention for mention, follows in zip(moving, joined, strict=True) if follows), None)


def _is_whole(asked: Asked, mention: Mention) -> bool:
    """Whether plain words say what the number is a share of, with "of" or without."""
    page, place = asked.page, asked.page.at(mention.start)
    while page.items[place - 1].shape in DETERMINERS:
        place -= 1
    return mention.loose and place - (page.items[place - 1].shape == "of") == asked.spot.last + 1


def of_another(asked: Asked, mention: Mention) -> bool:
    """Whether a quantity is that of another number ("MAE of 5.64 <RMSE> of 7.15", "shorter by 33% with <accuracy> drops
    of 2%", "40% fewer <iterations>, and 3% better", "trained on 1.4T <tokens>"), stands where a rival does ("20% over
    <cuBLAS>"), or is only what a level is counted in ("solves 62% of the <puzzles>")."""
    page, place = asked.page, asked.page.at(mention.start)
    own = _number_of(page, mention)
    if _is_whole(asked, mention):
        within = page.shapes(asked.spot.first - 1, asked.spot.first) == ["within"]
        return within or asked.outcome.kind is ResultKind.SCORE
    if place == asked.spot.last + 1:
        return own is not None
    if own is not None and own != asked.spot.first and _differs(asked, own):
        return True
    moved = asked.rule and place < asked.spot.first and asked.rule.item > place and _is_compared(page, place)
    return bool(moved) or _is_counted(asked, mention) or _is_behind(asked, mention)


def _is_behind(asked: Asked, mention: Mention) -> bool:
    """Whether a quantity behind the number is spoken of for its own sake, or stands where a rival does."""
    page, place, last = asked.page, asked.page.at(mention.start), asked.spot.last
    if place <= last or page.items[place].sentence != asked.sentence:
        return False
    at_level = _number_of(page, mention) is not None and page.shapes(place - 2, place) in _AT
    contrasted = not CONTRASTS.isdisjoint(page.shapes(last + 1, place))
    return at_level or contrasted or _moves_by_number(page, mention) or _is_rival(page, mention)


def _is_counted(asked: Asked, mention: Mention) -> bool:
    """Whether it is what another number counts, or is a share of: "trained on 1.4T <tokens>", "10% of the <labels>"."""
    page, place = asked.page, asked.page.at(mention.start)
    while page.items[place - 1].shape in DETERMINERS:
        place -= 1
    place -= page.items[place - 1].shape == "of"
    other = not asked.spot.first < place <= asked.spot.last + 1 and page.items[place - 1].shape.startswith("#")
    return asked.outcome.kind is not ResultKind.RATIO and other and (mention.loose or mention.name in _COUNTED)


def _is_compared(page: Page, place: int) -> bool:
    """Whether a number says of how much more or less of the quantity it is: "40% fewer <iterations>"."""
    amount, degree = ["", "", *page.shapes(place - 2, place)][-2:]
    return amount.startswith("#") and degree in _DEGREES


def _differs(asked: Asked, item: int) -> bool:
    """Whether the number at an item is of another unit than this level."""
    page, numeral = asked.page, asked.spot.numeral
    other = page.items[item].shape.removeprefix("#")
    return asked.outcome.kind is ResultKind.SCORE and other != numeral.sort


def _moves_by_number(page: Page, mention: Mention) -> bool:
    """Whether a number behind a quantity says how far it moves: "<accuracy> drops of only 2%"."""
    place = page.at(mention.end - 1) + 1
    moving, *following = page.shapes(place, place + 6) or [""]
    amount = next((shape for shape in following if shape not in _AMOUNTS), "")
    return cue(moving) in MOVING and amount.startswith("#")


def _is_rival(page: Page, mention: Mention) -> bool:
    """Whether a capitalised name stands right behind a comparing word, and nothing of it is spoken of."""
    place, last = page.at(mention.start), page.at(mention.end - 1)
    named = page.text[mention.start : mention.end]
    return (
        named != named.lower()
        and not _COMPARING.isdisjoint(page.shapes(place - 1, place))
        and page.shapes(last + 1, last + 2) != ["of"]
    )


def is_extremes(asked: Asked, dataset: Mention) -> bool:
    """Whether a dataset is where another number is the greatest: "3% on average, with the largest gain of 7% on
    <COCO>"."""
    return bool(_EXTREME.search(asked.page.text, asked.spot.numeral.stop, dataset.start))


def spoken_of(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The word "performance", here or a sentence before: what a change is of where the text says nothing better.

    Where one thing betters another ("outperforms X by 3%") the word may stand anywhere.
    """
    if asked.outcome.kind is not ResultKind.CHANGE:
        return None
    spoken = [mention for mention in offered if mention.name.lower() == "performance"]
    if not (asked.rule and _BETTERS.match(asked.rule.word)):
        spoken = [mention for mention in spoken if 0 <= asked.sentence - asked.page.sentence(mention.start) <= 1]
    return next(iter(spoken), None)


def _abbreviates(page: Page, mention: Mention) -> bool:
    return bool(_ABBREVIATED.match(page.text, mention.start, mention.end))


def _number_of(page: Page, mention: Mention) -> int | None:
    """The item of the number that is given right after a quantity: "MAE of 5.64", "PSNR 51"."""
    place = page.at(mention.end - 1) + 1
    link, *amount = page.shapes(place, place + 6) or [""]
    if link.startswith("#") and _abbreviates(page, mention):
        return place
    exactness = sum(1 for _ in takewhile(_EXACTLY.__contains__, amount))
    numbered = link in _GIVES and any(shape.startswith("#") for shape in amount[exactness : exactness + 1])
    return place + 1 + exactness if numbered else None
