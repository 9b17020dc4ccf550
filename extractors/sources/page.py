"""A document as text, and the one way in which what a format found on it becomes a paper."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from datetime import date

from extractors.sources.documents import Document
from extractors.sources.repair import Repair, repaired
from kg.ids import paper_id
from kg.model import Paper, SetAside, Source, TextKind
from kg.text import normal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's mark: asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LONGEST = 20_000
"""Characters beyond which a title or an abstract is something else."""

_BROKEN = "\udcff"
"""What stands for bytes that are no text; no decoded text holds it."""

_FOREIGN = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Found:
    """One paper as a format found it: its place (entry and line from 1), raw title and abstract, what else it says."""

    entry: int
    line: int
    title: str
    abstract: str
    text_kind: TextKind = TextKind.ABSTRACT
    published: date | None = None
    published_inferred: bool = False
    authors: tuple[str, ...] = ()
    author_count: int | None = None
    organisation: str | None = None
    comments: int | None = None
    url: str | None = None
    arxiv_id: str | None = None
    given_id: str | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """An entry (or with line None the whole page) that says nothing usable, and why."""

    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """A document's text with LF line ends. `page_year` is the user's word for dates that print none."""

    document: str
    text: str
    page_year: int | None = None

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


def opened(document: Document, page_year: int | None) -> Page:
    """The document as text. Bytes that are no text become lone surrogates, so that only their entry is lost."""
    mark, encoding = next((row for row in _MARKS if document.data.startswith(row[0])), (b"", "utf-8"))
    data = document.data[len(mark) :]
    if encoding == "utf-8":
        text = data.decode(encoding, "surrogateescape")
    else:
        text = data.decode(encoding, "replace").replace("\ufffd", _BROKEN)
    # Marks stand within a document too, where documents were joined.
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    return Page(document.name, text, page_year)


def unreadable(text: str) -> str | None:
    """Why the text cannot be text, if so."""
    if "\0" in text:
        return "binary: it holds NUL bytes"
    if _FOREIGN.search(text):
        return "not UTF-8"
    return None


def _too_long(found: Found) -> str | None:
    """Why no title or abstract can be this long; repairs take their time on what is."""
    longest = max(len(found.title), len(found.abstract))
    return f"a text of more than {LONGEST:,} characters" if longest > LONGEST else None


def paper(page: Page, format: str, found: Found, repairs: tuple[Repair, ...]) -> Paper | SetAside:
    """The paper that `found` is once its text is repaired; set aside where no word of title or abstract is left."""
    problem = unreadable(found.title + found.abstract + (found.organisation or "")) or _too_long(found)
    if problem:
        return SetAside(page.document, found.line, problem)
    title, abstract = repaired(found.title, repairs), repaired(found.abstract, repairs)
    if not (normal(title) and abstract):
        blank = "abstract" if normal(title) else "title"
        return SetAside(page.document, found.line, f"the {blank} is blank")
    return Paper(
        id=paper_id(title, found.arxiv_id),
        title=title,
        abstract=abstract,
        text_kind=found.text_kind,
        published=found.published,
        published_inferred=found.published_inferred,
        authors=found.authors,
        author_count=found.author_count,
        organisation=found.organisation,
        comments=found.comments,
        url=found.url,
        arxiv_id=found.arxiv_id,
        given_id=found.given_id,
        sources=(Source(page.document, format, found.entry),),
    )
