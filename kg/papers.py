"""One paper from all the places it was read: which entries are the same paper, and what is kept of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from kg.ids import paper_id, title_paper_id
from kg.model import Paper
from kg.text import normal

T = TypeVar("T", str, int)


def merge(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The distinct papers, in the order in which each was first seen.

    Entries with the same arXiv id or the same normalised title are one paper, transitively. What is kept of them does
    not depend on their order: the longest text, then the first in code point order; a printed date before an inferred
    one, then the earliest; the most authors and comments; the smallest ids; every source. A paper with an arXiv id is
    also known by the ids of its titles.
    """
    return tuple(_merged(group) for group in _groups(list(papers)))


def _groups(papers: Sequence[Paper]) -> Iterable[list[Paper]]:
    """Union-find over positions: the smallest position of a group stands for it."""
    parents = list(range(len(papers)))

    def root(position: int) -> int:
        while parents[position] != position:
            parents[position] = position = parents[parents[position]]
        return position

    seen: dict[tuple[str, str], int] = {}
    for position, paper in enumerate(papers):
        for key in _keys(paper):
            one, two = root(seen.setdefault(key, position)), root(position)
            parents[max(one, two)] = min(one, two)
    groups: dict[int, list[Paper]] = {}
    for position, paper in enumerate(papers):
        groups.setdefault(root(position), []).append(paper)
    return groups.values()


def _keys(paper: Paper) -> Iterable[tuple[str, str]]:
    yield "title", normal(paper.title)
    if paper.arxiv_id:
        yield "arxiv", paper.arxiv_id.lower()


def _merged(group: Sequence[Paper]) -> Paper:
    title = _longest(paper.title for paper in group) or ""
    arxiv_id = _least(paper.arxiv_id for paper in group)
    id = paper_id(title, arxiv_id)
    kind = min(paper.text_kind for paper in group)
    published, inferred = _published(group)
    authors = max((paper.authors for paper in group), key=lambda names: (len(names), names))
    return Paper(
        id=id,
        title=title,
        abstract=_longest(paper.abstract for paper in group if paper.text_kind is kind) or "",
        text_kind=kind,
        published=published,
        published_inferred=inferred,
        authors=authors,
        author_count=_most([len(authors) or None, *(paper.author_count for paper in group)]),
        organisation=_longest(paper.organisation for paper in group),
        comments=_most(paper.comments for paper in group),
        url=_longest(paper.url for paper in group),
        arxiv_id=arxiv_id,
        given_id=_least(paper.given_id for paper in group),
        sources=tuple(sorted({s for p in group for s in p.sources}, key=lambda s: (s.document, s.format, s.entry))),
        former=_former(group, id),
    )


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
