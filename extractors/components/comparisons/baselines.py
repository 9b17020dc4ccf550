"""With what something is compared: the things that are named after the comparing words."""

from __future__ import annotations

from collections.abc import Container

from extractors.components.comparisons.clauses import Clause
from extractors.components.page import Mention
from extractors.components.page.cues import words

_STOPS = words(
    "on in for across by with during while whereas at under when using without despite which that ; : . than over from "
    "through is are was were has have trained"
)
_AMONG = words(
    ", and or & / both as well even other the a an its their ( ) such like including e.g. e.g i.e. eg model models "
    "method methods series family baselines baseline approaches techniques itself prompting"
)
_GENERIC = words(
    "existing previous prior other all current competing state best conventional traditional various recent most many "
    "several sota different strong popular non more"
)
_DATA = words("dataset datasets data corpus corpora benchmark")
_NAMED = words("such like including e.g. e.g as namely")
_KINDS = words("methods approaches techniques baselines models algorithms systems strategies frameworks networks")
_JOINTS = words(", and or & / well")
_FAR = 40


def baselines(clause: Clause, subjects: Container[str]) -> list[Mention]:
    """The things named after the cue, in a row, that the subjects are held against; none where they are only kinds."""
    found: list[Mention] = []
    for item in range(clause.right, min(clause.last, clause.right + _FAR)):
        mention, shape = clause.mention(item), clause.shape(item)
        if mention and (not found or _joined(clause, found[-1], item)):
            if mention.name not in subjects and not _kind_only(clause, item):
                found.append(mention)
        elif shape in _STOPS or (found and not mention and not _among(shape) and clause.shape(item + 1) not in _KINDS):
            break
    return list({mention.name: mention for mention in found}.values())


def _among(shape: str) -> bool:
    """Whether a word may stand between the things of a row."""
    return shape in _AMONG | _GENERIC or shape.startswith("#")


def _joined(clause: Clause, before: Mention, item: int) -> bool:
    between = (clause.shape(other) for other in range(clause.page.at(before.end - 1) + 1, item))
    return not _JOINTS.isdisjoint(between)


def _kind_only(clause: Clause, item: int) -> bool:
    """Whether a name only says of which kind others are: "existing quantization methods", "CLIP-based models"."""
    text, here, follows = clause.page.text, clause.page.items[item], clause.shape(item + 1)
    if text.startswith(("-", "'s", "’s"), here.end) or follows in _DATA:
        return True
    before = {clause.shape(other) for other in range(max(clause.right, item - 7), item)}
    among = bool(_GENERIC & before) and not _NAMED & before
    if text[here.start : here.end].lower().split()[-1] in _KINDS:
        return among or follows in _NAMED
    return follows in _KINDS and (among or bool(clause.mention(item + 2)) or clause.shape(item + 2) in _NAMED)
