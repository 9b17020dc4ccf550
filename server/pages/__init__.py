"""The page for people: what the graph holds, questions to start from, and an editor to ask others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

import msgspec
from starlette.responses import HTMLResponse, Response

import kg
from kg.model import Kind
from server.library import Library

HERE = Path(__file__).parent
STATIC = HERE / "static"
QUESTIONS = Path(kg.__file__).parent / "examples" / "questions"

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One of the bundled questions: its words, what its answer looks like, and the query."""

    title: str
    about: str
    query: str


def questions() -> tuple[Question, ...]:
    """The bundled questions, in their order."""
    return tuple(map(_question, sorted(QUESTIONS.glob("*/question.graphql"))))


def page(library: Library, questions: Iterable[Question], query: str) -> Response:
    """The page with a query in its editor; everything on it that is not written in its template is escaped."""
    template = Template((HERE / "page.html").read_text(encoding="utf-8"))
    sizes = library.view.sizes()
    content = template.substitute(
        edition=escape(library.edition),
        built=escape(library.built),
        counts="\n".join(_count(kind, sizes.get(kind, 0)) for kind in Kind),
        questions="\n".join(map(_entry, questions)),
        query=escape(query),
    )
    return HTMLResponse(content, headers=HEADERS)


def about(id: str) -> str:
    """The query that shows one node and what is around it."""
    return (HERE / "about.graphql").read_text(encoding="utf-8").replace("ID", msgspec.json.encode(id).decode(), 1)


def _question(file: Path) -> Question:
    title, _, about = (file.parent / "README.md").read_text(encoding="utf-8").partition("\n")
    return Question(title.lstrip("# "), " ".join(about.split()), file.read_text(encoding="utf-8"))


def _count(kind: Kind, number: int) -> str:
    return f"<div><dt>{kind.value}s</dt><dd>{number:,}</dd></div>"


def _entry(question: Question) -> str:
    """A question as a button; without scripts it asks at once and shows the answer as JSON."""
    return (
        f'<li><button name="query" value="{escape(question.query)}">{escape(question.title)}</button>'
        f"<p>{escape(question.about)}</p></li>"
    )
