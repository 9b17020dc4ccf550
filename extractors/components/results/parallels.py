"""Numbers of which a sentence says the same in turn: "by up to 24% on MMLU, 32% on GSM8K and 39% on COCO"."""

from __future__ import annotations

from extractors.components.page import Page
from extractors.components.page.cues import CONTRASTS, Cue, cue, words
from extractors.components.results.slots.plain import phrase
from extractors.components.results.spots import Spot

_OF = words("on in for at with per across under")
_JOINTS = words(", and")
_BREAKS = CONTRASTS | words("by to from ( )")
_SAYING = frozenset(Cue) - {Cue.GAP, Cue.NEED}
_NAMED = words("<dataset> <metric> <model> <method> average total all both")
_VAGUE = words("dataset datasets benchmark another other others model data")
_RIVALS = words("over against versus vs")
_FAR = 9


def goes_on(page: Page, before: Spot, spot: Spot) -> bool:
    """Whether what is said of the number before holds of this one: "up to <24%> on MMLU, <32%> on GSM8K"."""
    between = page.shapes(before.item + 1, spot.item)
    if before.numeral.unit != spot.numeral.unit or not 2 < len(between) < _FAR or between[0] not in _OF:
        return False
    said = not _BREAKS.isdisjoint(between) or any(cue(shape) in _SAYING for shape in between)
    return between[-1] in _JOINTS and not said and page.items[before.item].sentence == page.items[spot.item].sentence


def set_apart(page: Page, spot: Spot, other: Spot) -> str | None:
    """What this number is of and the other is not, in plain words: "15% for <summaries> and 18% for <dialogues>"."""
    first, second = sorted((spot, other), key=lambda one: one.item)
    between = page.shapes(first.item + 1, second.item)
    if not 2 < len(between) < _FAR or _JOINTS.isdisjoint(between[-2:]) or first.numeral.unit != second.numeral.unit:
        return None
    leads = page.shapes(first.item + 1, first.item + 2), page.shapes(second.item + 1, second.item + 2)
    if leads[0] != leads[1] or leads[0][0] not in _OF:
        return None
    start, end = phrase(page, spot.item + (1 if leads[0] == ["per"] else 2))
    end = next((item - 1 for item in range(start, end + 1) if page.items[item].shape in _RIVALS), end)
    shapes = page.shapes(start, end + 1)
    if (
        shapes[-1:] in ([], ["-"])
        or (len(shapes) == 1 and shapes[0] in _VAGUE)
        or not _NAMED.isdisjoint(shapes)
        or any(shape[0] == "#" for shape in shapes)
    ):
        return None
    return page.text[page.items[start].start : page.items[end].end]
