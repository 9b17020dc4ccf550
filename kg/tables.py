"""Curated files as text: tab-separated, UTF-8, one header line; every complaint names file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import BadInput, CurationError

CURATION = Path(__file__).parent / "curation"
"""The folder of curated files that the product ships."""

BOM = "\ufeff"
"""What some editors put before the text of a file; nobody sees it."""


class Line(NamedTuple):
    """One line after the header; numbers count from 1 with the header."""

    file: str
    number: int
    text: str

    def wrong(self, problem: str) -> CurationError:
        return CurationError(self.file, self.number, problem)

    def problem(self, message: str, slight: bool = False) -> Problem:
        return Problem(self.file, self.number, message, slight)


class Problem(NamedTuple):
    """What is wrong with a line: `message` says what would be right. A `slight` one leaves clear what is meant."""

    file: str
    line: int
    message: str
    slight: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def folders(overlay: Path | None) -> tuple[Path, ...]:
    """The built-in folder, and the user's own laid over it.

    Raises:
        BadInput: the overlay is no folder.
    """
    if overlay is not None and not overlay.is_dir():
        raise BadInput(f"no folder of curated files: {overlay}")
    return (CURATION,) if overlay is None else (CURATION, overlay)


def marks(overlay: Path | None) -> dict[str, str]:
    """16 hex of what the curated files say, by whose they are: `built-in`, and `own` where there is an overlay.

    Raises:
        BadInput: the overlay is no folder.
    """
    return {whose: _mark(folder) for whose, folder in zip(("built-in", "own"), folders(overlay), strict=False)}


def _mark(folder: Path) -> str:
    mark = hashlib.sha256()
    for file in sorted(folder.rglob("*.tsv")):
        mark.update(f"{file.relative_to(folder).as_posix()}\n".encode() + file.read_bytes())
    return mark.hexdigest()[:16]


def read(file: Path, header: Sequence[str]) -> list[Line]:
    """The lines after the header; none where the file is missing.

    Raises:
        CurationError: the text is not UTF-8, or has a byte order mark or carriage returns, or the first line is not
            the header.
    """
    if not file.exists():
        return []
    first = Line(str(file), 1, "")
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise first.wrong("the file is not UTF-8") from error
    if text.startswith(BOM):
        raise first.wrong("the file begins with a byte order mark (BOM): save it as UTF-8 without one")
    if "\r" in text:
        raise first.wrong("lines end in LF alone")
    rows = text.split("\n")
    if rows[0].split("\t") != list(header):
        raise first.wrong(f"the header is {'<TAB>'.join(header)}")
    if rows[-1]:
        raise Line(str(file), len(rows), "").wrong("the last line ends in LF too")
    return [Line(str(file), number, row) for number, row in enumerate(rows[1:-1], start=2)]


def cells(line: Line, header: Sequence[str]) -> dict[str, str]:
    """The line's cells by column.

    Raises:
        CurationError: too few or too many columns, or white space around a cell.
    """
    found = line.text.split("\t")
    if len(found) != len(header):
        raise line.wrong(f"{len(header)} columns are wanted ({', '.join(header)}), {len(found)} found")
    for cell in found:
        if cell != cell.strip():
            raise line.wrong(f"no white space around a cell: {cell!r}")
    return dict(zip(header, found, strict=True))
