"""Our own input: JSON of title and abstract, one paper a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.sources.fields import Record, arxiv_id_of, shown
from extractors.sources.page import Found
from kg.model import TextKind


class JsonLines:
    """`{"title", "abstract"}` with id, published, updated, authors, url, arxiv_id, doi and text_kind where known."""

    name = "jsonl"

    def fits(self, entry: Mapping[str, Any]) -> bool:
        return "title" in entry or "abstract" in entry

    def found(self, number: int, line: int, record: Record) -> Found:
        """The paper on one line.

        Raises:
            ValueError: a field is missing, or not what it should be.
        """
        authors, url = record.people("authors"), record.text("url")
        doi = record.doi("doi")
        return Found(
            entry=number,
            line=line,
            title=record.words("title"),
            abstract=record.words("abstract"),
            text_kind=_text_kind(record),
            published=record.day("published"),
            updated=record.day("updated"),
            authors=authors,
            author_count=len(authors) or None,
            url=url,
            arxiv_id=record.arxiv_id("arxiv_id") or arxiv_id_of(url, doi),
            doi=doi,
            given_id=record.key("id"),
        )


def _text_kind(record: Record) -> TextKind:
    text = record.text("text_kind") or TextKind.ABSTRACT
    if text.lower() not in set(map(str, TextKind)):
        raise ValueError(f"text_kind is {shown(text)}, not one of {', '.join(TextKind)}")
    return TextKind(text.lower())
