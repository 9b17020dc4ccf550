"""The one way in which what a format found becomes a paper."""

from __future__ import annotations

from extractors.sources.page import LONGEST, Found, unreadable
from extractors.sources.repair import Repair, repaired
from kg.ids import paper_id
from kg.model import Paper, SetAside, Source
from kg.text import normal


def paper(document: str, format: str, found: Found, repairs: tuple[Repair, ...]) -> Paper | SetAside:
    """The paper that `found` is once its text is repaired; set aside where no word of title or abstract is left."""
    problem = unreadable(found.title + found.abstract + (found.organisation or "")) or _too_long(found)
    if problem:
        return SetAside(document, found.line, problem)
    title, abstract = repaired(found.title, repairs), repaired(found.abstract, repairs)
    if not (normal(title) and abstract):
        blank = "abstract" if normal(title) else "title"
        return SetAside(document, found.line, f"the {blank} is blank")
    return Paper(
        id=paper_id(title, found.arxiv_id),
        title=title,
        abstract=abstract,
        text_kind=found.text_kind,
        published=found.published,
        published_inferred=found.published_inferred,
        updated=found.updated,
        authors=found.authors,
        author_count=found.author_count,
        organisation=found.organisation,
        comments=found.comments,
        url=found.url,
        arxiv_id=found.arxiv_id,
        doi=found.doi,
        given_id=found.given_id,
        sources=(Source(document, format, found.entry),),
    )


def _too_long(found: Found) -> str | None:
    """Why no title or abstract can be this long; repairs take their time on what is."""
    longest = max(len(found.title), len(found.abstract))
    return f"a text of more than {LONGEST:,} characters" if longest > LONGEST else None
