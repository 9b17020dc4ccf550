"""The one way in which what a format found becomes a paper."""

from __future__ import annotations

from extractors.sources.page import LONGEST, Found, unreadable
from extractors.sources.repair import Repair, repaired, tidy
from kg.ids import paper_id
from kg.model import Paper, SetAside, Source
from kg.text import normal


def paper(document: str, format: str, found: Found, repairs: tuple[Repair, ...]) -> Paper | SetAside:
    """The paper that `found` is once its text is repaired; set aside where no word of title or abstract is left.

    No text but these goes on to a paper, whatever the format: here nothing passes that is no text.
    """
    problem = _no_text(found) or _too_long(found)
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
        authors=tuple(name for author in found.authors if (name := tidy(author))),
        author_count=found.author_count,
        organisation=_tidy(found.organisation),
        comments=found.comments,
        url=_tidy(found.url),
        arxiv_id=found.arxiv_id,
        doi=_tidy(found.doi),
        given_id=_tidy(found.given_id),
        sources=(Source(document, format, found.entry),),
    )


def _tidy(text: str | None) -> str | None:
    return tidy(text or "") or None


def _no_text(found: Found) -> str | None:
    """Which field is no text, and why, if one is none."""
    fields = {"title": found.title, "abstract": found.abstract, "authors": " ".join(found.authors)}
    fields |= {"organisation": found.organisation or "", "url": found.url or ""}
    fields |= {"doi": found.doi or "", "id": found.given_id or ""}
    reasons = ((name, unreadable(text)) for name, text in fields.items())
    return next((f"{name} is no text: {reason}" for name, reason in reasons if reason), None)


def _too_long(found: Found) -> str | None:
    """Why no title or abstract can be this long; repairs take their time on what is."""
    longest = max(len(found.title), len(found.abstract))
    return f"a text of more than {LONGEST:,} characters" if longest > LONGEST else None
