"""The web application: GraphQL, the explorer's pages, and what those who run it want to know."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import Overdue, StoreError
from kg.sparql import Pool
from server import pages
from server.feed import Feed
from server.gate import Busy, Gate
from server.graphql import sdl
from server.http import Endpoint
from server.library import Library
from server.linked import Linked
from server.observing import Metrics, Observed
from server.pages import graphiql, guide
from server.pages.query import query_page
from server.pages.routes import Explorer
from server.rules import Rules
from server.shelf import Renew, Shelf
from server.sparql import Service

COMPRESSED = 1_000
"""Bytes from which on a response is worth compressing."""


def create_app(
    library: Library, rules: Rules | None = None, renew: Renew | None = None, modules: Path | None = None
) -> Starlette:
    """An application that answers from a library, and from its successors where `renew` finds them.

    `modules` is a folder of node modules with GraphiQL in it, to be shown at /graphql. Nothing is opened or read before
    this is called.
    """
    rules = rules or Rules()
    shelf, gate, metrics, pool = Shelf(library, renew), Gate(rules), Metrics(), Pool(rules.memory)
    site = pages.Site.read(rules.sparql)
    explorer = Explorer(site, shelf, gate)

    def editing(library: Library, request: Request) -> Response:
        if modules and "plain" not in request.query_params:
            return graphiql.page(site, library)
        return query_page(site, library, request, rules)

    editor = explorer.shown(editing)
    endpoint = Endpoint(shelf, rules, gate, editor)
    queries = Service(shelf, rules, Gate(replace(rules, running=rules.processes)), pool, site)

    @asynccontextmanager
    async def watching(_app: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(shelf.watch)
            yield
            tasks.cancel_scope.cancel()
            pool.close()

    return Starlette(
        routes=[
            *explorer.routes(),
            *guide.routes(site),
            Route("/graphql", endpoint.answer, methods=["GET", "POST"]),
            *([Route("/sparql", queries.answer, methods=["GET", "POST"])] if rules.sparql else ()),
            Route("/feed.atom", Feed(shelf, gate).answer),
            *_signs(shelf, gate, metrics),
            *([graphiql.route(modules)] if modules else ()),
            Mount("/static", StaticFiles(directory=pages.STATIC)),
            *Linked(shelf, gate, explorer.shown(explorer.entity)).routes(),
        ],
        middleware=[
            Middleware(Observed, metrics=metrics, rules=rules),
            *([Middleware(CORSMiddleware, allow_origins=rules.origins, allow_methods=["GET", "POST"],
                          allow_headers=["Content-Type"])] if rules.origins else ()),
            Middleware(GZipMiddleware, minimum_size=COMPRESSED, compresslevel=5),
        ],
        lifespan=watching,
    )  # fmt: skip


def _signs(shelf: Shelf, gate: Gate, metrics: Metrics) -> list[Route]:
    """Signs of life, and the schema as a file."""
    definition = sdl.text()

    async def health(_request: Request) -> Response:
        """This process lives, and so does the store that it answers from."""
        try:
            await anyio.to_thread.run_sync(shelf.library.view.check)
        except (StoreError, Overdue) as problem:
            return JSONResponse({"status": problem.code, "edition": shelf.library.edition}, 503)
        return JSONResponse({"status": "ok", "edition": shelf.library.edition})

    async def ready(_request: Request) -> Response:
        library = shelf.library
        try:
            await gate.run(library.view.sizes)
        except (Busy, Overdue):
            return JSONResponse({"status": "busy"}, 503)
        except StoreError as problem:
            return JSONResponse({"status": problem.code}, 503)
        return JSONResponse({"status": "ready", "edition": library.edition})

    async def measured(_request: Request) -> Response:
        return PlainTextResponse(metrics.text(shelf.library.edition))

    async def schema(_request: Request) -> Response:
        return PlainTextResponse(definition)

    signs = {"/healthz": health, "/readyz": ready, "/metrics": measured, "/schema.graphql": schema}
    return [Route(path, sign) for path, sign in signs.items()]
