"""One paper from all the places it was read: what makes entries the same paper, and what is kept of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from kg.ids import paper_id, same_arxiv_id, title_paper_id
from kg.model import Paper
from kg.text import normal

T = TypeVar("T", str, int, date)


def keys(paper: Paper) -> Iterator[tuple[str, str]]:
    """What an entry has in common with others of the same paper, each with its kind."""
    yield "title", normal(paper.title)
    if paper.arxiv_id:
        yield "arxiv", same_arxiv_id(paper.arxiv_id)
    if paper.doi:
        yield "doi", paper.doi


def merged(group: Sequence[Paper]) -> Paper:
    """The paper that entries are; it does not depend on their order.

    Title and abstract are those of the newest entry, an abstract before any digest; of several, the longest, then the
    first in code point order. Of the rest: a printed date before an inferred one, then the earliest; the most authors
    and comments; the smallest ids; every source. Ids that an entry would have by itself are former ids.
    """
    text = min(group, key=_age)
    arxiv_id = _least(paper.arxiv_id for paper in group)
    id = paper_id(text.title, arxiv_id)
    published, inferred = _published(group)
    authors = max((paper.authors for paper in group), key=lambda names: (len(names), names))
    return Paper(
        id=id,
        title=text.title,
        abstract=text.abstract,
        text_kind=text.text_kind,
        published=published,
        published_inferred=inferred,
        updated=_most(paper.updated for paper in group),
        authors=authors,
        author_count=_most([len(authors) or None, *(paper.author_count for paper in group)]),
        organisation=_longest(paper.organisation for paper in group),
        comments=_most(paper.comments for paper in group),
        url=_longest(paper.url for paper in group),
        arxiv_id=arxiv_id,
        doi=_least(paper.doi for paper in group),
        given_id=_least(paper.given_id for paper in group),
        sources=tuple(sorted({s for p in group for s in p.sources}, key=lambda s: (s.document, s.format, s.entry))),
        former=_former(group, id),
    )


def _age(paper: Paper) -> tuple[str, int, int, str, int, str]:
    day = paper.updated or paper.published or date.min
    by_length = -len(paper.abstract), paper.abstract, -len(paper.title), paper.title
    return paper.text_kind, -day.toordinal(), *by_length


def _former(group: Sequence[Paper], id: str) -> tuple[str, ...]:
    known = {former for paper in group for former in (paper.id, *paper.former, title_paper_id(paper.title))}
    return tuple(sorted(known - {id}))


def _published(group: Sequence[Paper]) -> tuple[date | None, bool]:
    dates = [(paper.published_inferred, paper.published) for paper in group if paper.published]
    inferred, published = min(dates, default=(False, None))
    return published, inferred


def _longest(texts: Iterable[str | None]) -> str | None:
    return min((text for text in texts if text), key=lambda text: (-len(text), text), default=None)


def _least(values: Iterable[T | None]) -> T | None:
    return min((value for value in values if value is not None), default=None)


def _most(values: Iterable[T | None]) -> T | None:
    return max((value for value in values if value is not None), default=None)
