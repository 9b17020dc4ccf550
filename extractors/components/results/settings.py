"""Reads under which named setting a number was reached: "5-shot", "zero-shot cross-domain", "human evaluation"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.components.page import Page
from extractors.components.page.cues import OUTDOES
from extractors.components.results.spots import Spot

_SETTING = re.compile(
    r"(?<![\w-])(?:(?:zero|one|two|few|many|full|\d+)[\s-]shot|(?:in-|(?:out-of|cross|same)[\s-])(?:domain|"
    r"distribution|lingual|dataset|task|subject)|open[\s-]vocabulary|linear[\s-]prob(?:e|ing)|human evaluations?|"
    r"user stud(?:y|ies)|semi-supervised|weakly[\s-]supervised|fully[\s-]supervised|unseen classes|base-to-novel)"
    r"(?:[\s-](?:cross-(?:domain|lingual|task)|open-vocabulary|transfer|learning))?",
    re.IGNORECASE,
)
_JOINING = re.compile(r"(?:\s\w+)?,?\s(?:and|or)\s(?:the\s)?|,\s")
_CONTRAST = re.compile(r"\b(?:while|whereas|although|though)\b|;")
_AND_OTHER = re.compile(r"(?:\ssettings?)?\s(?:and|or)\s[\w-]+\s(?:evaluation|regime|scenario|setting|setup)s?\b")
_OTHER_AND = re.compile(r"\s[\w-]+,?\s(?:and|or)\s(?:the\s)?$")
_RIVALS = re.compile(
    rf"\b(?:(?:{OUTDOES})\w*|over|than|against|versus|vs\.?|(?:compared|relative)\s(?:to|with)|performance\sof)\s"
    r"(?:(?!(?:at|by|for|in|on|under|with)\s)[\w-]+\s){0,3}$",
    re.IGNORECASE,
)


def setting(page: Page, spot: Spot) -> str | None:
    """The named condition that stands nearest to the number in its sentence ("5-shot", "zero-shot cross-domain")."""
    start, end = page.span(page.items[spot.item].sentence)
    said = (match for match in _SETTING.finditer(page.text, start, end) if not _is_rivals(page.text, match))
    found = [match for match in said if not _names(page.text, match)]
    if 1 < spot.turns == len(found) and _are_listed(page.text, found):
        return found[spot.turn][0]
    near = [match for match in found if _is_due(page.text, spot, match) and not _parted(page, spot, match)]
    return min(near, key=lambda match: abs(match.start() - spot.numeral.start))[0] if near else None


def _are_listed(text: str, found: Sequence[re.Match[str]]) -> bool:
    return all(_JOINING.fullmatch(text, one.end(), other.start()) for one, other in pairwise(found))


def _is_due(text: str, spot: Spot, setting: re.Match[str]) -> bool:
    """Whether the words are for a number of this turn: "by 16% and 3% in <5-shot> and full settings"."""
    first = spot.turns > 1 and _AND_OTHER.match(text, setting.end())
    last = spot.turns > 1 and _OTHER_AND.search(text, max(0, setting.start() - 20), setting.start())
    return not (first and spot.turn > 0) and not (last and spot.turn < spot.turns - 1)


def _is_rivals(text: str, setting: re.Match[str]) -> bool:
    """Whether the words are of what something is compared with: "outperforms recent <zero-shot> methods"."""
    return _RIVALS.search(text, max(0, setting.start() - 50), setting.start()) is not None


def _names(text: str, setting: re.Match[str]) -> bool:
    """Whether the words are the beginning of a name: "One Shot IMP"."""
    return setting[0].istitle() and text[setting.end() + 1 : setting.end() + 3].isupper()


def _parted(page: Page, spot: Spot, other: re.Match[str]) -> bool:
    """Whether a clause of its own lies between a number and other words, or behind it another number."""
    first, second = sorted(((spot.numeral.start, spot.numeral.stop), other.span()))
    last = page.items[spot.last]
    another = any(last.end <= numeral.start < other.start() for numeral in page.numerals)
    return another or _CONTRAST.search(page.text, first[1], second[0]) is not None
