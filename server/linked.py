"""Linked data: what the graph says of a thing, at the thing's own address, in the syntax that the client asks for.

A thing is no document, so its address leads on (303) to one that describes it: `/data/dataset/mmlu.ttl`. People get a
page there and then.
"""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import unquote

import msgspec
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg import contracts
from kg.errors import Overdue
from kg.exports.rdf import FORMATS
from kg.exports.rdf.void import MEDIA
from kg.model import Kind
from kg.names import LONGEST
from kg.rdf import terms
from kg.rdf.codecs import iri
from kg.rdf.context import context
from kg.rdf.lookup import about
from server import fresh
from server.accept import best
from server.gate import Busy, Gate
from server.library import Library
from server.shelf import Shelf

HTML = "text/html"
TURTLE = MEDIA["ttl"]

OFFERS = {MEDIA[format]: format for format in ("ttl", "jsonld", "nt", "rdfxml", "trig", "nq")}
"""Media types and formats, those first that are chosen where a client likes several equally."""

PAGELESS = frozenset(start.rstrip("/") for start in (terms.DOCUMENT, terms.RUN, terms.CURATOR))
"""First parts of the addresses of things that only data speaks of."""

Page = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Linked:
    """Things as data; `page` is what people are shown of papers, names and results."""

    shelf: Shelf
    gate: Gate
    page: Page

    def routes(self) -> list[Route]:
        """The addresses of descriptions and of what they are written with; those of things come last of all."""
        return [
            Route("/data/{path:path}", self.described),
            Route("/ontology", self.ontology),
            Route("/shapes", self.shapes),
            Route("/context.jsonld", self.context),
            Route("/{kind}/{key:path}", self.thing),
        ]

    async def thing(self, request: Request) -> Response:
        """A page for people, else the way to a description; of documents, runs and curators there is no page."""
        offers = tuple(OFFERS) if request.path_params["kind"] in PAGELESS else (HTML, *OFFERS)
        media = best(request.headers.get("accept"), offers)
        if request.path_params["kind"] not in {*Kind, *PAGELESS} or media == HTML or self.shelf.library.quads is None:
            response = await self.page(request)
        elif media is None:
            response = PlainTextResponse(f"this can be had as {', '.join(offers)}\n", 406)
        else:
            response = RedirectResponse(f"/data/{_path(request)}.{OFFERS[media]}", 303)
        response.headers["Vary"] = "Accept, Accept-Encoding"
        return response

    async def described(self, request: Request) -> Response:
        """The description of a thing and its parts: all that stands below its address."""
        library = self.shelf.library
        path, _, format = _path(request).removeprefix("data/").rpartition(".")
        if format not in FORMATS:
            return PlainTextResponse(f"descriptions end in .{', .'.join(FORMATS)}\n", 404)
        if known := fresh.unchanged(request, library.edition, format):
            return known
        try:
            found = await self.gate.run(_description, library, path, format)
        except (Busy, Overdue):
            return PlainTextResponse("the server has too much to do: try again soon\n", 503, {"Retry-After": "1"})
        if isinstance(found, str):
            return RedirectResponse(f"/data/{found}.{format}", 308)
        if not found:
            return PlainTextResponse(f"the graph says nothing of {path}\n", 404)
        return fresh.marked(Response(found, media_type=MEDIA[format]), request, library.edition, format)

    async def ontology(self, _request: Request) -> Response:
        return Response(contracts.turtle("ontology.ttl", self.shelf.library.base_iri), media_type=TURTLE)

    async def shapes(self, _request: Request) -> Response:
        return Response(contracts.turtle("shapes.ttl", self.shelf.library.base_iri), media_type=TURTLE)

    async def context(self, _request: Request) -> Response:
        text = msgspec.json.encode({"@context": context(self.shelf.library.base_iri)})
        return Response(text, media_type=MEDIA["jsonld"])


def _path(request: Request) -> str:
    """The path as it was sent: IRIs are compared letter by letter, and spell some letters in percents."""
    sent: bytes = request.scope["raw_path"]
    return sent.decode("ascii").partition("?")[0].removeprefix("/")


def _description(library: Library, path: str, format: str) -> bytes | str:
    """What the graph says of the thing at a path, empty for nothing; of a former id, the path that it has now."""
    lines = about(library.quads, library.base_iri + path) if library.quads else []
    if not lines:
        named = library.view.named(Kind, unquote(path)) if len(path) <= LONGEST else ()
        return next((iri("", form.id) for form in named if form.how == "former"), b"")
    out = io.BytesIO()
    FORMATS[format](lambda: lines, library.base_iri, out)
    return out.getvalue()
