"""Tables of papers: CSV and TSV whose first line names the columns."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from extractors.sources.fields import Record, read_entry
from extractors.sources.jsonlines import JsonLines
from extractors.sources.page import Damage, Found, Page, unreadable

MOST_LINES = 100
"""Lines that a row goes over at most; beyond, a quote was opened and never closed."""
NAMES = {"abstract": ("summary",), "published": ("date", "publication_date", "published_date"), "authors": ("author",)}
"""What columns are called too, where none has the field's own name."""

Numbered = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Delimited:
    """Rows of the fields that our JSON lines have, between one of some delimiters."""

    name: str
    delimiters: str

    def sniff(self, head: str) -> bool:
        """Whether the first line names the columns title and abstract."""
        header = next((line for line in head.split("\n") if line.strip()), "")
        return self._columns(header) is not None

    def read(self, page: Page) -> Iterator[Found | Damage]:
        """One paper, or one complaint, for each row below the header."""
        lines = ((number, line) for number, line in page.lines() if line.strip())
        first, header = next(lines, (1, ""))
        known = self._columns(header)
        if known is None:
            yield Damage(first, "no line of column names with title and abstract")
            return
        delimiter, columns = known
        for entry, row in enumerate(_rows(lines, delimiter, len(columns)), start=1):
            if isinstance(row, Damage):
                yield row
                continue
            line, cells = row
            yield read_entry(JsonLines().found, entry, line, Record(dict(zip(columns, cells, strict=True))))

    def _columns(self, header: str) -> tuple[str, list[str]] | None:
        """The delimiter, and the fields that the columns hold."""
        for delimiter in self.delimiters:
            cells = _cells([header], delimiter)
            columns = _fields(cells)
            if {"title", "abstract"} <= set(columns) and len(set(columns)) == len(columns):
                return delimiter, columns
        return None


def _fields(cells: list[str]) -> list[str]:
    """What each column holds; of several with names of one field, that which comes first in `NAMES` is the field."""
    columns = [cell.strip().casefold().replace(" ", "_") for cell in cells]
    for field, others in NAMES.items():
        known = next((name for name in (field, *others) if name in columns), field)
        columns = [field if name == known else name for name in columns]
    return columns


def _rows(lines: Iterator[Numbered], delimiter: str, width: int) -> Iterator[tuple[int, list[str]] | Damage]:
    """The cells of each row, which may go over several lines; a line that makes no row is lost alone."""
    waiting: deque[Numbered] = deque()
    while waiting or (following := next(lines, None)):
        if not waiting and following:
            waiting.append(following)
        number, line = waiting.popleft()
        found = _row(line, waiting, lines, delimiter, width)
        problem = unreadable(line)
        if found and not problem:
            taken, cells = found
            for _ in range(taken):
                waiting.popleft()
            yield number, cells
        else:
            yield Damage(number, problem or f"not a row of {width} columns")


def _row(
    line: str, waiting: deque[Numbered], lines: Iterator[Numbered], delimiter: str, width: int
) -> tuple[int, list[str]] | None:
    """The cells of the row that begins with a line, and how many of the lines that follow it takes."""
    taken = 0

    def text() -> Iterator[str]:
        """The lines, as long as a quote is open."""
        nonlocal taken
        yield f"{line}\n"
        while taken < MOST_LINES:
            if taken == len(waiting):
                waiting.extend(islice(lines, 1))
            if taken == len(waiting):
                return
            taken += 1
            yield f"{waiting[taken - 1][1]}\n"

    cells = _cells(text(), delimiter)
    return (taken, cells) if len(cells) == width else None


def _cells(text: Iterable[str], delimiter: str) -> list[str]:
    """The cells of a row that may go over lines; none of what is no row."""
    try:
        return next(csv.reader(text, delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []
