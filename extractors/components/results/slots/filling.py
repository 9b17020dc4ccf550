"""Fills the slots of a result: of the candidates in the text (or none), the one that the most speaks for.

The choice is learned (`chooser`), unless a phrase settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.components.chooser import Chooser
from extractors.components.page import Mention, Page
from extractors.components.results.slots.acting import is_bystander
from extractors.components.results.slots.asked import Asked
from extractors.components.results.slots.describing import options
from extractors.components.results.slots.levels import is_of_other, is_outdone
from extractors.components.results.slots.measuring import is_extremes, of_another, spoken_of
from extractors.components.results.slots.phrases import named_before, settled
from extractors.components.results.slots.rivals import (
    against,
    head_of,
    is_compared,
    is_rivals,
    is_surpassed,
    is_treated,
)
from extractors.components.results.slots.ways import due, rows, transfer
from extractors.components.results.spots import Spot

COMPARED = 0.6
"""From which chance on a thing is a baseline of which no words say that the number is held against it."""
MANY = 60
"""How many candidates are weighed, the nearest: a text with more is no abstract, and shall not take minutes."""
_LISTED = ("metric", "size")
"""Slots of which the one that a phrase settles may be one of a list that is told in turn."""
_BARS = {
    "metric": (of_another,),
    "dataset": (is_extremes,),
    "subject": (is_outdone, is_surpassed, is_bystander),
    "baseline": (is_treated,),
    "size": (is_rivals, is_of_other),
}
"""What a phrase says that a candidate for a slot is not."""


@dataclass(frozen=True, slots=True)
class Filling:
    """The mentions that fill a slot, none where it stays empty, and how sure that is (0 to 1)."""

    mentions: Sequence[Mention]
    chance: float


def candidates(page: Page, spot: Spot, pool: Sequence[Mention]) -> list[Mention]:
    """The mentions in the numeral's sentence, and the nearest other one of every name that is not in it; the
    MANY nearest of them."""
    here = page.items[spot.item].sentence
    inside = [mention for mention in pool if page.sentence(mention.start) == here]
    present = {mention.name for mention in inside}
    others: dict[str, Mention] = {}
    for mention in pool:
        if mention.name not in present and (mention.name not in others or mention.start < spot.numeral.start):
            others[mention.name] = mention
    return _nearest(spot, [*inside, *others.values()])


def _nearest(spot: Spot, pool: list[Mention]) -> list[Mention]:
    if len(pool) <= MANY:
        return pool
    far = sorted(abs(mention.start - spot.numeral.start) for mention in pool)[MANY]
    return [mention for mention in pool if abs(mention.start - spot.numeral.start) < far]


def fill(asked: Asked, slot: str, pool: Sequence[Mention], chooser: Chooser) -> Filling:
    """The mentions that fill `slot`: the likeliest, or where one number is said of several datasets, all; or none."""
    offered = [mention for mention in candidates(asked.page, asked.spot, pool) if not _is_barred(asked, slot, mention)]
    if not offered:
        return Filling((), 1.0)
    if (only := settled(asked, slot, offered)) is not None:
        return Filling(_whole(asked, slot, offered, only[0]) if only and slot in _LISTED else only, 1.0)
    chances = chooser.chances(options(asked, slot, offered))
    best = _likeliest(asked, slot, offered, chances)
    if best < len(offered):
        return Filling(_whole(asked, slot, offered, offered[best]), chances[best])
    vague = spoken_of(asked, offered) if slot == "metric" else None
    return Filling((vague,) if vague else (), chances[best])


def _is_barred(asked: Asked, slot: str, mention: Mention) -> bool:
    """Whether a phrase says that a candidate is something else."""
    return any(bars(asked, mention) for bars in _BARS.get(slot, ()))


def _likeliest(asked: Asked, slot: str, offered: Sequence[Mention], chances: Sequence[float]) -> int:
    """The position of the likeliest candidate, that of "none" behind the last."""
    if slot != "baseline":
        return max(range(len(chances)), key=chances.__getitem__)
    held = against(asked, offered)
    among = [n for n, mention in enumerate(offered) if mention in held] or range(len(chances))
    best = max(among, key=chances.__getitem__)
    sure = held or best == len(offered) or chances[best] >= COMPARED or is_compared(asked, offered[best], offered)
    return best if sure else len(offered)


def _whole(asked: Asked, slot: str, offered: Sequence[Mention], chosen: Mention) -> Sequence[Mention]:
    """What fills a slot for which one was chosen: that of its list which is due to the number, what it is another word
    for, or all of its list."""
    row = rows(asked.page, offered).get(chosen.start, [chosen])
    meant = due(asked.spot, row) or chosen
    if slot == "dataset" and (pair := transfer(asked.page, offered, meant)):
        return pair
    if meant != chosen:
        # "With GPT-4 and FooTune, we score 96 and 94" is about FooTune twice.
        return [chosen if slot == "subject" and chosen.proposed != meant.proposed else meant]
    if slot == "subject" and (other := named_before(asked, offered, chosen)):
        return [other]
    if slot == "baseline" and (head := head_of(asked, chosen, offered)):
        return [head]
    return row if slot == "dataset" and asked.spot.turns == 1 else [chosen]
