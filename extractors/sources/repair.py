"""Repairs of debris in titles and abstracts: reviewed rows of repairs.tsv, and hygiene of characters around them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from kg import tables

TABLE = Path(__file__).with_name("repairs.tsv")
HEADER = ("pattern", "replacement", "before", "after", "why")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPED_AGAIN = re.compile("&(?:amp;)+")
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
    # Joiners mean something in scripts other than Latin, and in emoji.
    "|(?<=[\x00-\x7f])[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]++(?=[\x00-\x7f])"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Repair:
    """One reviewed row: what is replaced by what, an example of it, and why it is safe."""

    pattern: re.Pattern[str]
    replacement: str
    before: str
    after: str
    why: str


def load(table: Path = TABLE) -> tuple[Repair, ...]:
    """The rows of the table, in the order in which they are applied.

    Raises:
        CurationError: a row that is no repair: its columns, its pattern or its replacement.
    """
    return tuple(_row(line) for line in tables.read(table, HEADER))


def repaired(text: str, repairs: tuple[Repair, ...]) -> str:
    """The text without debris, in NFC, its white space collapsed.

    Rows are applied until nothing changes, so that repairing what is repaired already changes nothing. That ends: a row
    shortens the text, or parts two words that no row joins again.
    """
    before = None
    while text != before:
        before, text = text, _once(text, repairs)
    return text


def tidy(text: str) -> str:
    """The text without characters that nobody sees, and without white space around it."""
    return _CONTROL.sub("", _INVISIBLE.sub("", text)).strip()


def _row(line: tables.Line) -> Repair:
    cells = tables.cells(line, HEADER)
    try:
        pattern = re.compile(cells["pattern"])
        pattern.sub(cells["replacement"], cells["before"])
    except re.error as problem:
        raise line.wrong(f"no repair: {problem}") from problem
    return Repair(pattern, *(cells[name] for name in HEADER[1:]))


def _once(text: str, repairs: tuple[Repair, ...]) -> str:
    text = _ENTITY.sub(lambda entity: unescape(entity.group()), _ESCAPED_AGAIN.sub("&", text))
    text = " ".join(tidy(text).split())
    for repair in repairs:
        text = _applied(repair, text)
    return unicodedata.normalize("NFC", text)


def _applied(repair: Repair, text: str) -> str:
    """The row applied until it finds nothing: markup stands inside markup."""
    found = 1
    while found:
        text, found = repair.pattern.subn(repair.replacement, text)
    return text
