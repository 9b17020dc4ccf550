"""Which format a document has, asked of its content, and the papers in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from rapidfuzz import process

from extractors.sources.documents import Document
from extractors.sources.jsonlines import JsonLines
from extractors.sources.listing import Listing
from extractors.sources.page import Damage, Found, Page, opened, paper, unreadable
from extractors.sources.repair import load
from kg.errors import BadInput, SourceError
from kg.model import Paper, SetAside

HEAD = 65_536
"""Characters of a document that formats are asked about."""


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


FORMATS: tuple[Format, ...] = (Listing(), JsonLines())
"""Asked in this order."""


def papers(document: Document, format: str | None = None, page_year: int | None = None) -> Iterator[Paper | SetAside]:
    """The document's papers, lazily and in order; what can't be read is set aside, and the rest goes on.

    `format` names a format instead of recognising it; `page_year` is the year of a listing's dates that print none.

    Raises:
        SourceError: no such format.
        BadInput: no such year.
    """
    if page_year is not None and not 1 <= page_year <= 9999:
        raise BadInput(f"no such year: {page_year}")
    chosen = None if format is None else _named(format)
    if document.problem:
        return iter([SetAside(document.name, None, document.problem)])
    return _papers(opened(document, page_year), chosen)


def _papers(page: Page, format: Format | None) -> Iterator[Paper | SetAside]:
    if not page.text.strip():
        yield SetAside(page.document, None, "an empty page")
        return
    format = format or _recognised(page.text)
    if format is None:
        known = ", ".join(known.name for known in FORMATS)
        yield SetAside(page.document, None, unreadable(page.text) or f"of no known format; known: {known}")
        return
    repairs = load()
    for found in format.read(page):
        if isinstance(found, Damage):
            yield SetAside(page.document, found.line, found.reason)
        else:
            yield paper(page, format.name, found, repairs)


def _recognised(text: str) -> Format | None:
    return next((format for format in FORMATS if format.sniff(text[:HEAD])), None)


def _named(name: str) -> Format:
    known = {format.name: format for format in FORMATS}
    if name in known:
        return known[name]
    near = process.extractOne(name, list(known), score_cutoff=60)
    hint = f": did you mean {near[0]}?" if near else ""
    raise SourceError(f"unknown format {name!r}{hint} (known: {', '.join(known)})")
