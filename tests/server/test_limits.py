"""What strangers may ask for: bounded in depth, breadth, size and time, and told what they asked for."""

# ruff: noqa: UP031 - queries are full of braces

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from kg import deadline
from kg.errors import Overdue
from kg.model import Node
from kg.plan import Collection, Compare, Op, Selection, Some
from kg.stores import sqlite
from kg.stores.memory import MemoryStore
from server.app import create_app
from server.graphql import execute
from server.rules import Rules
from tests.server.conftest import library_of
from tests.server.golden import GRAPH

LIBRARY = library_of(MemoryStore(GRAPH))


def answer(query: str, rules: Rules | None = None, **variables: object) -> dict[str, Any]:
    return execute(LIBRARY, query, variables, rules=rules or Rules())


def refused(query: str, rules: Rules | None = None, **variables: object) -> str:
    """Why a query is refused as a whole."""
    found = answer(query, rules, **variables)
    assert set(found) == {"errors"}
    [error] = found["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    return str(error["message"])


def nested(depth: int) -> str:
    """A query of so many fields inside one another; depth 3 is `papers`, `nodes`, `id`."""
    return (
        "{ papers { nodes "
        + "{ sources { entry } results { nodes { paper " * ((depth - 3) // 3)
        + "{ id }"
        + (" } } }" * ((depth - 3) // 3) + " } }")
    )


def test_depth() -> None:
    assert "depth must be at most 5, not 6" in refused(nested(6), Rules(depth=5))
    assert "errors" not in answer(nested(6), Rules(depth=6))
    fragments = "{ papers { ...A } } fragment A on PaperConnection { nodes { ...B } } fragment B on Paper { id }"
    assert "depth must be at most 2, not 3" in refused(fragments, Rules(depth=2))


def test_aliases_and_directives() -> None:
    aliases = "{ %s }" % " ".join(f"a{n}: __typename" for n in range(61))
    assert "aliases must be at most 60, not 61" in refused(aliases)
    directives = "{ %s }" % " ".join("__typename @include(if: true)" for _ in range(41))
    assert "directives must be at most 40, not 41" in refused(directives)


@pytest.mark.parametrize(
    ("query", "variables", "nodes"),
    [
        ("{ __typename }", {}, 0),
        ("{ papers { totalCount } }", {}, 1),
        ("{ papers { nodes { id } } }", {}, 21),
        ("{ papers(first: 7) { nodes { id } } }", {}, 8),
        ("{ papers(last: 7) { edges { node { id } } } }", {}, 15),
        ("query($n: Int) { papers(first: $n) { nodes { id } } }", {"n": 3}, 4),
        ("query($n: Int = 5) { papers(first: $n) { nodes { id } } }", {}, 6),
        ("query($n: Int) { papers(first: $n) { nodes { id } } }", {"n": None}, 21),
        ("{ papers(first: 3) { nodes { results(first: 4) { nodes { id } } } } }", {}, 1 + 3 * (1 + 1 + 4)),
        ("{ papers(first: 3) { nodes { ...P } } } fragment P on Paper { sources { entry } }", {}, 1 + 3 * (1 + 5)),
        ('{ nodes(ids: ["a", "b"]) { id } }', {}, 2),
        ("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ["a", "b", "c"]}, 3),
        ('{ search(text: "a", first: 4) { node { id } } }', {}, 8),
        ('{ neighbourhood(id: "mmlu", first: 9) { nodes { id } } }', {}, 10),
        ("{ __schema { types { name } } }", {}, 0),
    ],
)
def test_every_answer_says_what_it_was_reckoned_at(query: str, variables: dict[str, object], nodes: int) -> None:
    assert execute(LIBRARY, query, variables, rules=Rules())["extensions"] == {
        "cost": {"nodes": nodes, "allowed": 50_000}
    }


def test_more_nodes_than_allowed_are_refused_before_anything_is_asked() -> None:
    class Unasked:
        def __getattr__(self, name: str) -> Any:
            pytest.fail(f"the store was asked to {name}")

    query = "{ papers(first: 100) { nodes { results(first: 100) { nodes { datasets { id } } } } } }"
    found = execute(library_of(Unasked()), query, rules=Rules())
    assert "the query may answer 60,201 nodes, and 50,000 are allowed" in found["errors"][0]["message"]
    few = query.replace("papers(first: 100)", "papers(first: 80)")
    assert "errors" not in answer(few)


def test_fragments_within_fragments_cost_no_time() -> None:
    bomb = "{ ...F0 } " + " ".join(
        f"fragment F{n} on Query {{ a{n}: papers {{ totalCount }} ...F{n + 1} b{n}: __typename ...F{n + 1} }}"
        for n in range(25)
    )
    started = time.perf_counter()
    answer(bomb + " fragment F25 on Query { __typename }", Rules(aliases=100))
    assert time.perf_counter() - started < 5


def test_tokens_and_the_size_of_a_request() -> None:
    assert "Syntax Error" in refused("{ %s }" % ("__typename " * 50), Rules(tokens=20))
    client = TestClient(create_app(LIBRARY, Rules(body=100)))
    assert client.post("/graphql", json={"query": "#" * 100}).status_code == 413


def test_answers_that_grow_beyond_all_reckoning_are_broken_off() -> None:
    query = "{ papers { nodes { " + "results { nodes { paper { " * 12 + "id" + " } } }" * 12 + " } } }"
    [error] = execute(LIBRARY, query)["errors"]
    assert "ask for fewer rows" in error["message"]


def test_introspection_can_be_switched_off() -> None:
    assert (
        "introspection has been disabled"
        in answer("{ __schema { types { name } } }", Rules(introspection=False))["errors"][0]["message"]
    )
    assert "errors" not in answer("{ __typename }", Rules(introspection=False))


@pytest.mark.parametrize("query", ["{ paper_ }", "{ papers(wher: {}) { totalCount } }", "{ papers { totalCoun } }"])
def test_fields_are_suggested_only_where_allowed(query: str) -> None:
    assert "Did you mean" in refused(query)
    assert "Did you mean" not in refused(query, Rules(suggestions=False))


def test_values_are_suggested_only_where_allowed() -> None:
    query = "query($u: Unknown) { papers(unknown: $u) { totalCount } }"
    assert "Did you mean" in refused(query, u="INCLUD")
    assert "Did you mean" not in refused(query, Rules(suggestions=False), u="INCLUD")


class Slow(MemoryStore):
    """A store that takes its time, looking at the clock like any other."""

    def __init__(self, seconds: float) -> None:
        super().__init__(GRAPH)
        self.seconds, self.entered, self.most = seconds, 0, 0
        self._lock = threading.Lock()

    def get(self, ids: Iterable[str]) -> Mapping[str, Node]:
        with self._lock:
            self.entered += 1
            self.most = max(self.most, self.entered)
        until = time.monotonic() + self.seconds
        try:
            while time.monotonic() < until:
                deadline.check()
                time.sleep(0.01)
        finally:
            with self._lock:
                self.entered -= 1
        return super().get(ids)


QUERY = '{ paper(id: "paper/corgi") { id } }'


def test_a_request_has_its_time() -> None:
    client = TestClient(create_app(library_of(Slow(5)), Rules(seconds=0.1)))
    started = time.monotonic()
    response = client.post("/graphql", json={"query": QUERY})
    assert time.monotonic() - started < 3
    assert response.json()["errors"][0]["extensions"] == {"code": "TIMEOUT"}
    assert client.get("/paper/corgi").status_code == 503


@pytest.mark.parametrize(
    "where",
    [
        "{not: " * 60 + '{title: {contains: "a"}}' + "}" * 60,
        "{results: {some: {paper: " * 12 + '{title: {contains: "a"}}' + "}}}" * 12,
    ],
    ids=["not", "relations"],
)
def test_filters_deeper_than_the_embedded_store_can_parse_are_bad_input(tmp_path: Path, where: str) -> None:
    sqlite.write(GRAPH, tmp_path / "view.sqlite")
    library = library_of(sqlite.SqliteStore(tmp_path / "view.sqlite"))
    [error] = execute(library, "{ papers(where: %s) { totalCount } }" % where, {}, rules=Rules())["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "nested too deeply: put fewer filters inside one another" in error["message"]


def test_a_statement_of_the_embedded_store_is_broken_off(tmp_path: Path) -> None:
    sqlite.write(GRAPH, tmp_path / "view.sqlite")
    store = sqlite.SqliteStore(tmp_path / "view.sqlite", rows_kept=0)
    store._connection.set_progress_handler(deadline.passed, 1)
    everything = Selection(Collection.RESULTS, Some("datasets", Compare("name", Op.CONTAINS, "m")))
    with deadline.within(-1), pytest.raises(Overdue):
        store.count(everything)
    with deadline.within(60):
        assert store.count(everything)[""] == MemoryStore(GRAPH).count(everything)[""]


def test_so_many_run_at_once_and_so_many_wait() -> None:
    slow = Slow(0.5)
    with TestClient(create_app(library_of(slow), Rules(running=2, waiting=2))) as client:

        def ask(number: int) -> Any:
            return client.post("/graphql", json={"query": f"{QUERY} # {number}"})

        with ThreadPoolExecutor(8) as threads:
            responses = list(threads.map(ask, range(8)))
        done = [response for response in responses if response.status_code == 200]
        busy = [response for response in responses if response.status_code == 503]
        assert len(done) >= 4
        assert len(done) + len(busy) == 8
        assert busy
        assert slow.most <= 2
        assert busy[0].headers["retry-after"] == "1"
        assert busy[0].json()["errors"][0]["extensions"]["code"] == "BUSY"
        assert ask(9).status_code == 200
