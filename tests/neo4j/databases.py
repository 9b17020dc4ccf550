"""What tests look at in a database: everything of ours, and who else is there."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any, TypeVar

from kg.model import Graph
from kg.stores import neo4j
from kg.stores.neo4j import Address, Marker

T = TypeVar("T")

MARKER = Marker(neo4j.READY, "0123456789abcdef", "", "2025-06-01T12:00:00+00:00", "https://example.org/")


def load(address: Address, graph: Graph, marker: Marker = MARKER) -> Counter[str]:
    """Load a graph; what the server counted, without zeros."""
    with neo4j.writing(address) as session:
        return +neo4j.load(session, graph, marker, unwatched).counts


def clear(address: Address) -> None:
    with neo4j.writing(address) as session:
        neo4j.clear(session)


def unwatched(_stage: str, items: Iterable[T], _total: int | None) -> Iterator[T]:
    return iter(items)


def everything(address: Address) -> tuple[list[Any], list[Any]]:
    """All nodes with labels and properties, and all relationships with theirs; the marker without its times."""
    nodes = run(address, "MATCH (n) WHERE NOT n:Edition RETURN labels(n), properties(n) ORDER BY n.id")
    links = run(
        address,
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS a, b.id AS b, properties(r) ORDER BY type, a, b",
    )
    state = run(address, "MATCH (n:Edition) RETURN n.state, n.edition")
    return [*nodes, *state], links


def run(address: Address, query: str, **values: Any) -> list[list[Any]]:
    """The rows of any statement."""
    with closing(address.driver(retry=10)) as driver:
        return [record.values() for record in driver.execute_query(query, values, database_=address.database).records]


def soon(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something comes to hold."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()
