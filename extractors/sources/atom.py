"""Responses of the arXiv API: Atom feeds, read an entry at a time and without expanding entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from extractors.sources.fields import Record, arxiv_id_of, read_entry
from extractors.sources.page import Damage, Found, Page, unreadable

ATOM = "{http://www.w3.org/2005/Atom}"
ARXIV = "{http://arxiv.org/schemas/atom}"

_ROOT = re.compile(r"<(?:\w+:)?feed\b[^<>]{0,10000}>")
_ENTRY = re.compile(r"<((?:\w+:)?entry)\b[^<>]{0,1000}>")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)\b")


class ArxivAtom:
    """`<feed><entry><id/><title/><summary/><published/><updated/><author><name/></author></entry></feed>`."""

    name = "arxiv-atom"

    def sniff(self, head: str) -> bool:
        """Whether a feed of Atom begins here."""
        root = _ROOT.search(head)
        return root is not None and "http://www.w3.org/2005/Atom" in root.group()

    def read(self, page: Page) -> Iterator[Found | Damage]:
        """One paper, or one complaint, for each entry."""
        text = page.text()
        root = _ROOT.search(text)
        doctype = _DOCTYPE.search(text)
        if doctype:
            yield Damage(_line(text, doctype.start()), "a document type: its entities are not expanded")
        line, counted = 1, 0
        for number, (start, entry) in enumerate(_entries(text), start=1):
            line, counted = line + text.count("\n", counted, start), start
            try:
                record = _record(root.group() if root else "<feed>", entry)
            except ValueError as problem:
                yield Damage(line, str(problem))
                continue
            yield read_entry(_found, number, line, record)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _entries(text: str) -> Iterator[tuple[int, str]]:
    """Where each entry begins, and its text: to its end, or to where the next begins."""
    starts = list(_ENTRY.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)]
    for start, after in zip(starts, ends, strict=False):
        part = text[start.start() : after]
        end = f"</{start.group(1)}>"
        yield start.start(), start.group() if start.group().endswith("/>") else "".join(part.partition(end)[:2])


def _record(root: str, entry: str) -> Record:
    """The entry's elements by name; what stands several times is a list.

    Raises:
        ValueError: the text is no text, or no XML; entities but the five of XML are none.
    """
    problem = unreadable(entry)
    if problem:
        raise ValueError(problem)
    name = root[1:].split(None, 1)[0].rstrip(">")
    try:
        element = ElementTree.fromstring(f"{root.replace('/>', '>')}{entry}</{name}>")[0]
    except ElementTree.ParseError as error:
        raise ValueError(f"broken XML: {error}") from error
    fields: dict[str, object] = {}
    for child in element:
        tag = child.tag.replace(ATOM, "").replace(ARXIV, "arxiv:")
        if tag == "author":
            names = fields.setdefault("author", [])
            assert isinstance(names, list)
            names.append(child.findtext(f"{ATOM}name") or "")
        else:
            fields.setdefault(tag, "".join(child.itertext()))
    return Record(fields)


def _found(number: int, line: int, record: Record) -> Found:
    record.skip("link", "category", "arxiv:primary_category", "arxiv:comment", "arxiv:journal_ref")
    address = record.words("id")
    if "/api/errors" in address:
        raise ValueError(f"an error of the API: {record.text('summary')}")
    authors = record.people("author")
    return Found(
        entry=number,
        line=line,
        title=record.words("title"),
        abstract=record.words("summary"),
        published=record.day("published"),
        updated=record.day("updated"),
        authors=authors,
        author_count=len(authors) or None,
        url=address,
        arxiv_id=arxiv_id_of(address),
        doi=record.doi("arxiv:doi"),
        given_id=address,
    )
