"""The query page: an editor at /graphql, with the answer where the address holds a query."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import BadInput
from server.graphql import execute
from server.library import Library
from server.pages.site import Site
from server.rules import Rules


def query_page(site: Site, library: Library, request: Request, rules: Rules) -> Response:
    """The editor; without scripts its form asks by reloading the page.

    Raises:
        BadInput: the variables are no JSON object.
    """
    query = request.query_params.get("query", "")
    variables = request.query_params.get("variables", "")
    answer = None
    if query.strip():
        found = execute(library, query, _object(variables), request.query_params.get("operationName"), rules)
        answer = msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
    shown = query or site.questions[0].query
    return site.page(
        "query", library, query=shown, variables=variables or "{}", answer=answer, questions=site.questions
    )


def _object(text: str) -> dict[str, object]:
    try:
        return msgspec.json.decode(text or "{}", type=dict[str, object])
    except msgspec.DecodeError as problem:
        raise BadInput(f"variables must be a JSON object: {problem}") from problem
