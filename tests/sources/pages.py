"""Documents by hand: a listing from its entries, and what a document's bytes are read as."""

from __future__ import annotations

import io
from typing import NamedTuple

from extractors.sources import Document, papers
from kg.model import Paper, SetAside, Unexpected

HEAD = "".join(
    f"{line}\n\n"
    for line in (
        "new",
        "Get trending papers in your email inbox!",
        "Subscribe",
        "Daily Papers",
        "byAK and the research community",
    )
)
ABSTRACT = (
    "We look at how {} behaves when its inputs are sparse, and find that a plain recipe is hard to beat. "
    "Over many small studies it stays ahead of heavier rivals, costs less to run, and needs no tuning by hand. "
    "We give reasons for this, and say where they stop to hold."
)


def document(content: str | bytes, name: str = "page.txt") -> Document:
    data = content if isinstance(content, bytes) else content.encode()
    return Document(name, lambda: io.BytesIO(data))


class Outcome(NamedTuple):
    papers: list[Paper]
    set_aside: list[SetAside]
    unexpected: list[Unexpected]

    @property
    def titles(self) -> list[str]:
        return [paper.title for paper in self.papers]

    @property
    def reasons(self) -> list[tuple[int | None, str]]:
        return [(row.line, row.reason) for row in self.set_aside]


def read(content: str | bytes, format: str | None = None, page_year: int | None = None) -> Outcome:
    """Everything that one document gives."""
    found = list(papers(document(content), format, page_year))
    return Outcome(
        [item for item in found if isinstance(item, Paper)],
        [item for item in found if isinstance(item, SetAside)],
        [item for item in found if isinstance(item, Unexpected)],
    )


def entry(title: str, byline: str | None = "  • 4 authors", date: str = "Mar 3, 2024") -> str:
    """One entry as a page shows it; no byline at all where `byline` is None."""
    text = f"{title}\n\n{ABSTRACT.format(title)}\n\n"
    return text if byline is None else f"{text}{byline}\n·\n{date}\n\n"


def listing(*entries: str, day: str = "Jan 5") -> str:
    return f"{HEAD}{day}\n\n{''.join(entries)}"
