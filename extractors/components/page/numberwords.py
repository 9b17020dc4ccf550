"""Numbers that are printed in words: "half", "two-fold", "doubles", "an order of magnitude", "five minutes"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.components.page.numeral import Numeral

CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_UNITS = {"point": "points"}
_COUNTS = {word: float(n) for n, word in enumerate(CARDINALS, 1)}
_COUNTS |= {"hundred": 100.0, "a hundred": 100.0}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5, "twice": 2.0, "thrice": 3.0}
_CARDINAL = "|".join(CARDINALS)
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_SHARED = r"(?=\s(?:of|the|as|that|its|their|fewer|less)\b)"
_HALF = (
    rf"(?P<half>half)(?:{_SHARED}|(?<=most half)|(?<=nearly half)|"
    r"(?<=in half)(?=[.,;)]|\s(?:and|while|with(?:out)?|on|for)\s))"
)
_PART = r"half|thirds?|quarters?|fourths?|fifths?|tenths?"
# "By a third" is no "by a third annotator".
_PHRASE_END = (
    r"(?=[.,;:)]|\s(?:across|and|as|at|but|compared|for|from|in|on|or|over|relative|than|to|versus|vs|when|while|with|"
    r"without)\b|$)"
)
_HARDLY = r"about|almost|approximately|around|at\sleast|more\sthan|nearly|over|roughly|up\sto"
_WORD = re.compile(
    # ASCII, as "twıce" is no "twice" to look up, though it is one where case is ignored.
    rf"(?<![\w.–-])(?a:(?P<orders>(?:an|one|two|three|four|[1-4])\sorders?\sof\smagnitudes?)"
    rf"|(?P<count>{_COUNT})(?:[\s-]?folds?|\stimes)"
    rf"|(?P<measured>{_CARDINAL})\s(?P<measure>points?|seconds?|minutes?|hours?)"
    rf"|factors?\sof\s(?:\w+\s){{0,2}}?(?P<by>{_COUNT})"
    rf"|(?P<multiple>(?:doubl|quadrupl|halv)(?:es|ed|ing)|tripl(?:ed|ing)|(?:double|triples?)(?=\sthe\s)|twice|thrice)"
    rf"|(?:by\s(?:(?:{_HARDLY})\s)?)(?P<cut>half|(?:an?|one|two|three|four)[\s-](?:{_PART})){_PHRASE_END}"
    rf"|(?P<share>(?:an?|one|two|three|four)[\s-](?:{_PART})){_SHARED}|{_HALF}"
    rf")(?![\w-])(?!\san?\s(?:second|minute|hour|day))",
    re.IGNORECASE,
)


def in_words(text: str, start: int) -> Iterator[Numeral]:
    """The numbers in words from offset `start` on, in order."""
    for match in _WORD.finditer(text, start):
        named = next((group for group in ("count", "by", "cut", "measured") if match[group]), 0)
        unit = _UNITS.get(match["measure"].lower(), match["measure"]) if match["measure"] else "x"
        yield Numeral(match.start(named), match.end(named), match.end(), _worth(match), None, unit, word=True)


def _worth(match: re.Match[str]) -> float:
    if match["orders"]:
        many = match["orders"].split()[0].lower()
        return float(10 ** int(many if many.isdigit() else _COUNTS.get(many, 1)))
    if counted := match["count"] or match["by"] or match["measured"]:
        return _COUNTS[counted.lower()]
    if match["multiple"]:
        word = match["multiple"].lower()
        return next(value for stem, value in _MULTIPLES.items() if word.startswith(stem))
    *many, part = re.split(r"[\s-]", (match["cut"] or match["share"] or match["half"]).lower())
    return round(_COUNTS.get("".join(many), 1.0) / _PARTS[part.removesuffix("s")], 2)
