"""What a request says by the SPARQL 1.1 Protocol: the query, the graphs that it names, the media types it accepts."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.sparql import GRAPHS, TABLES, Dataset, Media
from server.accept import best
from server.http import Refused, received
from server.rules import Rules

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"

READ_ONLY = "this server only reads: updates are refused"

_TABLES = {media: media for media in TABLES} | {"application/json": TABLES[0], "application/xml": TABLES[1]}
_TRUTHS = {name: media for name, media in _TABLES.items() if media in TABLES[:2]}
_GRAPHS = {media: media for media in GRAPHS} | {"text/plain": GRAPHS[1], "application/xml": GRAPHS[3]}

Pairs = list[tuple[str, str]]


async def asked(request: Request, rules: Rules) -> tuple[str | None, Dataset | None]:
    """The query, if there is one, and the graphs that it is to be asked of, if it names any.

    Raises:
        Refused: it is an update, more than one query, or nothing that the protocol knows.
    """
    pairs = _pairs(request.url.query)
    if request.method == "POST":
        kind, charset = _content(request.headers.get("content-type", ""))
        if kind == UPDATE:
            raise Refused(403, READ_ONLY)
        if kind not in {FORM, DIRECT}:
            raise Refused(415, f"post a query as {FORM} or {DIRECT}")
        text = _text(await received(request, rules), charset)
        pairs += _pairs(text) if kind == FORM else [("query", text)]
    return _query(pairs), _dataset(pairs)


def media(accept: str | None) -> Media:
    """What an Accept header wants of each kind of answer."""
    table, truth, graph = (best(accept, offers) for offers in (_TABLES, _TRUTHS, _GRAPHS))
    return Media(_TABLES.get(table or ""), _TRUTHS.get(truth or ""), _GRAPHS.get(graph or ""))


def _content(header: str) -> tuple[str, str]:
    """A Content-Type's media type and charset."""
    kind, *parameters = (piece.strip().lower() for piece in header.split(";"))
    charsets = (piece.partition("=")[2].strip('"') for piece in parameters if piece.startswith("charset="))
    return kind, next(charsets, "utf-8")


def _text(body: bytes, charset: str) -> str:
    if charset not in {"utf-8", "utf8"}:
        raise Refused(415, f"a query comes in UTF-8, not {charset}")
    try:
        return body.decode()
    except UnicodeDecodeError as problem:
        raise Refused(400, f"not UTF-8: {problem}") from problem


def _pairs(text: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as problem:
        raise Refused(400, f"not a form: {problem}") from problem


def _query(pairs: Pairs) -> str | None:
    if any(name == "update" for name, _ in pairs):
        raise Refused(403, READ_ONLY)
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise Refused(400, f"a request holds one query, not {len(queries)}")
    return queries[0] if queries else None


def _dataset(pairs: Pairs) -> Dataset | None:
    default, named = (
        tuple(value for name, value in pairs if name == wanted) for wanted in ("default-graph-uri", "named-graph-uri")
    )
    return Dataset(default, named) if default or named else None
