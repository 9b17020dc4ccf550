"""The small lines of a listing page: what kind each line is, and what a byline says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto

from extractors.sources.fields import MOST, shown

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LONGEST = 120
"""Characters that a line of a head or byline has at most."""

_HEAD = re.compile(
    r"new|get trending papers in your email inbox!?|subscribe|daily papers|by\s*ak and the research community",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"[•·*]?\s*(\d[\d,]*)\s+authors?", re.IGNORECASE | re.ASCII)
_TORN_AUTHORS = re.compile(r"•\s*[\d,]*\s*[a-z]*")
_DOT = re.compile(r"[·•]")
# Pages that were joined without a line end glue the next page's first word to the last date.
_DATE = re.compile(rf"({'|'.join(MONTHS)})[a-z]*\.? (\d{{1,2}})(?:, (\d{{4}}))?(?:\s+(\d[\d,]*))?(?:new)?", re.ASCII)
_DATE_LIKE = re.compile(r"(?:[A-Z][a-z]{2,8}\.?\s\d|\d{4}-|\d{1,2}[./ ]).{0,16}")
_TORN_DATE = re.compile(r"[A-Z][a-z]{0,8}\.?")
_ONE_LINE = re.compile(r"(.*\S)\s*·\s*(\S.*)")


class LineKind(StrEnum):
    HEAD = auto()
    TEXT = auto()
    AUTHORS = auto()
    ORGANISATION = auto()
    DOT = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number from 1, its text without outer white space, its kind."""

    number: int
    text: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class Byline:
    """What stands below an abstract; every part may be missing."""

    author_count: int | None = None
    organisation: str | None = None
    published: date | None = None
    inferred: bool = False
    comments: int | None = None

    @classmethod
    def read(cls, footer: Iterable[Line], year: int | None) -> Byline:
        """The byline of these lines; `year` is the year of dates that print none, where it is known.

        Raises:
            ValueError: a date that no calendar has, or a count that nothing has.
        """
        byline = cls()
        for line in footer:
            if line.kind is LineKind.AUTHORS and (count := _AUTHORS.fullmatch(line.text)):
                byline = replace(byline, author_count=_number(count.group(1)))
            elif line.kind is LineKind.ORGANISATION:
                byline = replace(byline, organisation=doubled(line.text) or line.text)
            elif line.kind is LineKind.DATE:
                byline = _dated(byline, line.text, year)
        return byline


def lines(text: str) -> Iterator[Line]:
    """The lines that are not blank, each with its kind; a byline on one line is taken apart."""
    before: LineKind | None = LineKind.HEAD
    rows = [(number, row.strip()) for number, row in enumerate(text.split("\n"), start=1)]
    rows = [(number, part) for number, row in rows if row for part in _parts(row)]
    for position, (number, row) in enumerate(rows, start=1):
        kind = _kind(row, before, position == len(rows))
        yield Line(number, row, kind)
        before = kind


def is_authors(line: Line) -> bool:
    """Whether the line is a whole count of authors, as nothing but a listing has it."""
    return _AUTHORS.fullmatch(line.text) is not None


def newest_year(page: Iterable[Line]) -> int | None:
    """The newest year that the page's dates print."""
    dates = (_DATE.fullmatch(line.text) for line in page if line.kind is LineKind.DATE)
    return max((int(found.group(3)) for found in dates if found and found.group(3)), default=None)


def doubled(text: str) -> str | None:
    """The name that the text gives twice ("ByteDance ByteDance"), if it does."""
    words = text.split()
    half = len(words) // 2
    first, second = words[:half], words[half:]
    return " ".join(second) if words and [w.casefold() for w in first] == [w.casefold() for w in second] else None


def _parts(row: str) -> Sequence[str]:
    found = _ONE_LINE.fullmatch(row) if len(row) <= LONGEST else None
    if found and _AUTHORS.fullmatch(found.group(1)) and _DATE.fullmatch(found.group(2)):
        return (found.group(1), "·", found.group(2))
    return (row,)


def _kind(row: str, before: LineKind | None, last: bool) -> LineKind:
    if len(row) > LONGEST:
        return LineKind.TEXT
    if _HEAD.fullmatch(row):
        return LineKind.HEAD
    if _AUTHORS.fullmatch(row):
        return LineKind.AUTHORS
    if _DOT.fullmatch(row):
        return LineKind.DOT
    if _TORN_AUTHORS.fullmatch(row):
        return LineKind.AUTHORS
    return _date_kind(row, before, last)


def _date_kind(row: str, before: LineKind | None, last: bool) -> LineKind:
    """A date ends a head as well as an entry: the page's own date never dates a paper."""
    if _DATE.fullmatch(row):
        return LineKind.HEAD if before is LineKind.HEAD else LineKind.DATE
    wrong = before is LineKind.DOT and (_DATE_LIKE.fullmatch(row) or (last and _TORN_DATE.fullmatch(row)))
    return LineKind.DATE if wrong else LineKind.TEXT


def _dated(byline: Byline, text: str, year: int | None) -> Byline:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"not a date: {text!r}")
    month, day, printed, comments = found.groups()
    published = _day(int(printed), month, int(day), text) if printed else _inferred(year, month, int(day), text)
    return replace(
        byline,
        published=published,
        inferred=published is not None and printed is None,
        comments=_number(comments) if comments else None,
    )


def _inferred(year: int | None, month: str, day: int, text: str) -> date | None:
    """The day in the page's year; none where that year is unknown, or has no 29 February."""
    _day(2000, month, day, text)
    if year is None:
        return None
    try:
        return date(year, MONTHS.index(month) + 1, day)
    except ValueError:
        return None


def _day(year: int, month: str, day: int, text: str) -> date:
    try:
        return date(year, MONTHS.index(month) + 1, day)
    except ValueError as error:
        raise ValueError(f"no such date: {text!r}") from error


def _number(text: str) -> int:
    """A count as others are: no larger than any number of people."""
    number = int(text.replace(",", ""))
    if number >= MOST:
        raise ValueError(f"not a count: {shown(text)}")
    return number
