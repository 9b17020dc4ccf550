"""The guide for Neo4j Browser: `:play http://localhost:8000/guide` shows the questions as Cypher to click on."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg import contracts
from server.pages.site import Site

SHARED = {"Access-Control-Allow-Origin": "*"}
"""Browser is served by the database, and asks us from there."""

ASKED = {**SHARED, "Access-Control-Allow-Methods": "GET", "Access-Control-Allow-Headers": "pragma, cache-control"}


def routes(site: Site) -> list[Route]:
    """The guide and the style, which `:style` takes; both as Browser asks for them."""

    async def guide(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=ASKED)
        text = site.templates.get_template("guide.html").render(base=str(request.base_url), questions=site.questions)
        return HTMLResponse(text, headers=SHARED)

    async def style(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=ASKED)
        return PlainTextResponse(contracts.text("browser.grass"), headers=SHARED)

    methods = ["GET", "OPTIONS"]
    return [Route("/guide", guide, methods=methods), Route("/browser.grass", style, methods=methods)]
