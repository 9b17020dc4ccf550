"""The ten questions give the same answers from Neo4j as from SQLite, and their Cypher the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest

from kg import edition as editions
from kg.stores.base import View
from kg.stores.neo4j import Address, Database, Neo4jStore
from server.graphql import execute
from server.library import Library
from server.pages import tables
from server.pages.questions import Question, questions
from tests.neo4j.databases import MARKER, load, run

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

each_question = pytest.mark.parametrize("question", questions(), ids=lambda question: question.slug)


@dataclass(frozen=True, slots=True)
class Both:
    """One edition's two faces."""

    address: Address
    sqlite: Library
    database: Library


@pytest.fixture(scope="module", params=["sample", "seeds"])
def both(neo4j: Address, request: pytest.FixtureRequest) -> Iterator[Both]:
    """The bundled sample, and then the listing pages."""
    edition = editions.current(request.getfixturevalue(request.param))
    load(neo4j, edition.graph())
    with closing(Database(neo4j)) as database:
        yield Both(neo4j, library(edition.view()), library(Neo4jStore(database, database.marker())))
    run(neo4j, "MATCH (n) DETACH DELETE n")


def library(view: View) -> Library:
    return Library(view, MARKER.edition, MARKER.built, MARKER.base_iri)


@each_question
def test_graphql_answers_the_same(question: Question, both: Both) -> None:
    expected = execute(both.sqlite, question.query)
    assert "errors" not in expected
    assert execute(both.database, question.query) == expected


@each_question
def test_cypher_gives_the_same_rows(question: Question, both: Both) -> None:
    answer = execute(both.sqlite, question.query)["data"]
    paths = question.table["columns"].values()
    expected = [
        [list(dict.fromkeys(value.text for value in tables.cell(row, path))) for path in paths]
        for row in tables.rows(answer, question.table["rows"])
    ]
    defaults = {parameter.name: parameter.default for parameter in question.parameters}
    found = run(both.address, question.others["Cypher"], **defaults)
    assert expected
    assert [list(map(shown, row)) for row in found] == expected
    assert run(both.address, question.cypher) == found


def shown(cell: Any) -> list[str]:
    """A value of a row as the texts of a table's cell."""
    values = cell if isinstance(cell, list) else [cell]
    return list(dict.fromkeys(str(value) for value in values if value is not None and str(value).strip()))
