"""The web application: GraphQL, the explorer's pages, and a sign of life."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from server import pages
from server.graphql import sdl
from server.http import Endpoint
from server.library import Library
from server.pages.query import query_page
from server.pages.routes import Explorer


def create_app(library: Library) -> Starlette:
    """An application that answers from a library. Nothing is opened or read before this is called."""
    site, definition = pages.Site.read(), sdl.text()
    explorer = Explorer(site, lambda: library)
    editor = explorer.shown(lambda library, request: query_page(site, library, request))

    async def health(_request: Request) -> Response:
        return JSONResponse({"status": "ok", "edition": library.edition})

    async def schema(_request: Request) -> Response:
        return PlainTextResponse(definition)

    return Starlette(
        routes=[
            *explorer.routes(),
            Route("/graphql", Endpoint(library, editor).answer, methods=["GET", "POST"]),
            Route("/schema.graphql", schema),
            Route("/healthz", health),
            Mount("/static", StaticFiles(directory=pages.STATIC)),
            Route("/{kind}/{key:path}", explorer.shown(explorer.entity)),
        ]
    )
