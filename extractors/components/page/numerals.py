"""Finds the numbers of a text: digits, ranges and number words, each with the unit that is printed beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from math import isfinite

from extractors.components.page.numberwords import in_words
from extractors.components.page.numeral import Numeral
from extractors.components.page.units import MEASURE

_POINTS = (
    r"(?:\s?\\?%|\s?percent(?:age)?|\sabsolute|\saccuracy)*[\s-]?(?:points?|pps?|pts?)(?!\w)|[\s-]percentage(?![\w-])"
)
_PERCENT = r"\s?\\?%|[\s-]?(?:percent|per\scent)(?!\w)"
_TIMES = r"\s?\$?\\times|\s?×|\s?[xX](?!\w)|\s?times(?!\w)|[\s-]?folds?(?!\w)"
# "8.1 ± 0.3 mm"; the "Â" is what is left of a "±" that was read in another encoding.
_GIVE_OR_TAKE = r"\s?(?:Â?±|\+/-|\\pm)\s?\d+(?:\.\d+)?"
_OUT_OF = (
    r"(?:\s(?:out\s)?of\s(?:the\s|all\s)?|/)\d+(?:\s(?!(?:by|for|from|in|on|with)\s)[a-z-]+)?"
    r"\s(?P<things>(?!times)[a-z]+s)(?!\w)"
)
# Not a formula: "$0.23", "$1,000 to", but "$0.23$", "$3 \times".
_MONEY = re.compile(r"(?:^|[\s(~≈–-])\\?\$(?P<sum>\d(?:[\d,.]*\d)?)(?![\d\\$^_=<>+%{]|[.,]\d|\s+[\\$^_=<>+])")
_NUMBER = re.compile(
    # Not inside a name (GPT-4, F1@5, top-1, R18), nor the tail of a longer number.
    r"(?<![\w.@^_±])(?<![A-Za-wyz][-–/])(?<![A-Z][-–/])(?<!\d,)"
    r"(?P<number>(?:(?<![\w)%×])[+\-−–])?"
    r"(?P<digits>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0\u2009]\d{3})+(?![\d.%])|\d+)(?:\.\d+)?|\.\d+))"
    rf"(?:{_GIVE_OR_TAKE})?(?:(?P<points>{_POINTS})|(?P<percent>{_PERCENT})(?:{_GIVE_OR_TAKE}\s?\\?%)?|(?P<times>{_TIMES})"
    rf"|{_OUT_OF}|\+?[\s-]?(?P<measure>{MEASURE})(?![\w+&-]|/[A-Za-z]))?"
    r"(?!(?!Â±)[\w@]|\.\d|,\d{3}(?!\d))"
)
# What says how sure another number is, or how much it varies: "(95% CI: 0.91-0.95)", "p < 0.001", "93% ± 0.4%".
_SURETY = re.compile(
    r"\d+\s?\\?%[\s-](?:CIs?\b|confidence\b(?:\s(?:intervals?|level)\b)?)"
    r"(?:[\s:=,of]*[\[(]?[\d.]+\s?\\?%?(?:\s?[-–,]\s?|\s(?:to|and)\s)[\d.]+\s?\\?%?)?"
    r"|(?<![\w-])[pP](?:[\s-]values?)?\s?(?:of|[<>=≤])\s?\$?[\d.]+|%\s?(?:Â?±|\+/-|\\pm)\s?[\d.]+\s?\\?%?"
)
_FRACTION = re.compile(r"(?<![\w./@-])1/(?P<parts>[2-9]|10)(?![\d/%]|\.\d)")

_RANGE = re.compile(r"\$?\s?(?:-{1,3}|–|—|−|~|∼)\s?[\\$]*|\$?\s(?:and\s(?:up\s)?)?to\s[\\$]*|\sand\s")
_RANGING = re.compile(
    r"\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|span\w*|anywhere|improvements|gains|reductions|speed-?ups|savings)\s"
    r"(?:of\s|by\s|in\s)?(?:\w+\s)?from\W*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s(?:\S+=)?[^\s\d]{0,3}$")
_BETWEEN = re.compile(r"\bbetween\s[^\s\d]{0,3}$")
_FACTOR = re.compile(r"(?<!real-time )\bfactors?\sof\s(?:\w+\s){0,2}[$~]?$")
_LISTED = re.compile(r"\$?\s?(?:,|/|&|,?\s(?:and|or|vs\.?|versus))\s?\$?")


@lru_cache(1)
def numerals(text: str, start: int = 0) -> tuple[Numeral, ...]:
    """The numerals of `text` from offset `start` on, in order, ranges joined and units handed along lists.

    Kept for those who ask of the same text next.
    """
    spelled = list(in_words(text, start))
    covered = {word.start for word in spelled}
    digits = [numeral for numeral in _digits(text, start) if numeral.start not in covered]
    found = [*_share_units(text, _join_ranges(text, digits)), *spelled]
    return tuple(sorted(found, key=lambda numeral: numeral.start))


def _digits(text: str, start: int) -> Iterator[Numeral]:
    passed = start
    aside = [found.span() for found in _SURETY.finditer(text, start)]
    money = {found.start("sum") for found in _MONEY.finditer(text, start)} if "$" in text else ()
    for match in _NUMBER.finditer(text, start):
        if match.start() < passed or any(begin <= match.start("number") < end for begin, end in aside):
            continue
        fraction = _FRACTION.match(text, match.start("number"))
        if fraction:
            value = round(1 / int(fraction["parts"]), 2)
            passed = fraction.end()
            yield Numeral(fraction.start(), passed, passed, value, None, "x")
        elif isfinite(value := float(re.sub(r"[^\d.]", "", match["digits"]))):
            unit = _unit(text, match) or ("$" if match.start("number") in money else "")
            yield Numeral(match.start("number"), match.end("number"), match.end(), value, None, unit)


def _unit(text: str, match: re.Match[str]) -> str:
    for group, unit in (("points", "points"), ("percent", "%"), ("times", "x")):
        if match[group]:
            return unit
    by_factor = not match["measure"] and _FACTOR.search(text, max(0, match.start() - 40), match.start())
    return "x" if by_factor else match["measure"] or match["things"] or ""


def _join_ranges(text: str, found: Iterable[Numeral]) -> list[Numeral]:
    joined: list[Numeral] = []
    for numeral in found:
        if joined and _is_range(text, joined[-1], numeral):
            low = joined.pop()
            joined.append(replace(numeral, start=low.start, value=low.value, high=numeral.value))
        elif joined and _is_split(text, joined[-1], numeral):
            joined.pop()
        else:
            joined.append(numeral)
    return joined


def _is_range(text: str, low: Numeral, high: Numeral) -> bool:
    if low.high is not None or low.value >= high.value or low.unit not in ("", high.unit):
        return False
    between, before = text[low.stop : high.start], text[max(0, low.start - 60) : low.start]
    if low.unit and between == " " and text.startswith(("-", "−", "–"), high.start):  # "2.3x -14.9x"
        return True
    if not _RANGE.fullmatch(between) or before.endswith("/") or text.startswith("/", high.stop):
        return False
    if between == " and ":
        return bool(_BETWEEN.search(before))
    levels = _FROM.search(before) or alone(text, low, high)
    return "to" not in between or not levels or bool(_RANGING.search(before))


def alone(text: str, low: Numeral, high: Numeral) -> bool:
    """Whether nothing but two numbers stands in parentheses: in "(14.9% to 33.5%)" these are levels."""
    return text.endswith("(", 0, low.start) and text.startswith(")", high.stop)


def _is_split(text: str, one: Numeral, two: Numeral) -> bool:
    """Whether two numbers name a setting: "15-1", that is 15 classes and then one after the other."""
    between = text[one.stop : two.start]
    return (
        between in ("-", "–") and one.value >= two.value and text[one.start : two.stop].replace(between, "").isdigit()
    )


def _share_units(text: str, found: list[Numeral]) -> list[Numeral]:
    """Gives "3.47 and 2.10 points" the same unit twice: a listed number without one takes that of the next."""
    shared: list[Numeral] = []
    following: Numeral | None = None
    for numeral in reversed(found):
        between = text[numeral.stop : following.start] if following else ""
        listed = _LISTED.fullmatch(between) or (between == " to " and _FROM.search(text[: numeral.start][-20:]))
        if following and not numeral.unit and listed:
            numeral = replace(numeral, unit=following.unit)  # noqa: PLW2901
        shared.append(numeral)
        following = numeral
    return shared[::-1]
