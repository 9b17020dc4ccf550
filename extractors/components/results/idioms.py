"""Set phrases that leave a number one meaning, whatever else stands around it."""

from __future__ import annotations

import re

from extractors.components.page import Page
from extractors.components.page.cues import LIKENED, OUTDOES, Cue, cue, words
from extractors.components.results.governor import MOVING, governor, liking
from extractors.components.results.inputs import is_input, is_term
from extractors.components.results.spots import Spot
from kg.model import TECHNIQUES

NOTHING = "nothing"
"""What a number says that reports no outcome."""

_DIFFERING = ("%", "points", "")
_NAMED = frozenset({f"<{kind}>" for kind in TECHNIQUES})
CORRELATION = re.compile(r"(?<![\w.{])(?:r|R|ρ|\\rho|[rR]\^?\{?2\}?)\$?\s?=\s?\$?$")
# A rate that is found out (a masking ratio is set), with the words around it.
_RATE = re.compile(
    r"(?:\s[\w-]+)?\s(?:acceptance|completion|detection|error|failure|hit|pass|recognition|success|survival|"
    r"utili[sz]ation|win)\s(?:rate|ratio)\b(?:\s\w+)?",
    re.IGNORECASE,
)
# What is no share itself, so that a percentage is one of it.
_AMOUNT = re.compile(
    r"\b(?:FLOPs|MACs|memory|latency|time|costs?|param(?:eter)?s|size|compute|computations?|tokens|energy|storage|"
    r"footprint|consumption|usage|overhead)$",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\sof\s\S+(?:\s\S+)?['’]s\s(?:[\w-]+\s)?(?:accuracy|capabilit|effectiveness|performance|quality|scores?)\b"
)
_HALF = 0.5
_FAR = 60
# On how many of all something is the best: "outperforms X on 16 out of 18 datasets".
_PART = re.compile(r"\s(?:out\s)?of\s|/")
_BEST = re.compile(
    rf"\b(?:(?:{OUTDOES})\w*|(?:achiev|attain|establish|obtain|reach)\w*\b.*\b(?:state-of-the-art|SOTA|best|highest)|"
    r"best[\s-]performing|solv(?:es?|ed|ing)|wins?|won)\b",
    re.IGNORECASE,
)
# "Took 3.1 minutes instead of 7.8 minutes".
_INSTEAD = re.compile(r"\s(?:instead\sof|rather\sthan|as\sopposed\sto)\s(?:\w+\s){0,2}\d[\d.,]*[\s-]?(?P<unit>\S+\b)")
# How good something is on a scale: "rated 4.3 out of 5".
_OF_SCALE = re.compile(r"\s?(?:out\sof|/)\s?(?:5|7|10|100)(?!\.?\d|\s[a-z]+s\b)")
# A factor whose "x" was lost, or never printed.
_SPEEDUP_OF = re.compile(r"\bspeed-?ups?\sof\s(?:(?:up\sto|over|about|around|nearly)\s)?$", re.IGNORECASE)
_SPEEDUP = re.compile(r"\s(?:(?:average|inference|measured|overall|training)\s)?speed-?ups?\b", re.IGNORECASE)

_ROUGHLY = (
    r"(?:\s(?:about|almost|approximately|around|at\smost|just|less\sthan|more\sthan|nearly|only|over|roughly|under|"
    r"up\sto))*\s[$~\\]*$"
)
_STANDING_BEFORE = tuple(
    (units, re.compile(rf"\b(?:{phrase}){_ROUGHLY}", re.IGNORECASE), meaning)
    for units, phrase, meaning in (
        (("%",), r"(?:additional|extra|added)\s(?:[\w-]+\s){1,3}of", "change up"),
        (("%", "points", "dB"), r"loss(?:es)?\sof", "change down"),
        (_DIFFERING, r"gains?|improvements?|increases?|boosts?|lifts?", "change up"),
        (_DIFFERING, r"drops?|reductions?|decreases?|declines?|degradations?", "change down"),
        (("%",), r"(?:wins?|won|winning)(?:\s(?:in|on))?", "score"),
        (("$",), r"cost(?:s|ing)?(?:\s(?:of|is|was|were|from|to))?", "score"),
    )
)
"""Words right before a number of certain units, and what it says there: "an AUC loss of 0.05%", "wins 58%"."""
_ON_TOP = re.compile(r"(?P<between>(?:\s[\w-]+){0,3})\soverheads?\b")
_TURNS = (Cue.LESS, Cue.SAVE, Cue.BETTER, Cue.WORSE)
_MORE = words("additional extra")


def idiom(page: Page, spot: Spot) -> str | None:
    """The one meaning of a number in a set phrase, of a signed one, and of a verb ("doubles"); None for any other."""
    printed, unit = page.text[spot.numeral.start : spot.numeral.end].lower(), spot.numeral.unit
    if printed.startswith("+"):
        if is_term(page, spot):
            return NOTHING
        return "factor up" if unit == "x" else "change up"
    if printed.startswith(("-", "−", "–")) and unit == "%":
        return "change down"
    if printed.endswith(("es", "ed", "ing")):
        multiplies = "<metric>" in page.shapes(spot.item - 4, spot.item + 7)
        return ("factor down" if spot.numeral.value < 1 else "factor up") if multiplies else NOTHING
    if is_input(page, spot):
        return NOTHING
    readings = (_equals, _rate, _part, _share, _margin, _likeness, _speedup, _portion, _addition, _grade, _instead)
    found = next((meant for reading in readings if (meant := reading(page, spot))), None)
    return found or _led_to(page, spot)


def _equals(page: Page, spot: Spot) -> str | None:
    """What a measure is said to be: "<FID> = 9.9", "r = 0.95"."""
    measure, *link = page.shapes(spot.first - 2, spot.first) or [""]
    measured = measure == "<metric>" and link[-1:] and link[-1].endswith("=")
    # "(r = 1)" is a case, and no correlation.
    correlated = not spot.numeral.counts and CORRELATION.search(page.text, page.body, spot.numeral.start)
    return "score" if (measured or correlated) and spot.numeral.unit != "x" else None


def _rate(page: Page, spot: Spot) -> str | None:
    """What is a rate by its name, and no change of one: "a 67% completion rate"."""
    found = _RATE.match(page.text, spot.numeral.stop)
    if not found or spot.numeral.unit != "%" or page.shapes(spot.first - 1, spot.first) not in (["a"], ["an"], ["the"]):
        return None
    return None if any(cue(word) in MOVING for word in found[0].lower().split()) else "score"


def _part(page: Page, spot: Spot) -> str | None:
    """On how many of all something does best: "wins on 16 out of 18 datasets"."""
    numeral = spot.numeral
    start, _ = page.span(page.items[spot.item].sentence)
    found = _PART.match(page.text, numeral.end, numeral.stop) and _BEST.search(page.text, start, numeral.start)
    return "score" if found else None


def _share(page: Page, spot: Spot) -> str | None:
    """What is left of something: "to 30% of <BERT>", "reduces <FLOPs> to 30%", "90% of <GPT-4>'s score"."""
    before, after = page.shapes(spot.first - 2, spot.first), page.shapes(spot.last + 1, spot.last + 3)
    if spot.numeral.unit == "%" and _OF_ANOTHER.match(page.text, spot.numeral.stop) and not _NAMED.isdisjoint(after):
        return "ratio"
    if spot.numeral.unit != "%" or before[-1:] != ["to"]:
        return None
    held = page.items[spot.first - 2]
    amount = held.shape == "<metric>" and _AMOUNT.search(page.text, held.start, held.end)
    return "ratio" if amount or (after[:1] == ["of"] and not _NAMED.isdisjoint(after)) else None


def _margin(page: Page, spot: Spot) -> str | None:
    """How little is missing: "within 2% of GPT-4", "2 points short of GPT-4"."""
    if spot.numeral.unit in _DIFFERING and page.shapes(spot.last + 1, spot.last + 3) in (
        ["short", "of"],
        ["shy", "of"],
    ):
        return "change down"
    near = spot.numeral.unit in _DIFFERING and "within" in page.shapes(spot.first - 2, spot.first)
    return "change down" if near and (spot.numeral.unit or "of" in page.shapes(spot.last + 1, spot.last + 8)) else None


def _likeness(page: Page, spot: Spot) -> str | None:
    """How many times as fast, large or good: "twice as fast"."""
    likened = liking(page, spot) if spot.numeral.unit == "x" and spot.numeral.value > 1 else None
    return likened and ("factor down" if LIKENED[likened] in (Cue.LESS, Cue.SLOW) else "factor up")


def _speedup(page: Page, spot: Spot) -> str | None:
    """How many times as fast, by that word alone: "a speedup of 7.5"."""
    numeral = spot.numeral
    before = _SPEEDUP_OF.search(page.text, page.body, numeral.start)
    bare = not numeral.unit and numeral.value > 1
    return "factor up" if bare and (before or _SPEEDUP.match(page.text, numeral.stop)) else None


def _portion(page: Page, spot: Spot) -> str | None:
    """What goes of what was there, in words: "cuts memory by half" (where as much is left), "by two thirds"."""
    rule = governor(page, spot) if spot.numeral.word and spot.numeral.value < 1 else None
    if rule is None or rule.link not in ("by", "in") or page.shapes(spot.last + 1, spot.last + 2) == ["of"]:
        return None
    falls = rule.cue in (Cue.LESS, Cue.SAVE, Cue.WORSE)
    if spot.numeral.value == _HALF:
        return "factor down" if falls else None
    return "change down" if falls else "change up"


def _addition(page: Page, spot: Spot) -> str | None:
    """What is needed more than before: "1% overhead", "4% additional <memory>"."""
    more, *what = page.shapes(spot.last + 1, spot.last + 4) or [""]
    overhead = _ON_TOP.match(page.text, spot.numeral.stop)
    on_top = overhead and not any(cue(word) in _TURNS for word in overhead["between"].lower().split())
    added = on_top or (more in _MORE and "<metric>" in what)
    return "change up" if spot.numeral.unit == "%" and added else None


def _grade(page: Page, spot: Spot) -> str | None:
    """What something gets on a scale: "rated 4.3 out of 5"."""
    numeral = spot.numeral
    graded = not numeral.unit and not numeral.value.is_integer() and _OF_SCALE.match(page.text, numeral.stop)
    return "score" if graded else None


def _instead(page: Page, spot: Spot) -> str | None:
    """A level before another one of the same measure: "3.1 minutes instead of 7.8 minutes"."""
    found = _INSTEAD.match(page.text, spot.numeral.stop)
    return "score" if found and found["unit"] == spot.numeral.unit else None


def _led_to(page: Page, spot: Spot) -> str | None:
    """What the words right before say of what is no count."""
    numeral, text = spot.numeral, page.text
    if numeral.counts:
        return None
    start = max(page.body, numeral.start - _FAR)
    phrases = (row for row in _STANDING_BEFORE if numeral.unit in row[0])
    return next((meant for _, phrase, meant in phrases if phrase.search(text, start, numeral.start)), None)
