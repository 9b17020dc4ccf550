"""Which format a document has, asked of its content, and the papers in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Protocol

from rapidfuzz import process

from extractors.sources.arxiv import ArxivSnapshot
from extractors.sources.atom import ArxivAtom
from extractors.sources.bibtex import BibTeX
from extractors.sources.delimited import Delimited
from extractors.sources.documents import Document
from extractors.sources.given import GivenIds
from extractors.sources.hub import DailyPapers
from extractors.sources.jsonformat import Json
from extractors.sources.jsonlines import JsonLines
from extractors.sources.listing import Listing
from extractors.sources.openalex import OpenAlex
from extractors.sources.page import Damage, Found, Page, unreadable
from extractors.sources.repair import load
from extractors.sources.repaired import paper
from extractors.sources.savedlisting import SavedListing
from extractors.sources.semanticscholar import SemanticScholar
from kg.errors import BadInput, SourceError
from kg.model import Paper, SetAside, Unexpected


class Format(Protocol):
    """A way of writing papers down."""

    @property
    def name(self) -> str: ...

    def sniff(self, head: str) -> bool:
        """Whether a document that begins like this is written so."""
        ...

    def read(self, page: Page) -> Iterator[Found | Damage]:
        """What stands on the page, lazily, in order; whatever the page holds, this raises nothing."""
        ...


FORMATS: tuple[Format, ...] = (
    ArxivAtom(),
    SavedListing(),
    Delimited("csv", ",;"),
    Delimited("tsv", "\t"),
    Json(DailyPapers()),
    Json(ArxivSnapshot()),
    Json(OpenAlex()),
    Json(SemanticScholar()),
    BibTeX(),
    Listing(),
    Json(JsonLines(), fallback=True),
)
"""Asked in this order: those that can be mistaken least come first."""


Item = Paper | SetAside | Unexpected
"""What a document gives."""


def papers(document: Document, format: str | None = None, page_year: int | None = None) -> Iterator[Item]:
    """The document's papers, lazily and in order; what can't be read is set aside, and the rest goes on.

    A field that nobody expects is said once. `format` names a format instead of recognising it; `page_year` is the year
    of a listing's dates that print none.

    Raises:
        SourceError: no such format.
        BadInput: no such year.
    """
    if page_year is not None and not 1 <= page_year <= 9999:
        raise BadInput(f"no such year: {page_year}")
    chosen = None if format is None else _named(format)
    return _papers(Page(document, page_year), chosen)


def _papers(page: Page, format: Format | None) -> Iterator[Item]:
    head = page.head()
    format = format or _recognised(head)
    if format is None or not head.strip():
        yield SetAside(page.name, None, _problem(page, head))
        return
    empty = True
    for item in _read(page, format):
        empty = False
        yield item
    for damage in page.damages:
        yield SetAside(page.name, damage.line, damage.reason)
    if empty and not page.damages:
        yield SetAside(page.name, None, f"nothing of the format {format.name}")


def _read(page: Page, format: Format) -> Iterator[Item]:
    repairs, seen = load(), set[str]()
    with closing(GivenIds()) as given:
        for found in format.read(page):
            if isinstance(found, Damage):
                yield SetAside(page.name, found.line, found.reason)
                continue
            item = paper(page.name, format.name, found, repairs)
            yield (given.check(item, found.line) if isinstance(item, Paper) else None) or item
            for name in (name for name in found.unexpected if name not in seen):
                seen.add(name)
                text = name.encode("utf-8", "backslashreplace").decode()
                yield Unexpected(page.name, found.line, format.name, text)


def _problem(page: Page, head: str) -> str:
    """Why nothing can be read from a page that begins like this."""
    if page.damages:
        return page.damages[0].reason
    if not head.strip():
        return "an empty page"
    return unreadable(head) or f"of no known format; known: {', '.join(known.name for known in FORMATS)}"


def _recognised(head: str) -> Format | None:
    return next((format for format in FORMATS if format.sniff(head)), None)


def _named(name: str) -> Format:
    known = {format.name: format for format in FORMATS}
    if name in known:
        return known[name]
    near = process.extractOne(name, list(known), score_cutoff=60)
    hint = f": did you mean {near[0]}?" if near else ""
    raise SourceError(f"unknown format {name!r}{hint} (known: {', '.join(known)})")
