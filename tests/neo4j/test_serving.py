"""Answering from a database: half of an edition is never shown, and a lost connection is said and got over."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import neo4j as driver
import pytest
from starlette.testclient import TestClient

from kg.errors import BadInput, Overdue, StoreError, StoreUnavailable
from kg.precision import FieldPrecision, Precision
from kg.settings import neo4j_from_environment
from kg.stores import neo4j
from kg.stores.neo4j import Address, Database
from server.app import create_app
from server.opening import Remote
from tests.neo4j.databases import MARKER, load, run, soon
from tests.neo4j.server import Server
from tests.server.golden import GRAPH

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

PAPERS = {"query": "{ statistics { papers } }"}


@contextmanager
def served(address: Address) -> Iterator[TestClient]:
    """A server that answers from a database."""
    remote = Remote(address)
    with TestClient(create_app(remote.library(), renew=remote.renewed)) as client:
        yield client


@contextmanager
def started_with(server: Server, setting: str) -> Iterator[None]:
    """The server started anew with one more setting; it is left stopped, and without it."""
    file = server.home / "conf/neo4j.conf"
    before = file.read_text()
    server.stop()
    file.write_text(f"{before}{setting}\n")
    try:
        server.start()
        yield
    finally:
        server.stop()
        file.write_text(before)


def code(client: TestClient) -> str | None:
    """The code of the error that a question gets; None where it is answered."""
    answer = client.post("/graphql", json=PAPERS).json()
    return answer["errors"][0]["extensions"]["code"] if "errors" in answer else None


def test_while_a_database_is_loaded_every_answer_is_a_code(empty: Address) -> None:
    with served(empty) as client:
        assert code(client) == "STORE_NOT_READY"
        assert client.get("/healthz").status_code == 503
        load(empty, GRAPH)
        assert soon(lambda: code(client) is None)
        assert client.get("/healthz").json() == {"status": "ok", "edition": MARKER.edition}
        run(empty, "MATCH (m:Edition) SET m.state = 'LOADING'")
        assert soon(lambda: code(client) == "STORE_NOT_READY")
        assert client.get("/").status_code == 503
        load(empty, GRAPH)
        assert soon(lambda: code(client) is None)


def test_a_database_knows_who_read_its_edition_and_what_was_measured(empty: Address) -> None:
    field = FieldPrecision("dataset", "the paper names it", 0.667, 0.2, 1.0, 2, 3)
    load(empty, GRAPH, replace(MARKER, extractor="2.0", precision=Precision("reader", "1.0", "three", (field,))))
    query = "{ statistics { extractor precision { version measuredOn fields { field precision decided } } } }"
    with served(empty) as client:
        assert client.post("/graphql", json={"query": query}).json()["data"]["statistics"] == {
            "extractor": "2.0",
            "precision": {
                "version": "1.0",
                "measuredOn": "three",
                "fields": [{"field": "dataset", "precision": 0.667, "decided": 3}],
            },
        }
    load(empty, GRAPH)
    assert Remote(empty).library().precision is None


def test_a_store_answers_from_one_load_alone(empty: Address) -> None:
    load(empty, GRAPH)
    database = neo4j.Database(empty)
    store = neo4j.Neo4jStore(database, database.marker())
    assert store.sizes()
    load(empty, GRAPH, replace(MARKER, edition="f" * 16))
    with pytest.raises(StoreError, match="another edition meanwhile"):
        store.sizes()
    database.close()


def test_a_lost_connection_is_said_and_got_over(mortal: Server) -> None:
    address = Address(mortal.uri)
    load(address, GRAPH)
    with served(address) as client:
        assert code(client) is None
        mortal.stop(signal.SIGKILL)
        assert soon(lambda: code(client) == "STORE_UNAVAILABLE")
        health = client.get("/healthz")
        assert (health.status_code, health.json()["status"]) == (503, "STORE_UNAVAILABLE")
        mortal.start()
        assert soon(lambda: code(client) is None)
        assert client.get("/healthz").status_code == 200


def test_a_read_only_database_answers_and_takes_no_load(mortal: Server) -> None:
    address = Address(mortal.uri)
    load(address, GRAPH)
    with started_with(mortal, "server.databases.default_to_read_only=true"):
        with pytest.raises(StoreError, match="read-only"):
            load(address, GRAPH)
        with served(address) as client:
            assert code(client) is None


def test_a_question_may_not_take_for_ever_and_may_not_write(empty: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    load(empty, GRAPH)
    database = neo4j.Database(empty)
    with pytest.raises(StoreError, match=r"(?i)writing"):
        database.ask(lambda transaction: transaction.run("CREATE (n:Paper) RETURN n").consume())
    monkeypatch.setattr("kg.stores.neo4j.store.TIMEOUT", 0.5)
    forever = "UNWIND range(1, 100000000) AS a UNWIND range(1, 100000000) AS b RETURN count(a * b)"
    with pytest.raises(Overdue):
        database.ask(lambda transaction: transaction.run(forever).consume())
    database.close()


def test_credentials_come_from_the_environment_or_a_file_and_are_never_told(
    empty: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if empty.password is None:
        pytest.skip("the server that NEO4J_URI names asks for no password")
    caplog.set_level(logging.DEBUG, logger="kg")
    file = tmp_path / "secret"
    file.write_text(empty.password + "\n")
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(file))
    address = neo4j_from_environment()
    assert load(address, GRAPH)
    assert empty.password not in repr(address) + caplog.text
    wrong = replace(address, password="guessed-wrong")
    with pytest.raises(StoreUnavailable, match="refuses NEO4J_USERNAME and NEO4J_PASSWORD") as refused:
        Database(wrong).marker()
    assert "guessed" not in str(refused.value)
    with pytest.raises(BadInput, match="no credentials"):
        Address("neo4j://user:pass@localhost")


@pytest.mark.parametrize("uri", ["neo4j+s://example.org", "bolt+s://example.org:7687"])
def test_encrypted_addresses_are_taken(uri: str) -> None:
    with Address(uri, password="x").driver(retry=0) as opened:
        assert isinstance(opened, driver.Driver)
        assert opened.encrypted


@pytest.mark.parametrize("uri", ["http://localhost", "localhost:7687", "neo4j://"])
def test_other_addresses_are_refused(uri: str) -> None:
    with pytest.raises(BadInput, match="starts with one of neo4j"):
        Address(uri)
