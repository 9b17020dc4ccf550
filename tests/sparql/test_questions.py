"""The ten questions give the same rows in SPARQL as in GraphQL, in the same order."""

from __future__ import annotations

import html
import re
from contextlib import closing
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from kg import edition as editions
from kg.sparql import Answer, Asked, Pool, filled
from server.graphql import execute
from server.library import Library
from server.pages import tables
from server.pages.questions import Question, questions

PAGE = 20
"""Rows that GraphQL answers at a time."""

Row = dict[str, list[str]]
"""The texts of each column, sorted."""


@pytest.fixture(scope="module", params=["sample", "seeds"])
def library(request: pytest.FixtureRequest) -> Library:
    """The bundled sample, and then the listing pages."""
    found = editions.current(request.getfixturevalue(request.param))
    return Library(found.view(), found.id, found.manifest.built, found.manifest.base_iri, found.triples)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.slug)
def test_sparql_gives_the_same_rows(question: Question, library: Library) -> None:
    expected = from_graphql(question, library, {})
    assert expected
    assert from_sparql(question, library, {})[:PAGE] == expected


@pytest.mark.parametrize("unknown", ["INCLUDE", "EXCLUDE", "ONLY"])
@pytest.mark.parametrize("slug", ["01-mmlu-gains-under-10b", "04-new-datasets-and-their-users", "09-small-models"])
def test_what_is_unknown_is_the_same(slug: str, unknown: str, library: Library) -> None:
    [question] = (question for question in questions() if question.slug == slug)
    given = {"unknown": unknown}
    assert from_sparql(question, library, given)[:PAGE] == from_graphql(question, library, given)


def test_a_page_shows_the_query_that_was_asked(client: TestClient) -> None:
    page = html.unescape(client.get("/questions/09-small-models?most=7B&unknown=INCLUDE").text)
    assert "?largest <= 7000000000" in page
    [address] = re.findall(r'"(/sparql[?]query=[^"]*)"', page)
    answer = client.get(address, headers={"Accept": "application/json"}).json()
    assert answer["head"]["vars"] == ["iri", "result", "sizes", "technique", "quote"]
    assert answer["results"]["bindings"]


def from_graphql(question: Question, library: Library, given: dict[str, Any]) -> list[Row]:
    answer = execute(library, question.query, given)
    assert "errors" not in answer
    return [row_of(question, row, library) for row in tables.rows(answer["data"], question.table["rows"])]


def row_of(question: Question, row: Any, library: Library) -> Row:
    cells = {
        name: "; ".join(v.text for v in tables.cell(row, path)) for name, path in question.table["columns"].items()
    }
    node = row.get("node", row)
    iri = {"iri": [library.base_iri + node["id"]]} if "id" in node else {}
    return {**{name: texts(cell) for name, cell in cells.items()}, **iri}


def from_sparql(question: Question, library: Library, given: dict[str, Any]) -> list[Row]:
    values = {parameter.name: parameter.default for parameter in question.parameters} | given
    query = filled(question.others["SPARQL"], values, library.base_iri)
    with closing(Pool(memory=2**30)) as pool:
        found = pool.answer(Asked(query, str(library.triples), library.base_iri, rows=1000, seconds=60))
    assert isinstance(found, Answer), found
    table = msgspec.json.decode(found.body)
    return [
        {name.replace("_", " "): texts(row[name]["value"] if name in row else "") for name in table["head"]["vars"]}
        for row in table["results"]["bindings"]
    ]


def texts(cell: str) -> list[str]:
    """The parts of a cell in no order, numbers in one form."""
    return sorted(plain(part.strip()) for part in cell.split("; ") if part.strip())


def plain(text: str) -> str:
    try:
        return str(float(text))
    except ValueError:
        return text
