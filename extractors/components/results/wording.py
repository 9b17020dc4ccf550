"""Reads from the words around a number how exact and on what basis it is, and how it is judged."""

from __future__ import annotations

import re

from extractors.components.page import Mention, Page
from extractors.components.page.cues import Cue
from extractors.components.page.measures import is_lower_better
from extractors.components.page.numeral import Numeral
from extractors.components.results.governor import governor, is_spared, wanted
from extractors.components.results.outcomes import Outcome
from extractors.components.results.spots import Spot
from kg.model import Basis, Bound, Direction, ResultKind

_BOUNDS_BEFORE: tuple[tuple[Bound, str], ...] = (
    (Bound.UP_TO, r"up[\s-]?to|upto|as (?:much|high|many|large) as|(?:a )?maxim(?:um|al)(?:(?:\s[a-z]+){0,2} of)?"),
    (Bound.AT_MOST, r"at most|less than|fewer than|lower than|smaller than|under|below|within|"
     r"no (?:more|larger) than|<=?|≤"),
    (Bound.AT_LEAST, r"at least|more than|over|above|greater than|higher than|larger than|no less than|"
     r"exceed(?:s|ing)?|beyond|upwards of|as (?:few|little|low) as|(?:a )?minimum(?: of)?|>=?|≥|well over"),
    (Bound.ABOUT, r"about|around|approximately|approx\.?|roughly|nearly|almost|close to|some|near|circa|~|∼|≈|\\sim|"
     r"\\approx|sim"),
    (Bound.AVERAGE, r"(?:on |an |the )?average(?:s|d|ly)?(?: of| by| improvement of| gain of)?|averaging|"
     r"(?:a )?mean(?: of)?"),
)  # fmt: skip
_BEFORE = tuple(
    (bound, re.compile(rf"(?<![\w-])(?:{words})(?:\s(?:a|an|the))?[\s$\\*~∼≈]*$", re.IGNORECASE))
    for bound, words in _BOUNDS_BEFORE
)
_AVERAGE = re.compile(
    r"\b(?:on average|averaged?(?! precision)|"
    r"mean(?! (?:absolute|average|squared?|opinion|reciprocal|intersection|iou)))\b",
    re.IGNORECASE,
)
_AVERAGED = re.compile(r"(?:on average|averag(?:ed|ing) (?:over|across))\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\brelative(?:ly)?\b(?! to\b)", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\babsolute(?:ly)?\b", re.IGNORECASE)
_NEGATIONS = frozenset({"not", "n't", "never", "cannot", "fail", "fails", "failed", "neither", "nor", "hardly"})
# Of an error these are no verdict: "the error drops" is good news.
_FALLING = ("drop", "declin", "fall", "fell")
_JUDGED = {
    Cue.BETTER: Direction.UP,
    Cue.SAVE: Direction.UP,
    Cue.FAST: Direction.UP,
    Cue.WORSE: Direction.DOWN,
    Cue.SLOW: Direction.DOWN,
}


def bound(page: Page, spot: Spot) -> Bound:
    """How exact the printed number is meant to be; the words before count first, an average may be said after."""
    # In "up to 5 and 15 points" the words stand before the list.
    for start in (spot.numeral.start, page.items[spot.first].start):
        before = page.text[max(page.body, start - 40) : start]
        for found, pattern in _BEFORE:
            if pattern.search(before):
                return found
    opens = page.text[slice(*page.span(page.items[spot.item].sentence))]
    return Bound.AVERAGE if _AVERAGE.search(_nearby(page, spot)) or _AVERAGED.match(opens) else Bound.EXACT


def basis(page: Page, spot: Spot, kind: ResultKind) -> Basis | None:
    """Whether a change is a difference of values or a share of the old one; None where the text does not say."""
    if kind is not ResultKind.CHANGE:
        return None
    if unit(spot.numeral, kind) == "points":
        return Basis.ABSOLUTE
    near = _nearby(page, spot)
    if _RELATIVE.search(near):
        return Basis.RELATIVE
    return Basis.ABSOLUTE if _ABSOLUTE.search(near) else None


def judged(page: Page, spot: Spot, outcome: Outcome, metric: Mention | None) -> Direction | None:
    """The text's own evaluation of a change or factor, from the word that the number depends on; less of what costs is
    better, also where plain words say what, which no vocabulary judges ("40x fewer training tokens")."""
    if outcome.kind not in (ResultKind.CHANGE, ResultKind.FACTOR):
        return None
    rule = governor(page, spot)
    if rule and is_spared(page, rule):
        return Direction.UP
    if rule and rule.cue in _JUDGED and not (rule.word.startswith(_FALLING) and wanted(page, spot, rule) == "low"):
        return _JUDGED[rule.cue]
    costs = metric is not None and metric.entity is None and is_lower_better(metric.name)
    return Direction.UP if costs and outcome.direction is Direction.DOWN else None


def goes(page: Page, spot: Spot, outcome: Outcome, metric: str | None) -> Direction | None:
    """Which way the value goes: what is bettered goes down where little is wanted ("improves WER by 5%")."""
    signed = page.text.startswith("+", spot.numeral.start)
    rule = governor(page, spot) if outcome.direction is Direction.UP and not signed else None
    bettered = rule is not None and rule.cue is Cue.BETTER
    return Direction.DOWN if bettered and metric and is_lower_better(metric) else outcome.direction


def denied(page: Page, spot: Spot) -> bool:
    """Whether the movement is said not to happen ("does not improve MMLU by more than 1%")."""
    rule = governor(page, spot)
    return rule is not None and not _NEGATIONS.isdisjoint(page.shapes(rule.item - 3, rule.item))


def unit(numeral: Numeral, kind: ResultKind) -> str:
    """The unit as printed, and "points" for a bare difference, "x" for a bare factor."""
    bare = {ResultKind.CHANGE: "points", ResultKind.FACTOR: "x"}
    return numeral.unit or bare.get(kind, "")


def _nearby(page: Page, spot: Spot) -> str:
    """Six items on either side of the number's list, within the sentence."""
    sentence = page.items[spot.item].sentence
    items = page.items[max(0, spot.first - 6) : spot.last + 7]
    inside = [item for item in items if item.sentence == sentence]
    return page.text[inside[0].start : inside[-1].end]
