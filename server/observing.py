"""Around every request: an id, headers that keep browsers safe, metrics, and a line in the log."""

from __future__ import annotations

import logging
import re
import secrets
import time
from dataclasses import dataclass
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.model import Kind
from server.rules import Rules

log = logging.getLogger(__name__)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""On every response that does not set its own."""

PLACES = frozenset(
    {"graphql", "search", "questions", "graph", "static", "schema.graphql", "sparql", "guide", "data", *Kind}
)
"""First parts of addresses that metrics tell apart."""

QUIET = frozenset({"healthz", "readyz", "metrics"})
"""Those that are asked all the time, and are neither counted nor logged unless they fail."""

ID = re.compile(r"[\w.-]{1,64}", re.ASCII)
"""A request's id that a proxy may give."""


class Metrics:
    """What Prometheus is told."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("place", "method", "status")
        self.requests = Counter("paperkg_requests", "Requests answered.", labels, registry=self.registry)
        self.seconds = Histogram("paperkg_request_seconds", "Time to answer.", ("place",), registry=self.registry)
        self.open = Gauge("paperkg_requests_open", "Requests being answered.", registry=self.registry)
        self.edition = Gauge("paperkg_edition_info", "The edition answered from.", ("edition",), registry=self.registry)

    def text(self, edition: str) -> bytes:
        """All metrics in Prometheus' text format."""
        self.edition.clear()
        self.edition.labels(edition).set(1)
        return generate_latest(self.registry)


@dataclass(frozen=True, slots=True)
class Observed:
    """An application whose requests are all accounted for; what it raises is answered without its insides."""

    app: ASGIApp
    metrics: Metrics
    rules: Rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request = _Request(scope, send, given if ID.fullmatch(given) else secrets.token_hex(8))
        self.metrics.open.inc()
        try:
            await self.app(scope, receive, request.send)
        except Exception:  # whatever went wrong, the client gets an answer and we a line
            log.exception("the server failed", extra={"fields": request.fields()})
            if request.status is None:
                await PlainTextResponse("something went wrong inside the server\n", 500)(scope, receive, request.send)
        finally:
            self.metrics.open.dec()
            self._account(request)

    def _account(self, request: _Request) -> None:
        status = request.status or 0
        if request.place not in QUIET:
            self.metrics.requests.labels(request.place, request.method, str(status)).inc()
            self.metrics.seconds.labels(request.place).observe(time.perf_counter() - request.began)
        if status >= 400 or (self.rules.every_request and request.place not in QUIET):
            level = logging.INFO if status < 400 else logging.WARNING
            log.log(level, "request", extra={"fields": request.fields()})


class _Request:
    """One request on its way through: what is known of it for the log."""

    def __init__(self, scope: Scope, send: Send, id: str) -> None:
        self._scope, self._send, self._id = scope, send, id
        self.began = time.perf_counter()
        self.status: int | None = None
        self._bytes = 0

    @property
    def place(self) -> str:
        first = self._scope["path"].removeprefix("/").partition("/")[0]
        return first if first in PLACES or first in QUIET else "" if not first else "other"

    @property
    def method(self) -> str:
        known = {"GET", "HEAD", "POST", "OPTIONS"}
        return self._scope["method"] if self._scope["method"] in known else "other"

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-ID"] = self._id
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        elif message["type"] == "http.response.body":
            self._bytes += len(message.get("body", b""))
        await self._send(message)

    def fields(self) -> dict[str, Any]:
        """The request for a log line; the query string is left out, as it may be long or private."""
        return {
            "id": self._id,
            "method": self._scope["method"][:16],
            "path": self._scope["path"][:200],
            "status": self.status,
            "milliseconds": round(1000 * (time.perf_counter() - self.began), 1),
            "bytes": self._bytes,
            "client": (self._scope.get("client") or ("",))[0],
        }
