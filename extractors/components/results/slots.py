"""Fills the slots of a result: of the candidates in the text (or none), the one that the most speaks for.

The choice is learned (`chooser`): this module says what there is to choose from and what speaks for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.model import Kind

from .chooser import Chooser
from .cues import words
from .governor import governor
from .outcomes import Outcome
from .page import Mention, Page
from .spots import Spot

_FAR = 9
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
_LEADS = words("on in for over than of with from using to by at across against and , ( outperforms outperforming")
_LISTING = words(", and / & or the both dataset datasets benchmark - +")
_PHRASE_ENDS = words(", . ; and while but compared than over ) (")
_ELSEWHERE = words("across datasets benchmarks tasks domains scenarios settings task languages set sets data")


IMPLIED = Mention(-1, -1, Kind.METRIC, "performance")
"""What "outperforms by 3%" measures where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One result whose slot is to be filled; `chosen` is what it got in the results before, the last at `previous`."""

    page: Page
    spot: Spot
    outcome: Outcome
    previous: Spot | None
    chosen: Sequence[Mention | None]


def candidates(page: Page, spot: Spot, pool: Sequence[Mention]) -> list[Mention]:
    """The mentions in the numeral's sentence, and the nearest other one of every name that is not in it."""
    here = page.items[spot.item].sentence
    inside = [mention for mention in pool if mention is not IMPLIED and page.sentence(mention.start) == here]
    named = {mention.name for mention in inside}
    others: dict[str, Mention] = {}
    for mention in pool:
        if (
            mention is not IMPLIED
            and mention.name not in named
            and (mention.name not in others or mention.start < spot.numeral.start)
        ):
            others[mention.name] = mention
    nameless = [mention for mention in pool if mention is IMPLIED]
    return inside + list(others.values()) + nameless


def fill(asked: Asked, slot: str, pool: Sequence[Mention], chooser: Chooser) -> list[Mention]:
    """The mentions that fill `slot`: the likeliest, or where one number is said of several datasets, all; or none."""
    offered = candidates(asked.page, asked.spot, pool)
    if not offered:
        return []
    chances = chooser.chances(options(asked, slot, offered))
    best = max(range(len(chances)), key=chances.__getitem__)
    if best == len(offered):
        return []
    chosen = offered[best]
    row = [chosen] if chosen is IMPLIED else _row(asked.page, chosen, offered)
    if _turn(asked.spot, row, chosen) is False:
        return [row[asked.spot.place if asked.spot.size == len(row) else asked.spot.turn]]
    return row if slot == "dataset" and asked.spot.turns == 1 else [chosen]


def options(asked: Asked, slot: str, offered: Sequence[Mention]) -> list[list[str]]:
    """The features of every candidate, and at the end those of "none"."""
    named = [mention for mention in offered if mention is not IMPLIED]
    described = [list(_describe(asked, slot, mention, named)) for mention in offered]
    return [*described, [f"none:{fact}" for fact in _circumstances(asked, named)]]


def _what(asked: Asked) -> str:
    outcome = asked.outcome
    return f"{outcome.kind}{'-' + outcome.direction if outcome.direction else ''}"


def _describe(asked: Asked, slot: str, mention: Mention, offered: Sequence[Mention]) -> Iterator[str]:
    what = _what(asked)
    if mention is IMPLIED:
        yield from (f"implied:{fact}" for fact in _circumstances(asked, offered))
        return
    for fact in _position(asked, mention, offered):
        yield fact
        yield f"{what}:{fact}"
    yield from _identity(asked, slot, mention)
    yield from _memory(asked, mention, offered)


def _position(asked: Asked, mention: Mention, offered: Sequence[Mention]) -> Iterator[str]:
    page, spot = asked.page, asked.spot
    here, place = page.items[spot.item].sentence, page.at(mention.start)
    distance = page.items[place].sentence - here
    if distance:
        title = "title" if mention.start < page.body else "body"
        rank = sum(other.start > mention.start for other in offered if other.end <= spot.numeral.start)
        yield f"sentence={max(-4, min(2, distance))},{title}"
        yield f"sentence={'before' if distance < 0 else 'after'},rank={min(rank, 3)}"
        yield from _setting_apart(page, spot, mention, offered)
        return
    row = _row(page, mention, offered)
    turn = _turn(spot, row, mention)
    # In "3.4 and 5.6 on X and Y" both pairs stand as far apart as the lists do.
    edge = mention if turn is None else row[0] if place > spot.item else row[-1]
    yield from _way(page, spot, edge, offered)
    if turn is not None:
        yield f"its turn={turn},{_side(page, spot, mention)}"
    elif spot.turns > 1:
        yield f"no turn,row={min(len(row), 3)},{_side(page, spot, mention)}"
    elif len(row) > 1:
        yield f"row,first={row[0] is mention}"


def _setting_apart(page: Page, spot: Spot, mention: Mention, offered: Sequence[Mention]) -> Iterator[str]:
    """What links a mention of another sentence with the number: how that sentence uses it, how this one goes on."""
    place = page.at(mention.start)
    company = sum(page.sentence(other.start) == page.items[place].sentence for other in offered)
    near = min(1, abs(page.items[place].sentence - page.items[spot.item].sentence) - 1)
    use = _use(page, place)
    yield f"apart={near},use={use},company={min(company, 3)}"


def _use(page: Page, place: int) -> str:
    """The nearest word before that says what is done with the thing: training, evaluating, or building it."""
    for shape in reversed(page.shapes(place - 9, place)):
        for use, listed in _USES.items():
            if shape in listed:
                return use
    return "-"


def _turn(spot: Spot, row: Sequence[Mention], mention: Mention) -> bool | None:
    """Whether the number's place in its list is the mention's in its own; None where these differ in length."""
    for place, size in ((spot.place, spot.size), (spot.turn, spot.turns)):
        if size == len(row) > 1:
            return row.index(mention) == place
    return None


def _side(page: Page, spot: Spot, mention: Mention) -> str:
    return "R" if page.at(mention.start) > spot.item else "L"


def _between(page: Page, spot: Spot, mention: Mention) -> list[str]:
    """The shapes between the number's list and the mention, or from the number where the mention is inside the list."""
    first, last = page.at(mention.start), page.at(mention.end - 1)
    if first > spot.item:
        return page.shapes((spot.last if first > spot.last else spot.item) + 1, first)
    return page.shapes(last + 1, spot.first if last < spot.first else spot.item)


def _way(page: Page, spot: Spot, mention: Mention, offered: Sequence[Mention]) -> Iterator[str]:
    """What lies on the way from the number to a mention in its sentence."""
    side, place = _side(page, spot, mention), page.at(mention.start)
    between = _between(page, spot, mention)
    numbers = sum(shape.startswith("#") for shape in between)
    rank = _rank(spot, mention, offered, side == "R")
    before = _lead(page, place)
    yield f"{side},rank={min(rank, 3)}"
    yield f"{side},gap={min(len(between), _FAR)}"
    yield f"{side},rank={min(rank, 3)},numbers={min(numbers, 3)}"
    yield f"{side},before={before}"
    yield f"{side},before={before},rank={min(rank, 2)},numbers={min(numbers, 2)}"
    if len(between) <= 4:
        yield f"{side},between={' '.join(between)}"
    yield f"{side},breaks={_breaks(between)}"
    yield f"{side},use={_use(page, place)}"
    rule = governor(page, spot)
    if rule:
        beyond = "inside" if rule.item == place else "after" if rule.item < place else "before"
        yield f"rule {beyond},link={rule.link},{side}"
        yield f"rule={rule.cue},{beyond},{side},rank={min(rank, 2)}"


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


def _row(page: Page, mention: Mention, offered: Sequence[Mention]) -> list[Mention]:
    """The candidates that are listed together with `mention`: "X, Y and Z"."""
    rows: list[list[Mention]] = []
    for other in sorted(offered, key=lambda other: other.start):
        if rows and _joined(page, rows[-1][-1], other):
            rows[-1].append(other)
        else:
            rows.append([other])
    return next(row for row in rows if mention in row)


def _joined(page: Page, mention: Mention, other: Mention) -> bool:
    between = page.shapes(page.at(mention.end - 1) + 1, page.at(other.start))
    return mention.end <= other.start and len(between) <= 3 and all(shape in _LISTING for shape in between)


def _identity(asked: Asked, slot: str, mention: Mention) -> Iterator[str]:
    what, unit = _what(asked), asked.spot.numeral.unit
    entity = mention.entity
    yield f"named={entity is not None},proposed={mention.proposed}"
    yield f"{what}:proposed={mention.proposed}"
    if entity:
        yield f"mentions={min(len(entity.mentions), 4)},proposed={mention.proposed}"
        yield f"kind={entity.kind},proposed={mention.proposed}"
    if slot == "metric":
        name = mention.name.lower()
        yield f"name={name}"
        yield f"{what}:last={name.split()[-1]}"
        yield f"unit={unit}:last={name.split()[-1]}"


def _memory(asked: Asked, mention: Mention, offered: Sequence[Mention]) -> Iterator[str]:
    """How the candidate goes with what the slot got before: again, or at the same place of a parallel phrase."""
    if not asked.chosen or asked.previous is None:
        return
    page, last = asked.page, asked.chosen[-1]
    apart = page.items[asked.spot.item].sentence - page.items[asked.previous.item].sentence
    turn = _turn(asked.spot, _row(page, mention, offered), mention)
    again = last is not None and last.name == mention.name
    yield f"again={again if last else 'none'},apart={min(apart, 2)},listed={asked.spot.place > 0},turn={turn}"
    if last and last is not IMPLIED and last is not mention and not apart:
        yield f"parallel={_relation(page, asked.previous, last) == _relation(page, asked.spot, mention)},{again}"
    if any(other and other.name == mention.name for other in asked.chosen[:-1]):
        yield "chosen before"


def _relation(page: Page, spot: Spot, mention: Mention) -> tuple[str, ...]:
    """How a mention stands to a number: the side, and the words between or the one before."""
    if page.sentence(mention.start) != page.items[spot.item].sentence:
        return ("elsewhere",)
    between = _between(page, spot, mention)
    return (_side(page, spot, mention), *(between if len(between) <= 3 else between[-1:]))


def _circumstances(asked: Asked, offered: Sequence[Mention]) -> Iterator[str]:
    """What speaks for choosing nothing that the text names."""
    page, spot, what = asked.page, asked.spot, _what(asked)
    here = page.items[spot.item].sentence
    inside = sum(page.sentence(mention.start) == here for mention in offered)
    rule = governor(page, spot)
    yield "any"
    yield what
    yield f"{what},unit={spot.numeral.unit}"
    yield f"inside={min(inside, 3)},all={min(len(offered), 4)}"
    yield f"{what},inside={min(inside, 2)}"
    yield f"rule={rule.word if rule else '-'}"
    yield f"link={rule.link if rule else '-'},inside={min(inside, 2)}"
    after = takewhile(lambda shape: shape not in _PHRASE_ENDS, page.shapes(spot.last + 1, spot.last + 9))
    if not _ELSEWHERE.isdisjoint(after):
        yield f"unnamed data,inside={min(inside, 2)}"
    if asked.chosen and asked.previous is not None:
        apart = here - page.items[asked.previous.item].sentence
        last = asked.chosen[-1]
        before = "nothing" if last is None else "implied" if last is IMPLIED else "named"
        yield f"before={before},apart={min(apart, 2)},listed={spot.place > 0}"
