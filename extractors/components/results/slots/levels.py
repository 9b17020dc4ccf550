"""Whose a level is that the text sets beside another: "92%, compared to 64% for GPT-4", "(38.6 vs. 41.4)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.components.page import Mention
from extractors.components.page.cues import words
from extractors.components.page.measures import is_lower_better
from extractors.components.results.slots.asked import Asked
from extractors.components.results.slots.comparing import bracket, compared
from kg.model import ResultKind

_AGAINST = re.compile(
    r"\b(?:vs\.?|v\.s\.|versus|(?<=,\s)against|instead\sof|(?:compared|relative|opposed)\s(?:to|with)|(?:up|down)\sfrom|"
    r"(?:close|comparable|similar)\sto\sthe|compares?\s(?:favou?rably|well)\s(?:to|with))\s(?:only\s|just\s|the\s|an?\s)?[$~\\]*$"
)
"""What stands before a level that is another's; but what "defends against 95% of attacks" attains that."""
_VERSUS = re.compile(r"\s(?:vs\.?|v\.s\.|versus)\s")
_PEOPLE = (
    r"(?<!with\s)\b(?:humans|human\s(?:accuracy|baselines?|consistency|experts?|parity|participants|performance|raters|"
    r"readers|scorers|subjects)|annotators|experts|participants)"
)
_EXACTLY = r"(?:(?:an?|about|around|at|average|nearly|on|only|over)\s)*[$~\\]*$"
_OF_PEOPLE = re.compile(
    rf"{_PEOPLE}(?:,\swh(?:ich|o))?\s(?:(?:achiev|attain|averag|obtain|reach|scor|top)\w*|are|is|of|was|were)\s"
    rf"(?:(?:an?\s)?[\w-]+\sof\s)?{_EXACTLY}|{_PEOPLE}\s(?:around\s|\()?[$~\\]*$",
    re.IGNORECASE,
)
"""What stands before a level that people attain, who are no entity: "humans achieve 91%", "human performance (95%)"."""
_OF_BASELINES = re.compile(
    r"\b(?:while|whereas|(?:that|those)\sof)\s(?:(?:the|all|most|its|strong|strongest|current|standard|best)\s){0,3}"
    r"(?:(?:other|existing|previous|prior)\s(?:methods|models)|(?:(?:other|existing|previous|prior)\s)?baselines?)\s"
    r"(?:[a-z]+\s){0,4}[$~\\]*$"
)
"""What stands before a level of those that are not named: "while that of the baseline falls under 60%"."""
_OWNERS = words("for of by from with using")
_JOINTS = words(", and")
_FAR = 10
_NEAR = 80


def held_against(asked: Asked, offered: Sequence[Mention]) -> Sequence[Mention] | None:
    """Whose the other level is, empty where that is nothing named; None where this is no other's."""
    if asked.outcome.kind is not ResultKind.SCORE:
        return None
    if _is_of_unnamed(asked):
        return []
    if not is_anothers(asked):
        return None
    if beaten := [mention for mention in offered if _is_beaten(asked, mention)]:
        return beaten
    page, last = asked.page, asked.spot.last
    after = page.shapes(last + 1, last + 1 + _FAR)
    place = last + 1 + next((n for n, shape in enumerate(after) if shape in _OWNERS), _FAR)
    return [mention for mention in offered if place < page.at(mention.start) < place + 4 and mention.entity][:1]


def is_anothers(asked: Asked) -> bool:
    """Whether a level is set beside the own one, and is not the better of two."""
    level = asked.outcome.kind is ResultKind.SCORE
    return level and (_is_of_unnamed(asked) or (_is_other(asked) and not _betters(asked)))


def _is_of_unnamed(asked: Asked) -> bool:
    page, stop = asked.page, asked.spot.numeral.start
    start = max(page.body, stop - _NEAR)
    return any(unnamed.search(page.text, start, stop) for unnamed in (_OF_PEOPLE, _OF_BASELINES))


def _is_beaten(asked: Asked, mention: Mention) -> bool:
    """Whether two levels in brackets stand behind what the better one beats: "outperforms <GPT-4> (92% vs. 64%)"."""
    page, spot, second = asked.page, asked.spot, _are_beside(asked)
    first = asked.previous.item if asked.previous and second else spot.item
    if not second and not _VERSUS.match(page.text, spot.numeral.stop):
        return False
    return bracket(page, mention) == first - 1 and bool(compared(page, page.at(mention.start)))


def is_outdone(asked: Asked, mention: Mention) -> bool:
    """Whether the number is the first of such two, which is not that of the one outdone."""
    return not _are_beside(asked) and _is_beaten(asked, mention)


def is_of_other(asked: Asked, size: Mention) -> bool:
    """Whether a size stands behind another's level: "71%, up from 64% for FooLM-<34B>"."""
    page, stop = asked.page, asked.spot.numeral.stop
    between = [numeral for numeral in page.numerals if stop <= numeral.start and numeral.stop <= size.start]
    return bool(between) and bool(_AGAINST.search(page.text, stop, between[-1].start))


def before_brackets(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The one behind which the level stands in parentheses: "<GPT-4> (64%)", "<BarLM> 13B (55%)"."""
    page, first = asked.page, asked.spot.first
    if asked.outcome.kind is not ResultKind.SCORE or asked.spot.size > 1 or page.shapes(first - 1, first) != ["("]:
        return None
    last = first - 2 - (page.shapes(first - 2, first - 1) in (["#B"], ["#M"]))
    return next((m for m in offered if m.entity and page.at(m.end - 1) == last), None)


def _is_other(asked: Asked) -> bool:
    """Whether words before the level, or before the list it is in, say so: "against 64% for GPT-4 and <49%> for"."""
    page, spot, last = asked.page, asked.spot, asked.previous
    if spot.travel:  # "down from 18 to 6" is the way of one
        return False
    starts = [spot.numeral.start, page.items[spot.first].start]
    if last and page.items[last.item].sentence == asked.sentence and spot.item - last.item < _FAR:
        between = page.shapes(last.item + 1, spot.item)
        if between[:1] == ["for"] == page.shapes(spot.last + 1, spot.last + 2) and between[-1] in _JOINTS:
            starts.append(last.numeral.start)
    return any(_AGAINST.search(page.text, page.body, start) for start in starts)


def _betters(asked: Asked) -> bool:
    """Whether of two levels beside each other this is the better one, which is the own: "(38.6 vs. <41.4>)"."""
    spot, last, metric = asked.spot, asked.previous, asked.known.get("metric")
    if last is None or last.numeral.unit != spot.numeral.unit or not _are_beside(asked):
        return False
    rises = spot.numeral.value > last.numeral.value
    return rises != (metric is not None and is_lower_better(metric.name))


def _are_beside(asked: Asked) -> bool:
    """Whether nothing but "vs." stands between the result before and this one."""
    last, start = asked.previous, asked.spot.numeral.start
    return last is not None and bool(_AGAINST.fullmatch(asked.page.text[last.numeral.stop : start].lstrip()))
