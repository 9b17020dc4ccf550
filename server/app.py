"""The web application: GraphQL, a page for people, and a sign of life."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from server import pages
from server.graphql import sdl
from server.http import Endpoint
from server.library import Library


def create_app(library: Library) -> Starlette:
    """An application that answers from a library. Nothing is opened or read before this is called."""
    questions, definition = pages.questions(), sdl.text()

    def page(_request: Request) -> Response:
        return pages.page(library, questions, questions[0].query)

    def entity(request: Request) -> Response:
        """What an IRI of the graph leads to where this server is its base."""
        id = request.url.path.removeprefix("/")
        if id not in library.view.get([id]):
            raise HTTPException(404)
        return pages.page(library, questions, pages.about(id))

    async def health(_request: Request) -> Response:
        return JSONResponse({"status": "ok", "edition": library.edition})

    async def schema(_request: Request) -> Response:
        return PlainTextResponse(definition)

    return Starlette(
        routes=[
            Route("/", page),
            Route("/graphql", Endpoint(library).answer, methods=["GET", "POST"]),
            Route("/schema.graphql", schema),
            Route("/healthz", health),
            Mount("/static", StaticFiles(directory=pages.STATIC)),
            Route("/{kind}/{key:path}", entity),
        ]
    )
