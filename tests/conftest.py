"""What all tests share: nothing skipped in CI, Hypothesis without chance, the folder of real pages, a Neo4j server."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from kg.settings import neo4j_from_environment
from kg.stores.neo4j import Address
from tests.neo4j import server

settings.register_profile("paperkg", derandomize=True, deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=500)
settings.load_profile("paperkg")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that is skipped has failed, whatever skipped it: what it needs must be there."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome, report.longrepr = "failed", f"in CI nothing is skipped: {report.longreprtext}"
    return report


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the project, or where KG_SHARED points."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("KG_SHARED", beside))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"no real pages in {folder}: set KG_SHARED to the folder that holds seeds/ and gold/")
    return folder


@pytest.fixture(autouse=True)
def _on_neo4j(request: pytest.FixtureRequest) -> None:
    """Tests that are marked so have a server."""
    if request.node.get_closest_marker("neo4j"):
        request.getfixturevalue("neo4j")


@pytest.fixture(scope="session")
def neo4j() -> Iterator[Address]:
    """An empty database on the server that NEO4J_URI names, else on one of its own.

    The environment says where it is, as it does for the command line.
    """
    with ExitStack() as stack:
        if "NEO4J_URI" not in os.environ:
            started = stack.enter_context(own_server("only-for-tests"))
            environment = stack.enter_context(pytest.MonkeyPatch.context())
            environment.setenv("NEO4J_URI", started.uri)
            environment.setenv("NEO4J_PASSWORD", started.password or "")
        address = neo4j_from_environment()
        _refuse_data(address)
        yield address


@contextmanager
def own_server(password: str | None = None) -> Iterator[server.Server]:
    """A server for tests alone; where it can't be, they are skipped."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(server.running(password))
        except server.Missing as problem:
            pytest.skip(str(problem))
        yield started


def _refuse_data(address: Address) -> None:
    with closing(address.driver(retry=5)) as driver:
        [[found]] = driver.execute_query("MATCH (n) RETURN count(n)", database_=address.database).records
    if found:
        pytest.fail(f"{address.uri} holds {found:,} nodes already: tests want an empty database, as they write to it")
