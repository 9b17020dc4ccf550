"""How candidates for a slot lie to a number: in rows with each other, on which side, with what on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from extractors.components.page import Mention, Page
from extractors.components.page.cues import words
from extractors.components.results.governor import Governor
from extractors.components.results.spots import Spot

_FAR = 9
_NARROW = 4
_USES = {
    "training": words(
        "train trained training pretrain pretrained pretraining pre-trained pre-training finetuned tuned "
        "fine-tuned fine-tuning tuning supervised leverage leveraging using initialized"
    ),
    "evaluating": words(
        "evaluate evaluated evaluating evaluation evaluations experiment experiments benchmark benchmarks "
        "test tested testing results outperforms achieves achieve demonstrate validated show performance"
    ),
    "building": words("introduce introducing present propose create collect build release construct develop novel new"),
}
_LEADS = words(
    "on in for over than of with from using to by at across against and while whereas but , ( outperforms outperforming"
)
_OVER = words("→ -> --> $→$ $\\rightarrow$ $\\to$ ⇒ to")
_JOINTS = words("and / & or - +")
_LISTING = words(", and / & or the both dataset datasets benchmark - +")


def rows(page: Page, offered: Sequence[Mention]) -> dict[int, list[Mention]]:
    """For the start of every candidate those that it is listed with ("X, Y and Z"), itself included."""
    found: list[list[Mention]] = []
    for mention in sorted(offered, key=lambda mention: mention.start):
        if found and _joined(page, found[-1][-1], mention):
            found[-1].append(mention)
        else:
            found.append([mention])
    listed = (row if _is_list(page, row) else [mention] for row in found for mention in row)
    return {mention.start: row for mention, row in zip(chain.from_iterable(found), listed, strict=True)}


def _is_list(page: Page, row: Sequence[Mention]) -> bool:
    """Whether more than a comma joins two: "compared to <A>, <B> is faster" lists nothing."""
    between = page.shapes(page.at(row[0].end - 1) + 1, page.at(row[1].start)) if len(row) == 2 else []
    return "," not in between or not _JOINTS.isdisjoint(between)


def _joined(page: Page, mention: Mention, other: Mention) -> bool:
    between = page.shapes(page.at(mention.end - 1) + 1, page.at(other.start))
    return mention.end <= other.start and len(between) <= 3 and all(shape in _LISTING for shape in between)


def transfer(page: Page, offered: Sequence[Mention], mention: Mention) -> list[Mention]:
    """The two datasets between which what was learned is carried, if this is one of them: "<COCO> → <KITTI>"."""
    ordered = sorted((other for other in offered if other.entity), key=lambda other: other.start)
    pairs = ([one, other] for one, other in pairwise(ordered) if mention in (one, other))
    return next((pair for pair in pairs if _is_carried(page, *pair)), [])


def _is_carried(page: Page, mention: Mention, other: Mention) -> bool:
    first, last = page.at(mention.end - 1) + 1, page.at(other.start)
    return last - first <= _NARROW and "".join(page.shapes(first, last)) in _OVER


def due(spot: Spot, row: Sequence[Mention]) -> Mention | None:
    """The one of a list that has the number's place in its own; None where these differ in length."""
    for place, size in ((spot.place, spot.size), (spot.turn, spot.turns)):
        if size == len(row) > 1:
            return row[place]
    return None


def turn(spot: Spot, row: Sequence[Mention], mention: Mention) -> bool | None:
    """Whether it is a mention that has the number's place; None where no one has."""
    one = due(spot, row)
    return None if one is None else one == mention


def side(page: Page, spot: Spot, mention: Mention) -> str:
    return "R" if page.at(mention.start) > spot.item else "L"


def _between(page: Page, spot: Spot, mention: Mention) -> list[str]:
    """The shapes between the number's list and the mention, or from the number where the mention is inside the list."""
    first, last = page.at(mention.start), page.at(mention.end - 1)
    if first > spot.item:
        return page.shapes((spot.last if first > spot.last else spot.item) + 1, first)
    return page.shapes(last + 1, spot.first if last < spot.first else spot.item)


def way(page: Page, spot: Spot, rule: Governor | None, mention: Mention, offered: Sequence[Mention]) -> Iterator[str]:
    """What lies on the way from the number to a mention in its sentence."""
    hand, place = side(page, spot, mention), page.at(mention.start)
    between = _between(page, spot, mention)
    numbers = sum(shape.startswith("#") for shape in between)
    rank = _rank(spot, mention, offered, hand == "R")
    before = _lead(page, place)
    yield f"{hand},rank={min(rank, 3)}"
    yield f"{hand},gap={min(len(between), _FAR)}"
    yield f"{hand},rank={min(rank, 3)},numbers={min(numbers, 3)}"
    yield f"{hand},before={before}"
    yield f"{hand},before={before},rank={min(rank, 2)},numbers={min(numbers, 2)}"
    if len(between) <= 4:
        yield f"{hand},between={' '.join(between)}"
    yield f"{hand},breaks={_breaks(between)}"
    yield f"{hand},use={use(page, place)}"
    if rule:
        beyond = "inside" if rule.item == place else "after" if rule.item < place else "before"
        yield f"rule {beyond},link={rule.link},{hand}"
        yield f"rule={rule.cue},{beyond},{hand},rank={min(rank, 2)}"


def use(page: Page, place: int) -> str:
    """The nearest word before that says what is done with the thing: training, evaluating, or building it."""
    for shape in reversed(page.shapes(place - 9, place)):
        for use, listed in _USES.items():
            if shape in listed:
                return use
    return "-"


def _lead(page: Page, place: int) -> str:
    """The preposition or verb that leads to the item, past articles and adjectives; else the word right before."""
    before = page.shapes(place - 4, place)[::-1]
    return next((shape for shape in before if shape in _LEADS), before[0] if before else "^")


def _rank(spot: Spot, mention: Mention, offered: Sequence[Mention], right: bool) -> int:
    """How many other candidates stand between the number and this one."""
    if right:
        return sum(spot.numeral.end <= other.start < mention.start for other in offered)
    return sum(mention.end <= other.start < spot.numeral.start for other in offered)


def _breaks(between: Sequence[str]) -> str:
    """The punctuation and conjunctions between, which part clauses."""
    marks = [shape for shape in between if shape in (";", "(", ")", ",", "and", "while", "but", ":", "than", "over")]
    return "".join(mark[0] for mark in marks[:4])


def relation(page: Page, spot: Spot, mention: Mention) -> tuple[str, ...]:
    """How a mention stands to a number: the side, and the words between or the one before."""
    if page.sentence(mention.start) != page.items[spot.item].sentence:
        return ("elsewhere",)
    between = _between(page, spot, mention)
    return (side(page, spot, mention), *(between if len(between) <= 3 else between[-1:]))
