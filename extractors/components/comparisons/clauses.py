"""The clause that a comparing word stands in: what it says between its boundaries, item by item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.components.comparisons.wording import Cue
from extractors.components.page import Mention, Page
from extractors.components.page.cues import CONTRASTS, words
from kg.model import TECHNIQUES

HEADS = words(
    "method methods model models approach approaches framework system network networks algorithm technique strategy "
    "architecture baseline variant variants series family solution pipeline paradigm agent pretraining training "
    "techniques baselines recipe"
)
"""Nouns that a name may stand before, or that mean the paper's own thing after "our"."""
_BREAKS = CONTRASTS | words(": because since where when")
_SAYING = re.compile(
    r"(?:show|demonstrat|indicat|reveal|find|found|suggest|see|observ|prov|verif|confirm|report|not|illustrat|validat|"
    r"establish|conclud|highlight|evidenc|witness|believ|argu|claim)(?:e|es|s|n|ed|d|ing|ify|ifies|y|ied)?"
)
_SAYERS = words("we results experiments evaluations")
_VERB = re.compile(
    r"(?:achiev|set|attain|obtain|requir|reduc|generaliz|enabl|show|improv|maintain|demonstrat|offer|provid|us|perform|"
    r"reach|outperform|surpass|exceed|beat)(?:e|es|s|ed|ing|ting)?|is|are|was|were|has|have|do|does|can"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The items of a page from `first` up to `last`, around the items of a cue from `left` up to `right`.

    `part` is where that part of the sentence begins whose words may belong to it: "On X, experiments show that ...".
    `relative` is true where the clause begins with "which", or with a "that" that nothing is said before.
    """

    page: Page
    cue: Cue
    part: int
    first: int
    left: int
    right: int
    last: int
    relative: bool

    def mention(self, item: int) -> Mention | None:
        """The method or model that an item is."""
        if not self.part <= item < self.last:
            return None
        start = self.page.items[item].start
        return next((m for m in self.page.mentions if m.start == start and m.kind in TECHNIQUES), None)

    def shape(self, item: int) -> str:
        """The shape of an item, nothing beyond the clause's sentence."""
        return self.page.items[item].shape if self.part <= item < self.last else ""


def clause(page: Page, cue: Cue) -> Clause:
    """The clause around a cue; what follows "and" and a verb is another one."""
    left, right = page.at(cue.start), page.at(cue.end - 1) + 1
    sentence = page.items[left].sentence
    begin = _first(page, left, sentence)
    last = right
    while last < len(page.items) and page.items[last].sentence == sentence and not _ends(page, last):
        last += 1
    part, first, relative = _start(page, begin, left)
    return Clause(page, cue, part, first, left, right, last, relative)


def _first(page: Page, item: int, sentence: int) -> int:
    while item > 0 and page.items[item - 1].sentence == sentence:
        item -= 1
    return item


def _ends(page: Page, item: int) -> bool:
    shape, before = page.items[item].shape, page.items[item - 1].shape
    joins = before in ("and", ",", "while", "also", "even")
    return shape in _BREAKS or shape in (".", "achieving", "reaching") or (joins and bool(_VERB.fullmatch(shape)))


def _start(page: Page, begin: int, left: int) -> tuple[int, int, bool]:
    """Where the part of the sentence and the clause begin, after the last words before the cue that part them."""
    first, relative = begin, False
    for item in range(begin, left):
        shape, before = page.items[item].shape, page.items[item - 1].shape if item > begin else ""
        if shape in _BREAKS and not _shares_subject(page, item):
            begin = first = item + 1
            relative = False
        elif shape == "which" or (shape == "that" and not _SAYING.fullmatch(before)):
            first, relative = item + 1, True
        elif shape == "that" or (before in _SAYERS and _SAYING.fullmatch(shape)):
            first, relative = item + 1, False
    return begin, first, relative


def _shares_subject(page: Page, item: int) -> bool:
    """Whether a participle follows: "while performing on par with"."""
    return page.items[item].shape == "while" and any(shape.endswith("ing") for shape in page.shapes(item + 1, item + 2))
