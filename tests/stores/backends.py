"""The stores that must agree: a new backend is one more line."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from kg import settings
from kg.model import Graph
from kg.stores import neo4j, sqlite
from kg.stores.base import View
from kg.stores.memory import MemoryStore
from kg.stores.neo4j import Marker

Opener = Callable[[Graph], AbstractContextManager[View]]


@contextmanager
def in_memory(graph: Graph) -> Iterator[View]:
    yield MemoryStore(graph)


@contextmanager
def in_sqlite(graph: Graph) -> Iterator[View]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "view.sqlite"
        sqlite.write(graph, path)
        yield sqlite.SqliteStore(path)


@contextmanager
def in_neo4j(graph: Graph) -> Iterator[View]:
    """The server of the fixture `neo4j`, which the mark calls for, is where the environment says."""
    address = settings.neo4j_from_environment()
    marker = Marker(neo4j.READY, "0123456789abcdef", "", "2025-06-01T12:00:00+00:00", "https://example.org/")
    with neo4j.writing(address) as session:
        neo4j.load(session, graph, marker, lambda _stage, items, _total: iter(items))
    with closing(neo4j.Database(address)) as database:
        yield neo4j.Neo4jStore(database, database.marker())


on_neo4j = pytest.param(in_neo4j, marks=[pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")])
STORES: tuple[Any, ...] = (in_memory, in_sqlite, on_neo4j)

EXAMPLES: dict[Opener, int] = {in_sqlite: 70, in_neo4j: int(os.environ.get("NEO4J_EXAMPLES", "10"))}
"""How many graphs each store is tried with: Neo4j makes a plan for each new question, which takes its time."""
