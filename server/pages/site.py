"""What all pages share: templates, the queries that fill them, the bundled questions, and how errors look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

import kg
from server.library import Library
from server.pages import words
from server.pages.asking import queries
from server.pages.questions import Question, questions

HERE = Path(__file__).parent
STATIC = HERE / "static"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a browser may load for our pages: our own files."""


@dataclass(frozen=True, slots=True)
class Site:
    """The pages' parts, read once."""

    templates: Environment
    queries: Mapping[str, str]
    questions: tuple[Question, ...]
    sparql: bool

    @classmethod
    def read(cls, sparql: bool) -> Site:
        """The parts as they lie in the package; `sparql` says whether there is a page to ask it."""
        return cls(_templates(), queries(), questions(), sparql)

    def page(self, name: str, library: Library, status: int = 200, **values: Any) -> HTMLResponse:
        """A page from its template; everything that is filled in is escaped."""
        sparql = self.sparql and library.triples is not None
        known = {
            "edition": library.edition,
            "built": library.built,
            "version": kg.__version__,
            "sparql": sparql,
            "described": {},
            "news": library.quads is not None,
        }
        text = self.templates.get_template(f"{name}.html").render(known | values)
        return HTMLResponse(text, status, headers={"Content-Security-Policy": POLICY})

    def problem(self, library: Library, status: int, title: str, why: str) -> HTMLResponse:
        """A page that says what is wrong."""
        return self.page("error", library, status, title=title, why=why)


def _templates() -> Environment:
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "number": words.number,
        "sizes": words.sizes,
        "largest": words.largest,
        "name": words.name_of,
        "kind": words.kind_of,
        "clipped": words.clipped,
        "coded": words.coded,
    }
    return found
