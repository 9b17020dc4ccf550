"""Fills the slots of a result: of the candidates in the text (or none), the one that the most speaks for.

The choice is learned (`chooser`), unless a phrase settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.components.chooser import Chooser

from .asked import Asked
from .describing import options
from .measuring import of_the_next, spoken_of
from .page import Mention, Page
from .phrases import named_before, settled
from .spots import Spot
from .ways import rows, turn


@dataclass(frozen=True, slots=True)
class Filling:
    """The mentions that fill a slot, none where it stays empty, and how sure that is (0 to 1)."""

    mentions: Sequence[Mention]
    chance: float


def candidates(page: Page, spot: Spot, pool: Sequence[Mention]) -> list[Mention]:
    """The mentions in the numeral's sentence, and the nearest other one of every name that is not in it."""
    here = page.items[spot.item].sentence
    inside = [mention for mention in pool if page.sentence(mention.start) == here]
    present = {mention.name for mention in inside}
    others: dict[str, Mention] = {}
    for mention in pool:
        if mention.name not in present and (mention.name not in others or mention.start < spot.numeral.start):
            others[mention.name] = mention
    return [*inside, *others.values()]


def fill(asked: Asked, slot: str, pool: Sequence[Mention], chooser: Chooser) -> Filling:
    """The mentions that fill `slot`: the likeliest, or where one number is said of several datasets, all; or none."""
    offered = candidates(asked.page, asked.spot, pool)
    if slot == "metric":
        offered = [mention for mention in offered if not of_the_next(asked, mention)]
    if not offered:
        return Filling((), 1.0)
    if (only := settled(asked, slot, offered)) is not None:
        return Filling(_row(asked, slot, offered, only[0]) if slot == "metric" else only, 1.0)
    chances = chooser.chances(options(asked, slot, offered))
    best = max(range(len(chances)), key=chances.__getitem__)
    if best < len(offered):
        return Filling(_row(asked, slot, offered, offered[best]), chances[best])
    vague = spoken_of(asked, offered) if slot == "metric" else None
    return Filling((vague,) if vague else (), chances[best])


def _row(asked: Asked, slot: str, offered: Sequence[Mention], chosen: Mention) -> Sequence[Mention]:
    spot = asked.spot
    row = rows(asked.page, offered).get(chosen.start, [chosen])
    if turn(spot, row, chosen) is False:
        due = row[spot.place if spot.size == len(row) else spot.turn]
        # "With GPT-4 and FooTune, we score 96 and 94" is about FooTune twice.
        return [chosen if slot == "subject" and chosen.proposed != due.proposed else due]
    if slot == "subject" and (other := named_before(asked, offered, chosen)):
        return [other]
    return row if slot == "dataset" and spot.turns == 1 else [chosen]
