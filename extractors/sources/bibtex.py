"""BibTeX with abstracts, as bibtexparser reads it: an entry at a time, so that a broken one is lost alone."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from pylatexenc.latex2text import LatexNodes2Text

from extractors.sources.bylines import MONTHS
from extractors.sources.fields import Record, arxiv_id_of, read_entry
from extractors.sources.page import Damage, Found, Page
from kg.ids import arxiv_id

LARGEST = 2**20
"""Characters that an entry has at most."""

DEPTH = 4
"""Braces within braces that are taken away."""

_START = re.compile(r"\s*@\s*([A-Za-z]+)\s*[{(]")
_NO_PAPER = frozenset(("comment", "preamble", "string"))
_MONTHS = tuple(map(str.lower, MONTHS))
_LATEX = LatexNodes2Text()
_ACCENT = r"""\\(?:["'`^~=.]\s*|[uvHtcdbkr](?:\s+|(?=\{)))(?:\{\\?[A-Za-z]\}|\\?[A-Za-z])"""
_LETTER = rf"{_ACCENT}|\\(?:ss|[oOlLij]|ae|AE|oe|OE|aa|AA)(?![A-Za-z])"
_ACCENTED = re.compile(rf"\{{(?:{_LETTER})\}}|{_LETTER}")
_GROUP = re.compile(r"(\\[A-Za-z]+\*?|\\.|[_^$])?\{((?:[^{}$\\]|\\[_&%#$])*)\}")
_PREPRINT = re.compile(r"\barXiv:\s*(\S+?)[.,;]?(?:\s.*)?$", re.IGNORECASE)


class BibTeX:
    """`@type{key, title = {...}, abstract = {...}, author, year, month, date, doi, eprint, url}`."""

    name = "bibtex"

    def sniff(self, head: str) -> bool:
        """Whether a line begins an entry with a title."""
        return any(map(_START.match, head.split("\n"))) and re.search(r"\btitle\s*=", head, re.IGNORECASE) is not None

    def read(self, page: Page) -> Iterator[Found | Damage]:
        """One paper, or one complaint, for each entry; comments, preambles and strings are none."""
        logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it would say on stderr what is set aside here
        number = 0
        for line, text in _parts(page.lines()):
            for record in _records(text):
                number += 1
                broken = Damage(line, "broken BibTeX: braces or quotes that don't match")
                yield broken if record is None else read_entry(_found, number, line, record)


def _parts(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The text from one line that begins an entry to the next, and where it begins."""
    first, size, held = 0, 0, [""]
    for number, line in lines:
        start = _START.match(line)
        if start:
            yield from [(first, "\n".join(held))] if first else []
            first, size, held = (0 if start.group(1).lower() in _NO_PAPER else number), 0, []
        size += len(line)
        if first and size < LARGEST:
            held.append(line)
    yield from [(first, "\n".join(held))] if first else []


def _records(text: str) -> Iterator[Record | None]:
    """The entries of a part, mostly one; None for what can't be read."""
    library = parse_string(text)
    for entry in library.entries:
        yield Record({"key": entry.key, **{field.key.lower(): str(field.value) for field in entry.fields}})
    yield from [None] * (len(library.failed_blocks) or int(not library.entries))


def _found(number: int, line: int, record: Record) -> Found:
    record.skip(*_UNUSED)
    authors = _authors(record)
    doi, url = record.doi("doi"), record.text("url")
    return Found(
        entry=number,
        line=line,
        title=plain(record.words("title")),
        abstract=plain(record.words("abstract")),
        published=_published(record),
        authors=tuple(name for name in authors if name != "others"),
        author_count=len(authors) if authors and "others" not in authors else None,
        url=url,
        arxiv_id=_arxiv_id(record) or arxiv_id_of(doi, url),
        doi=doi,
        given_id=record.key("key"),
    )


def plain(text: str) -> str:
    """The text with accented letters as letters, and without braces that only guard capitals."""
    text = _ACCENTED.sub(lambda found: _letter(found.group()), text)
    for _ in range(DEPTH):
        text = _GROUP.sub(lambda found: found.group() if found.group(1) else found.group(2), text)
    return text


@lru_cache(256)
def _letter(tex: str) -> str:
    return str(_LATEX.latex_to_text(tex))


def _authors(record: Record) -> list[str]:
    names = split_multiple_persons_names(plain(record.text("author") or ""))
    try:
        parts = [parse_single_name_into_parts(name, strict=False) for name in names if name]
    except InvalidNameError as error:
        raise record.wrong("author", record.text("author"), "a list of names") from error
    return [" ".join((*part.first, *part.von, *part.last, *part.jr)) for part in parts]


def _published(record: Record) -> date | None:
    """The day, where one is given; a year, with or without a month, makes none."""
    if record.text("date"):
        return record.day("date") if len(record.words("date")) > len("2024-07") else None
    year, month, day = (record.text(name) for name in ("year", "month", "day"))
    if not (year and month and day):
        return None
    number = _MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in _MONTHS else month
    try:
        return date(int(year), int(number), int(day))
    except (ValueError, OverflowError) as error:
        raise record.wrong("year", f"{year} {month} {day}", "a date") from error


def _arxiv_id(record: Record) -> str | None:
    """The eprint of arXiv, or what is cited as a preprint of it."""
    archive = record.text("archiveprefix") or record.text("eprinttype") or "arxiv"
    eprint = record.text("eprint") if archive.lower() == "arxiv" else None
    cited = _PREPRINT.search((record.text("journal") or "")[:1000])
    return (arxiv_id(eprint) if eprint else None) or (arxiv_id(cited.group(1)) if cited else None)


# fmt: off
_UNUSED = (
    "address", "annote", "archiveprefix", "bibsource", "biburl", "booktitle", "chapter", "copyright", "day", "edition",
    "editor", "eprint", "eprintclass", "eprinttype", "eventtitle", "file", "howpublished", "institution", "isbn",
    "issn", "issue", "issue_date", "journal", "journaltitle", "keywords", "langid", "language", "location", "month",
    "note", "number", "numpages", "organization", "pages", "primaryclass", "publisher", "school", "series",
    "shorttitle", "timestamp", "type", "urldate", "venue", "volume", "year",
)
# fmt: on
