"""How a paper lies in a Doc: the title, a blank line, the abstract. Offsets lead from one to the other and back."""

from __future__ import annotations

from kg.model import Field, Paper, Span

GAP = "\n\n"


def doc_text(title: str, abstract: str) -> str:
    """The text of the Doc of a paper."""
    return f"{title}{GAP}{abstract}"


def abstract_start(title: str) -> int:
    """Where the abstract begins in the Doc's text."""
    return len(title) + len(GAP)


def to_span(paper: Paper, start: int, end: int) -> Span:
    """The field and the offsets in it of the Doc's characters from `start` to `end`, which must not cross the gap."""
    body = abstract_start(paper.title)
    if start >= body:
        return Span(Field.ABSTRACT, start - body, end - body)
    return Span(Field.TITLE, start, end)


def char_range(paper: Paper, span: Span) -> tuple[int, int]:
    """Where a span of a paper lies in its Doc's text."""
    offset = 0 if span.field is Field.TITLE else abstract_start(paper.title)
    return span.start + offset, span.end + offset
