"""What tests look at in a database: everything of ours, and who else is there."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any, TypeVar

from kg.ids import kind_of
from kg.model import Disagreement, Graph, Node, SettingMatch
from kg.stores import neo4j
from kg.stores.neo4j import Address, Marker
from kg.stores.neo4j.layout import LABELS
from kg.stores.relations import relations

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


def without_papers(graph: Graph, gone: set[str]) -> Graph:
    """The graph as if some papers had never been read; what only they spoke of stays, unmentioned."""
    left = {result.id for result in graph.results if result.paper not in gone}
    return replace(
        graph,
        papers=tuple(paper for paper in graph.papers if paper.id not in gone),
        mentions=tuple(mention for mention in graph.mentions if mention.paper not in gone),
        results=tuple(
            replace(result, disagreements=tuple(found for found in result.disagreements if found.result in left))
            for result in graph.results
            if result.id in left
        ),
    )


def disputed(graph: Graph) -> Graph:
    """The graph with neighbouring results of different papers at odds, two by two."""
    results = list(graph.results)
    for place in range(0, len(results) - 1, 2):
        one, other = results[place : place + 2]
        if one.credits and one.metric and one.paper != other.paper:
            about = one.credits[0].technique, one.datasets[0], one.metric, SettingMatch.UNSTATED
            results[place] = replace(one, disagreements=(Disagreement(other.id, *about),))
            results[place + 1] = replace(other, disagreements=(Disagreement(one.id, *about),))
    return replace(graph, results=tuple(results))


def smaller(graph: Graph) -> Graph:
    return without_papers(graph, {paper.id for paper in graph.papers[::7]})


def expected(graph: Graph) -> dict[str, int]:
    """How many nodes of each label and relationships of each type a graph makes, but for names and verdicts."""
    domain: list[Node] = [*graph.papers, *graph.concepts, *graph.results]
    nodes = Counter(LABELS[kind_of(node.id)] for node in domain)
    links = Counter(link.type for link in relations(graph))
    evidence = {"Evidence": len(graph.results), "EVIDENCED_BY": len(graph.results)}
    return {name: count for name, count in {**nodes, **links, **evidence}.items() if count}


def held(address: Address) -> dict[str, int]:
    """How many there are in a database."""
    nodes = run(
        address, "MATCH (n) WHERE NOT n:Name|Judgement|Edition UNWIND labels(n) AS label RETURN label, count(*)"
    )
    return dict([*nodes, *run(address, "MATCH ()-[r]->() RETURN type(r), count(*)")])


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


def soon(holds: Callable[[], bool], seconds: float = 180) -> bool:
    """Whether something comes to hold."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()
