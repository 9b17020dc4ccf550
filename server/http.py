"""GraphQL over HTTP: what a request says, and the response in the media type that the client asks for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import anyio
import msgspec
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import BadInput
from kg.remembered import Remembered
from server import fresh
from server.gate import Busy, Gate
from server.graphql import execute
from server.library import Library
from server.rules import Rules
from server.shelf import Shelf

KEPT = 32 * 2**20
"""Bytes of responses that are kept, with the requests that they answer."""

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
ANY = ("*/*", "application/*", JSON)


class Asked(msgspec.Struct, frozen=True, rename={"operation_name": "operationName"}):
    """One GraphQL request."""

    query: str
    variables: dict[str, Any] | None = None
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None


class Refused(Exception):
    """A request that never gets as far as GraphQL."""

    def __init__(
        self, status: int, why: str, code: str = BadInput.code, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(why)
        self.status, self.code, self.headers = status, code, headers or {}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Answers GraphQL from the library of the time; queries run on worker threads, so that a slow one blocks nobody.

    A library never changes, so the responses given last are kept, but for those with errors. `page` is what a browser
    is shown that comes for HTML.
    """

    shelf: Shelf
    rules: Rules
    gate: Gate
    page: Callable[[Request], Awaitable[Response]]
    responses: Remembered = field(default_factory=lambda: Remembered(KEPT))

    async def answer(self, request: Request) -> Response:
        """The response to a POST of JSON or a GET with parameters; to a browser, the page."""
        if request.method != "POST" and "text/html" in request.headers.get("accept", ""):
            return await self.page(request)
        try:
            media = _media(request.headers.get("accept"))
            asked = await self._posted(request) if request.method == "POST" else _from_parameters(request)
            library = self.shelf.library
            form = "json" if media == JSON else "graphql"
            known = fresh.unchanged(request, library.edition, form)
            return known or fresh.marked(await self._answered(library, asked, media), request, library.edition, form)
        except Refused as refused:
            error = {"message": str(refused), "extensions": {"code": refused.code}}
            response = _sent(msgspec.json.encode({"errors": [error]}), refused.status, JSON)
            response.headers.update(refused.headers)
            return response

    async def _answered(self, library: Library, asked: Asked, media: str) -> Response:
        text = msgspec.json.encode(asked)
        question = library.edition, text
        if body := self.responses.recall(question):
            return _sent(body, 200, media)
        try:
            answer = await self.gate.run(
                execute, library, asked.query, asked.variables, asked.operation_name, rules=self.rules
            )
        except Busy as busy:
            raise Refused(503, "the server has too much to do: try again soon", "BUSY", {"Retry-After": "1"}) from busy
        body = msgspec.json.encode(answer)
        if "errors" not in answer:
            self.responses.keep(question, body, len(text) + len(body))
        # A request that GraphQL itself refuses is the client's mistake, but old clients read errors from 200 alone.
        return _sent(body, 200 if "data" in answer or media == JSON else 400, media)

    async def _posted(self, request: Request) -> Asked:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            raise Refused(415, f"post a GraphQL request as {JSON}")
        return _decoded(await received(request, self.rules))


async def received(request: Request, rules: Rules) -> bytes:
    """The body of a request, if it is not too long and comes in time.

    Raises:
        Refused: it is, or doesn't.
    """
    body = bytearray()
    try:
        with anyio.fail_after(rules.seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > rules.body:
                    raise Refused(413, f"a request has at most {rules.body:,} bytes")
    except TimeoutError as slow:
        raise Refused(408, "the request did not arrive in time") from slow
    return bytes(body)


def _sent(body: bytes, status: int, media: str) -> Response:
    return Response(body, status, media_type=f"{media}; charset=utf-8")


def _media(accept: str | None) -> str:
    """The first media type of an Accept header that we speak; JSON where the header doesn't mind."""
    for part in (accept or JSON).split(","):
        kind = part.partition(";")[0].strip().lower()
        if kind in ANY:
            return JSON
        if kind == GRAPHQL:
            return GRAPHQL
    raise Refused(406, f"this server answers in {GRAPHQL} or {JSON}")


def _from_parameters(request: Request) -> Asked:
    """The parameters of a URL; variables and extensions are JSON in it."""
    given = {name: value for name, value in request.query_params.items() if value}
    nested = {name: _json(given[name], name) for name in ("variables", "extensions") if name in given}
    return _converted(given | nested)


def _json(text: str, name: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as problem:
        raise Refused(400, f"{name} must be JSON: {problem}") from problem


def _decoded(body: bytes) -> Asked:
    try:
        return msgspec.json.decode(body, type=Asked)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise Refused(400, f"not a GraphQL request: {problem}") from problem


def _converted(given: dict[str, Any]) -> Asked:
    try:
        return msgspec.convert(given, Asked)
    except msgspec.ValidationError as problem:
        raise Refused(400, f"not a GraphQL request: {problem}") from problem
