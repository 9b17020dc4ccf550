"""The graphs of the bundled sample and of the listing pages, as the end-to-end tests build them; an empty database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.stores.neo4j import Address
from tests.conftest import own_server
from tests.end_to_end.conftest import sample, seeds
from tests.neo4j.databases import run
from tests.neo4j.server import Server

__all__ = ["empty", "sample", "seeds"]


@pytest.fixture
def empty(neo4j: Address) -> Iterator[Address]:
    """An empty database, emptied again afterwards."""
    run(neo4j, "MATCH (n) DETACH DELETE n")
    yield neo4j
    run(neo4j, "MATCH (n) DETACH DELETE n")


@pytest.fixture(scope="session")
def restarted() -> Iterator[Server]:
    with own_server() as started:
        yield started


@pytest.fixture
def mortal(restarted: Server) -> Server:
    """A server that may be killed, or left stopped."""
    if restarted.process.poll() is not None:
        restarted.start()
    return restarted
