"""How a paper lies in a Doc: the title, a blank line, the abstract. Offsets lead from one to the other and back."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

from kg.model import Field, Paper, Span

GAP = "\n\n"
Place = tuple[int, int]
"""Characters of a Doc's text: from the first to behind the last."""
TEXT = "text"
"""Where a Doc keeps its text, once it is put together."""


def doc_text(title: str, abstract: str) -> str:
    """The text of the Doc of a paper."""
    return f"{title}{GAP}{abstract}"


def text_of(doc: Doc) -> str:
    """The text of a Doc, put together once: `Doc.text` goes over all words each time that it is asked for."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    return cast(str, doc.user_data[TEXT])


def abstract_start(title: str) -> int:
    """Where the abstract begins in the Doc's text."""
    return len(title) + len(GAP)


def to_span(paper: Paper, start: int, end: int) -> Span:
    """The field and the offsets in it of the Doc's characters from `start` to `end`.

    Raises:
        ValueError: they are not all of one field.
    """
    body = abstract_start(paper.title)
    if start >= body:
        return Span(Field.ABSTRACT, start - body, end - body)
    if end > len(paper.title):
        raise ValueError(f"{paper.id}: characters {start} to {end} are not all of one field")
    return Span(Field.TITLE, start, end)


def char_range(paper: Paper, span: Span) -> Place:
    """Where a span of a paper lies in its Doc's text."""
    offset = 0 if span.field is Field.TITLE else abstract_start(paper.title)
    return span.start + offset, span.end + offset
