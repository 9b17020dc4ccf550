"""Answers that a cache may keep: an edition never changes, so its id is the mark of everything read from it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

import kg

CONTROL = "public, no-cache"
"""Keep it, and ask before using it: another edition may be current by then."""


def unchanged(request: Request, edition: str, form: str) -> Response | None:
    """The answer to a request that has this edition's already; `form` tells apart the forms of one address."""
    if request.method not in {"GET", "HEAD"}:
        return None
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if _tag(edition, form).removeprefix("W/") not in known:
        return None
    return marked(Response(status_code=304), request, edition, form)


def marked(response: Response, request: Request, edition: str, form: str) -> Response:
    """A response as a cache may keep it; refusals, and answers to what is no GET, stay as they are."""
    if request.method in {"GET", "HEAD"} and response.status_code in {200, 304}:
        response.headers["ETag"] = _tag(edition, form)
        response.headers["Cache-Control"] = CONTROL
        response.headers["Vary"] = "Accept, Accept-Encoding"
    return response


def _tag(edition: str, form: str) -> str:
    return f'W/"{edition}-{kg.__version__}-{form}"'
