"""`/feed.atom`: the newest results, of all or as a filter has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg import history
from kg.edition import Edition
from kg.errors import BadInput, EditionError, NameProblem, Overdue, StoreError
from kg.ids import kind_of
from kg.model import Kind, Result
from server import fresh
from server.feed import atom, news
from server.feed.asked import Asked, asked
from server.gate import Busy, Gate
from server.library import Library
from server.shelf import Shelf

PAGE = 100
"""Entries of a page; a link leads to the next."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Answers from the library of the time, and from the editions that are kept beside it."""

    shelf: Shelf
    gate: Gate
    news: news.News = field(default_factory=news.News)

    async def answer(self, request: Request) -> Response:
        """The feed; what can't be meant is refused in plain words."""
        try:
            return await self.gate.run(self._answered, self.shelf.library, request)
        except (BadInput, NameProblem) as problem:
            return PlainTextResponse(f"{problem}\n", 400)
        except (Busy, Overdue):
            return PlainTextResponse("the server is busy: try again soon\n", 503, {"Retry-After": "1"})
        except (EditionError, StoreError) as problem:
            return PlainTextResponse(f"{problem}\n", 503)

    def _answered(self, library: Library, request: Request) -> Response:
        given = asked(request.query_params)
        kept = news.editions(library)
        if not kept:
            return PlainTextResponse("there are no editions here to tell the news of\n", 404)
        since = _since(kept, given)
        form = f"atom-{since[0].id if len(since) > 1 else 'all'}"
        if known := fresh.unchanged(request, library.edition, form):
            return known
        body = atom.written(self._told(library, since, given, request))
        return fresh.marked(Response(body, media_type=atom.MEDIA), request, library.edition, form)

    def _told(self, library: Library, since: Sequence[Edition], given: Asked, request: Request) -> atom.Document:
        found = self.news.found(library, since, given)
        ids = [*found.since][(given.page - 1) * PAGE : given.page * PAGE]
        nodes = library.view.get(ids)
        results = [result for id in ids if isinstance(result := nodes[id], Result)]
        mentions = library.view.mentions(result.paper for result in results)
        tasks = {id: [m for m in held if kind_of(m.concept) is Kind.TASK] for id, held in mentions.items()}
        ends = chain.from_iterable(map(_ends, results))
        named = (mention.concept for held in tasks.values() for mention in held)
        return atom.Document(
            id=f"{library.base_iri}feed.atom{_query(given.filters)}",
            title=f"New results{': ' if given.filters else ''}{', '.join(f'{k} {v}' for k, v in given.filters)}",
            subtitle=_subtitle(len(found.since), found.excluded, since),
            built=library.built,
            base=library.base_iri,
            site=str(request.base_url),
            links=_links(request, given, len(found.since)),
            results=results,
            updated=found.since,
            nodes=library.view.get([*ends, *named]),
            tasks=tasks,
            undecided=found.undecided,
        )


def _since(kept: tuple[Edition, ...], given: Asked) -> tuple[Edition, ...]:
    """The editions from the one that was asked for, or the one before the current, to the current."""
    if not given.since:
        return kept[-2:]
    since = kept[kept.index(history.among(kept, given.since)) :]
    return since if len(since) > 1 else since * 2


def _ends(result: Result) -> list[str]:
    slots = (result.metric, *result.datasets, *(credit.technique for credit in result.credits))
    return [result.paper, *(id for id in slots if id)]


def _subtitle(count: int, excluded: int, since: Sequence[Edition]) -> str:
    begin = f"since edition {since[0].id}" if len(since) > 1 else "of the first edition"
    unknown = f"; {excluded} more may be meant, but state no size" if excluded else ""
    return f"{count} new results {begin}{unknown}"


def _links(request: Request, given: Asked, count: int) -> dict[str, str]:
    """Addresses by relation. From past the end the way back leads to the last page, in an empty feed the first."""
    last = max(1, -(-count // PAGE))
    links = {"self": str(request.url), "alternate": str(request.base_url)}
    if given.page > 1:
        links["previous"] = str(request.url.include_query_params(page=min(given.page - 1, last)))
    if given.page < last:
        links["next"] = str(request.url.include_query_params(page=given.page + 1))
    return links


def _query(filters: Sequence[tuple[str, str]]) -> str:
    return f"?{urlencode(filters)}" if filters else ""
