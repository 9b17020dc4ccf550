"""Fills the slots of a result: of the candidates in the text (or none), the one that the most speaks for.

The choice is learned (`chooser`): this module says what there is to choose from and what speaks for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .chooser import Chooser
from .governor import governor
from .outcomes import Outcome
from .page import Mention, Page
from .spots import Spot

_FAR = 9
NEARLY = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """One result whose slot is to be filled. `chosen` are the names that the slot got in the results before it."""

    page: Page
    spot: Spot
    outcome: Outcome
    previous: Spot | None
    chosen: Sequence[str]


def candidates(page: Page, spot: Spot, pool: Sequence[Mention]) -> list[Mention]:
    """The mentions in the numeral's sentence, and the nearest other one of every name that is not in it."""
    here = page.items[spot.item].sentence
    inside = [mention for mention in pool if page.sentence(mention.start) == here]
    named = {mention.name for mention in inside}
    others: dict[str, Mention] = {}
    for mention in pool:
        if mention.name not in named and (mention.name not in others or mention.start < spot.numeral.start):
            others[mention.name] = mention
    return inside + list(others.values())


def fill(asked: Asked, slot: str, pool: Sequence[Mention], chooser: Chooser) -> list[Mention]:
    """The mention that fills `slot`, and those listed with it that are nearly as likely; empty for none."""
    offered = candidates(asked.page, asked.spot, pool)
    if not offered:
        return []
    chances = chooser.chances(options(asked, slot, offered))
    best = max(range(len(chances)), key=chances.__getitem__)
    if best == len(offered):
        return []
    chosen = offered[best]
    if slot != "dataset" or asked.spot.size > 1:
        return [chosen]
    likely = {id(mention) for mention, chance in zip(offered, chances, strict=False) if chance > NEARLY * chances[best]}
    together = [mention for mention in _row(asked.page, chosen, offered) if id(mention) in likely]
    return [chosen, *(mention for mention in together if mention.name != chosen.name)]


def options(asked: Asked, slot: str, offered: Sequence[Mention]) -> list[list[str]]:
    """The features of every candidate, and at the end those of "none"."""
    described = [list(_describe(asked, slot, mention, offered)) for mention in offered]
    return [*described, list(_none(asked, offered))]


def _what(asked: Asked) -> str:
    outcome = asked.outcome
    return f"{outcome.kind}{'-' + outcome.direction if outcome.direction else ''}"


def _describe(asked: Asked, slot: str, mention: Mention, offered: Sequence[Mention]) -> Iterator[str]:
    what = _what(asked)
    for fact in _position(asked, mention, offered):
        yield fact
        yield f"{what}:{fact}"
    yield from _identity(asked, slot, mention)
    yield from _memory(asked, mention)


def _position(asked: Asked, mention: Mention, offered: Sequence[Mention]) -> Iterator[str]:
    page, spot = asked.page, asked.spot
    here, place = page.items[spot.item].sentence, page.at(mention.start)
    distance = page.items[place].sentence - here
    if distance:
        title = "title" if mention.start < page.body else "body"
        rank = sum(other.start > mention.start for other in offered if other.end <= spot.numeral.start)
        yield f"sentence={max(-4, min(2, distance))},{title}"
        yield f"sentence={'before' if distance < 0 else 'after'},rank={min(rank, 3)}"
        return
    right = place > spot.item
    side = "R" if right else "L"
    start, stop = (spot.item + 1, place) if right else (page.at(mention.end - 1) + 1, spot.item)
    between = page.shapes(start, stop)
    numbers = sum(shape.startswith("#") for shape in between)
    rank = _rank(spot, mention, offered, right)
    before = page.shapes(place - 1, place)
    yield f"{side},rank={min(rank, 3)}"
    yield f"{side},gap={min(len(between), _FAR)}"
    yield f"{side},rank={min(rank, 3)},numbers={min(numbers, 3)}"
    yield f"{side},before={before[0] if before else '^'}"
    yield f"{side},before={before[0] if before else '^'},rank={min(rank, 2)},numbers={min(numbers, 2)}"
    if len(between) <= 4:
        yield f"{side},between={' '.join(between)}"
    yield f"{side},breaks={_breaks(between)}"
    yield from _alignment(asked, mention, offered, side)
    rule = governor(page, spot)
    if rule:
        yield f"rule {'after' if rule.item < place else 'before'},link={rule.link},{side}"
        yield f"rule={rule.cue},{'after' if rule.item < place else 'before'},{side},rank={min(rank, 2)}"


def _rank(spot: Spot, mention: Mention, offered: Sequence[Mention], right: bool) -> int:
    """How many other candidates stand between the number and this one."""
    if right:
        return sum(spot.numeral.end <= other.start < mention.start for other in offered)
    return sum(mention.end <= other.start < spot.numeral.start for other in offered)


def _breaks(between: Sequence[str]) -> str:
    """The punctuation and conjunctions between, which part clauses."""
    marks = [shape for shape in between if shape in (";", "(", ")", ",", "and", "while", "but", ":", "than", "over")]
    return "".join(mark[0] for mark in marks[:4])


def _alignment(asked: Asked, mention: Mention, offered: Sequence[Mention], side: str) -> Iterator[str]:
    """Whether the number's place in its list is the candidate's place in one of the same length."""
    spot = asked.spot
    if spot.size < 2:
        return
    row = _row(asked.page, mention, offered)
    if len(row) == spot.size:
        yield f"aligned={row.index(mention) == spot.place},{side}"
    elif len(row) > 1:
        yield f"row of {min(len(row) - spot.size, 2)},{side}"
    else:
        yield f"single,{side}"


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
    gap = page.text[mention.end : other.start].strip()
    links = {",", "and", "/", "&", "or"} & set(gap.split())
    return mention.end <= other.start and (gap in (",", "/", "&") or (bool(links) and len(gap.split()) <= 3))


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


def _memory(asked: Asked, mention: Mention) -> Iterator[str]:
    if not asked.chosen or asked.previous is None:
        return
    same = asked.chosen[-1] == mention.name
    apart = asked.page.items[asked.spot.item].sentence - asked.page.items[asked.previous.item].sentence
    listed = asked.spot.place > 0
    yield f"again={same},apart={min(apart, 2)},listed={listed}"
    if mention.name in asked.chosen[:-1]:
        yield "chosen before"


def _none(asked: Asked, offered: Sequence[Mention]) -> Iterator[str]:
    page, spot, what = asked.page, asked.spot, _what(asked)
    here = page.items[spot.item].sentence
    inside = sum(page.items[page.at(mention.start)].sentence == here for mention in offered)
    yield "none"
    yield f"none:{what}"
    yield f"none:{what},unit={spot.numeral.unit}"
    yield f"none:inside={min(inside, 3)},all={min(len(offered), 4)}"
    yield f"none:{what},inside={min(inside, 2)}"
    for shape in page.shapes(spot.last + 1, spot.last + 9):
        yield f"none:R:{shape}"
    for shape in page.shapes(spot.first - 7, spot.first):
        yield f"none:L:{shape}"
    if asked.chosen and asked.previous is not None:
        apart = here - page.items[asked.previous.item].sentence
        yield f"none:again={not asked.chosen[-1]},apart={min(apart, 2)},listed={spot.place > 0}"
