"""The golden graph as an edition, asked in SPARQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from kg import edition
from kg.manifest import Provenance
from kg.settings import Settings
from server.app import create_app
from server.library import Library
from server.rules import Rules
from tests.end_to_end.conftest import sample, seeds
from tests.server.golden import GRAPH

__all__ = ["sample", "seeds"]

BASE = "https://example.org/"
RULES = Rules(rows=100)


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Library:
    directory = tmp_path_factory.mktemp("golden")
    made = edition.write(directory, (), lambda _: GRAPH, Provenance((), (), {}), Settings(BASE))
    return Library(made.view(), made.id, made.manifest.built, BASE, made.triples, made.quads)


@pytest.fixture(scope="session")
def client(golden: Library) -> Iterator[TestClient]:
    with TestClient(create_app(golden, RULES)) as client:
        yield client
