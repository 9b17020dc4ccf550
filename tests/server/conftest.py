"""The golden graph behind both stores, asked as a program asks it and as a browser does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from kg.stores import sqlite
from kg.stores.base import View
from kg.stores.memory import MemoryStore
from server.app import create_app
from server.graphql import execute
from server.library import Library
from tests.server.golden import GRAPH

Reply = Callable[..., dict[str, Any]]
"""Answers a query with variables: data and errors."""

Ask = Callable[..., Any]
"""Answers a query with variables: its data, or its only field's."""

Refusal = Callable[..., Any]
"""The first error that a query with variables gets."""


def library_of(view: View) -> Library:
    return Library(view, "0123456789abcdef", "2025-06-01T12:00:00+00:00", "https://example.org/")


@pytest.fixture(scope="session", params=["memory", "sqlite"])
def view(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> View:
    if request.param == "memory":
        return MemoryStore(GRAPH)
    path = tmp_path_factory.mktemp("golden") / "view.sqlite"
    sqlite.write(GRAPH, path)
    return sqlite.SqliteStore(path)


@pytest.fixture(scope="session")
def library(view: View) -> Library:
    return library_of(view)


@pytest.fixture(scope="session")
def reply(library: Library) -> Reply:
    return lambda query, **variables: execute(library, query, variables)


@pytest.fixture(scope="session")
def ask(reply: Reply) -> Ask:
    def ask(query: str, **variables: object) -> Any:
        answer = reply(query, **variables)
        assert "errors" not in answer, answer["errors"]
        data = answer["data"]
        return next(iter(data.values())) if len(data) == 1 else data

    return ask


@pytest.fixture(scope="session")
def refusal(reply: Reply) -> Refusal:
    return lambda query, **variables: reply(query, **variables)["errors"][0]


@pytest.fixture(scope="session")
def client() -> TestClient:
    return TestClient(create_app(library_of(MemoryStore(GRAPH))))
