"""The endpoint: queries answered by processes, so many at once and each so long, and what they are told of more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.errors import Overdue
from kg.sparql import GRAPHS, TABLES, Answer, Asked, Dataset, Died, Media, Pool, Why, description
from server import fresh
from server.accept import best
from server.gate import Busy, Gate
from server.http import Refused
from server.library import Library
from server.pages.site import Site
from server.rules import Rules
from server.shelf import Shelf
from server.sparql.requests import asked, media

STATUS = {Why.WRONG: 400, Why.FORBIDDEN: 403, Why.MEDIA: 406}

HTML = "text/html"

EXAMPLE = """SELECT ?dataset ?papers WHERE {
  ?dataset a schema:Dataset ; kg:paperCount ?papers
} ORDER BY DESC(?papers) LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Service:
    """Answers from the RDF store of the library of the time; a browser is shown a page."""

    shelf: Shelf
    rules: Rules
    gate: Gate
    pool: Pool
    site: Site

    async def answer(self, request: Request) -> Response:
        """The response to a GET, a POST of a form or of a query itself; without a query, what this service is."""
        library, accept = self.shelf.library, request.headers.get("accept")
        if request.method != "POST" and best(accept, (TABLES[0], GRAPHS[0], HTML)) == HTML:
            return await self._page(library, request)
        try:
            query, dataset = await asked(request, self.rules)
            wanted = media(accept)
            form = f"sparql-{wanted.table}-{wanted.truth}-{wanted.graph}"
            if known := fresh.unchanged(request, library.edition, form):
                return known
            if query is None:
                return fresh.marked(_described(library, wanted), request, library.edition, form)
            found = await self._found(_question(library, query, self.rules, wanted, dataset))
            headers = _notice(self.rules) if found.cut else None
            answer = Response(found.body, media_type=found.media, headers=headers)
            return fresh.marked(answer, request, library.edition, form)
        except Refused as refused:
            return PlainTextResponse(f"{refused}\n", refused.status, refused.headers)

    async def _found(self, question: Asked) -> Answer:
        """The answer of a process.

        Raises:
            Refused: there is none.
        """
        try:
            found = await self.gate.run(self.pool.answer, question)
        except Busy as busy:
            raise Refused(503, "the server has too much to do: try again soon", headers={"Retry-After": "1"}) from busy
        except Overdue as late:
            raise Refused(503, f"the query was stopped after {question.seconds:g} seconds: ask for less") from late
        except Died as problem:
            raise Refused(503, str(problem)) from problem
        if not isinstance(found, Answer):
            raise Refused(STATUS[found.why], found.message)
        return found

    async def _page(self, library: Library, request: Request) -> Response:
        """The query and its answer, and what is wrong with it, for people."""
        query, problem, found, status = request.query_params.get("query", "").strip(), None, None, 200
        if query:
            try:
                found = await self._found(_question(library, query, self.rules, Media()))
            except Refused as refused:
                problem, status = str(refused), refused.status
        return self.site.page("sparql", library, status, **_shown(query, found, problem, self.rules, library))


def _question(library: Library, query: str, rules: Rules, wanted: Media, dataset: Dataset | None = None) -> Asked:
    """A query as the pool takes it.

    Raises:
        Refused: the library has no RDF store.
    """
    if library.triples is None:
        raise Refused(503, "what this server answers from has no RDF store: serve an edition instead of Neo4j")
    return Asked(query, str(library.triples), library.base_iri, rules.rows, rules.seconds, wanted, dataset)


def _notice(rules: Rules) -> dict[str, str]:
    """Headers that say that there was more."""
    return {"X-SPARQL-MaxRows": str(rules.rows), "Warning": f'199 - "only the first {rules.rows} rows are answered"'}


def _described(library: Library, wanted: Media) -> Response:
    if wanted.graph is None:
        raise Refused(406, f"what this service is can be had as {', '.join(GRAPHS)}")
    return Response(description(library.base_iri, wanted.graph), media_type=wanted.graph)


def _shown(query: str, found: Answer | None, problem: str | None, rules: Rules, library: Library) -> dict[str, Any]:
    """What the page shows: rows of cells where the answer is a table, else its text."""
    table = text = None
    if found and found.media == TABLES[0]:
        answer = msgspec.json.decode(found.body)
        table = answer if "results" in answer else None
        text = None if table else str(answer["boolean"]).lower()
    elif found:
        text = found.body.decode()
    return {
        "query": query or EXAMPLE,
        "table": table,
        "text": text,
        "problem": problem,
        "cut": rules.rows if found and found.cut else None,
        "base": library.base_iri,
    }
