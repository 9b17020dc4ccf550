"""What each address of the explorer shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.errors import BadInput, Overdue, StoreError
from kg.model import Kind
from server import fresh
from server.gate import Busy, Gate
from server.library import Library
from server.linked import OFFERS
from server.pages import copying, entities, rings, tables
from server.pages.asking import Asked, NotFound, ask
from server.pages.questions import Question
from server.pages.site import Site
from server.pages.words import whole
from server.shelf import Shelf

HITS = 50
"""The most matches that a search shows."""

DRAWN = "60"
"""Nodes of a neighbourhood, unless asked for more."""

Page = Callable[[Library, Request], Response]


@dataclass(frozen=True, slots=True)
class Explorer:
    """The pages over the library of the time."""

    site: Site
    shelf: Shelf
    gate: Gate

    def routes(self) -> list[Route]:
        """The explorer's addresses, but for the nodes' own (see `entity`)."""
        return [
            Route("/", self.shown(self.home)),
            Route("/search", self.shown(self.search)),
            Route("/questions", self.shown(self.questions)),
            Route("/questions/{slug}", self.shown(self.question)),
            Route("/graph/{id:path}", self.shown(self.graph)),
        ]

    def shown(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        """A page that answers a request, with what goes wrong on a page of its own."""

        async def answer(request: Request) -> Response:
            library = self.shelf.library
            if known := fresh.unchanged(request, library.edition, "html"):
                return known
            try:
                return fresh.marked(await self.gate.run(page, library, request), request, library.edition, "html")
            except NotFound as problem:
                return self.site.problem(library, 404, "Not found", str(problem))
            except BadInput as problem:
                return self.site.problem(library, 400, "This can't be meant", str(problem))
            except (Busy, Overdue):
                return self.site.problem(library, 503, "Too much to do", "The server is busy: try again soon.")
            except StoreError as problem:
                return self.site.problem(library, 503, "No answer", f"{problem}.")

        return answer

    def home(self, library: Library, _request: Request) -> Response:
        asked = ask(library, self.site.queries["home"], {})
        return self.site.page("home", library, data=asked.data, questions=self.site.questions)

    def search(self, library: Library, request: Request) -> Response:
        text = request.query_params.get("q", "").strip()
        hits = ask(library, self.site.queries["search"], {"text": text, "first": HITS}).data["search"] if text else []
        return self.site.page("search", library, q=text, hits=hits)

    def questions(self, library: Library, _request: Request) -> Response:
        return self.site.page("questions", library, questions=self.site.questions)

    def question(self, library: Library, request: Request) -> Response:
        """A question with its answer; a parameter that can't be meant is said beside the form."""
        slug = request.path_params["slug"]
        found = next((question for question in self.site.questions if question.slug == slug), None)
        if found is None:
            raise NotFound(f"there is no question {slug!r}")
        given = {name: value for name, value in request.query_params.items() if value.strip()}
        common: dict[str, Any] = {
            "question": found,
            "given": given,
            "problem": None,
            "ask_at": copying.address(found.query),
        }
        try:
            asked = ask(library, found.query, found.variables(given))
        except BadInput as problem:
            copies = copying.of_question(found, found.query, {}, library.base_iri)
            return self.site.page("question", library, 400, **{**common, "problem": str(problem), "copies": copies})
        return self.site.page("question", library, **{**common, **_answered(found, asked, library.base_iri)})

    def graph(self, library: Library, request: Request) -> Response:
        parameters = request.query_params
        size = {"first": whole(parameters.get("first") or DRAWN), "depth": whole(parameters.get("depth") or "1")}
        asked = ask(library, self.site.queries["graph"], {"id": request.path_params["id"], **size})
        if asked.data["node"] is None:
            raise NotFound(f"no paper says anything of {request.path_params['id']}")
        drawn = rings.ring(asked.data["node"]["id"], asked.data["neighbourhood"])
        values = {"data": asked.data, "node": asked.data["node"], "ring": drawn, **size}
        return self.site.page("graph", library, **values | _copied({"GraphQL": copying.whole(asked)}))

    def entity(self, library: Library, request: Request) -> Response:
        """A node's page, at the path of its IRI; a former id or a name leads there."""
        id = request.url.path.removeprefix("/")
        kind, _, key = id.partition("/")
        if kind not in {*Kind} or not key:
            raise NotFound(f"there is nothing at /{id}")
        page = entities.PAGES[Kind(kind)]
        parameters = dict(request.query_params)
        asked = ask(library, self.site.queries[page.query or page.name], _variables(library, page, id, parameters))
        found = asked.variables["id"]
        if found != id:
            return RedirectResponse(f"/{quote(str(found))}", 308)
        values = entities.values(page, asked.data, parameters) | _copied(copying.of_node(asked))
        return self.site.page(page.name, library, **values, described=OFFERS if library.quads else {})


def _variables(library: Library, page: entities.Page, id: str, parameters: Mapping[str, str]) -> dict[str, Any]:
    """The variables of a node's page, with the id that the path means.

    Raises:
        NotFound: no node has the id, or has had it.
    """
    if id not in library.view.get([id]):
        node = ask(library, "query Node($id: ID!) { node(id: $id) { id } }", {"id": id}).data["node"]
        if node is None:
            raise NotFound(f"no paper says anything of {id}")
        id = node["id"]
    return {"id": id, **page.variables(parameters)}


def _copied(copies: Mapping[str, str]) -> dict[str, Any]:
    """What a page shows of its question in other words."""
    return {"copies": copies, "ask_at": copying.address(copies["GraphQL"])}


def _answered(question: Question, asked: Asked, base: str) -> dict[str, Any]:
    """What a question's page shows of its answer."""
    columns = question.table["columns"].values()
    rows = [[tables.cell(row, path) for path in columns] for row in tables.rows(asked.data, question.table["rows"])]
    [counted, *_] = asked.data.values()
    query = copying.whole(asked)
    return {
        "rows": rows,
        "total": counted.get("totalCount"),
        "excluded": counted.get("excludedAsUnknown", 0),
        "copies": copying.of_question(question, query, asked.variables, base),
        "ask_at": copying.address(query),
    }
