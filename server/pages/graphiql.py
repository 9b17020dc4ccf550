"""GraphiQL at /graphql, where an image has installed it; the plain query page is always at /graphql?plain."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from kg.errors import BadInput
from server.library import Library
from server.pages.site import POLICY, Site

FILES = {
    "react.js": "react/umd/react.production.min.js",
    "react-dom.js": "react-dom/umd/react-dom.production.min.js",
    "graphiql.js": "graphiql/graphiql.min.js",
    "graphiql.css": "graphiql/graphiql.min.css",
}
"""What its page loads, by name, and where npm puts it."""

ALLOWED = f"{POLICY}; font-src data:"
"""GraphiQL's style sheet holds its fonts."""


def check(modules: Path) -> Path:
    """A folder of node modules that has GraphiQL in it.

    Raises:
        BadInput: a file is missing.
    """
    for file in FILES.values():
        if not (modules / file).is_file():
            raise BadInput(f"no {file} in {modules}: install graphiql@3.9.0, react@18 and react-dom@18 there")
    return modules


def route(modules: Path) -> Route:
    """Where its files are."""

    def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in FILES:
            raise HTTPException(404)
        return FileResponse(modules / FILES[name], headers={"Cache-Control": "public, no-cache"})

    return Route("/static/graphiql/{name}", file)


def page(site: Site, library: Library) -> Response:
    """The page that GraphiQL fills."""
    response = site.page("graphiql", library)
    response.headers["Content-Security-Policy"] = ALLOWED
    return response
