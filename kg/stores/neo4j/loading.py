"""Keeping a Neo4j database in step with an edition: write what differs, remove what is gone, say when it is whole.

Whatever was interrupted, loading again compares what is there with what should be, and writes the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, Protocol, TypeVar
from uuid import uuid4

import neo4j

from kg import contracts
from kg.errors import StoreError
from kg.model import Graph
from kg.stores.neo4j import marker as markers
from kg.stores.neo4j.layout import OURS, OWNER
from kg.stores.neo4j.marker import LOADING, READY, Marker, counts
from kg.stores.neo4j.rows import LinkRow, NodeRow, ends, links, nodes
from kg.stores.neo4j.rows import label as label_of
from kg.stores.neo4j.session import BATCH, Changes, Writer

T = TypeVar("T")


class Watched(Protocol):
    """Passes items on, and shows how many of how many have passed."""

    def __call__(self, stage: str, items: Iterable[T], total: int | None, /) -> Iterator[T]: ...


def load(session: neo4j.Session, graph: Graph, edition: Marker, watched: Watched) -> Changes:
    """Make the database hold this graph and no other of ours; `edition` says which it is.

    Raises:
        StoreError: nodes under our labels are somebody else's, or the database holds something else in the end.
    """
    writer = Writer(session, Changes())
    refuse_strangers(writer)
    writer.define(contracts.cypher())
    writer.read("CALL db.awaitIndexes(600)")
    loading = replace(edition, state=LOADING, load=uuid4().hex)
    session.execute_write(markers.write, loading, {})
    wanted = Counter[str]()
    gone = list(_nodes(writer, graph, edition.base_iri, wanted, watched))
    _links(writer, graph, wanted, watched)
    for label, ids in gone:
        for part in _parts(ids):
            writer.write(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=part)
    _verify(writer, wanted)
    session.execute_write(markers.write, replace(loading, state=READY), wanted)
    return writer.changes


def refuse_strangers(writer: Writer) -> None:
    """Refuse a database in which somebody else's nodes have our labels.

    Raises:
        StoreError: naming the labels and how many there are.
    """
    strangers = f"MATCH (n:{'|'.join(OURS)}) WHERE coalesce(n.owner, '') <> '{OWNER}' "
    if found := writer.read(f"{strangers} UNWIND labels(n) AS label RETURN label, count(*) ORDER BY label"):
        named = ", ".join(f"{count:,} {label}" for label, count in found)
        raise StoreError(f"the database holds nodes under our labels that are not ours ({named}): use another database")


def _nodes(
    writer: Writer, graph: Graph, base_iri: str, wanted: Counter[str], watched: Watched
) -> Iterator[tuple[str, list[str]]]:
    """Write the nodes that differ; those of each label that are to go, when the relationships are written."""
    everything = watched("nodes", nodes(graph, base_iri), None)
    kept = {label: _digests(writer, label) for label in OURS if label != OURS[-1]}
    for label, found in groupby(everything, key=lambda row: row.label):
        here = kept[label]
        changed = _counted(found, wanted, label, here, lambda row: row.id)
        query = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row"
        for part in _parts(changed):
            writer.write(query, rows=[row.properties for row in part])
    for label, left in kept.items():
        if left:
            yield label, list(left)


def _digests(writer: Writer, label: str) -> dict[Any, str]:
    return dict(writer.read(f"MATCH (n:{label}) RETURN n.id, n.digest"))


def _links(writer: Writer, graph: Graph, wanted: Counter[str], watched: Watched) -> None:
    """Write the relationships that differ, and remove those that are gone."""
    by_type = groupby(watched("relationships", links(graph), None), key=lambda row: row.type)
    done = set()
    for type, found in by_type:
        _link(writer, type, found, wanted)
        done.add(type)
    for type in {name for (name,) in writer.read("CALL db.relationshipTypes() YIELD relationshipType RETURN *")} - done:
        _link(writer, type, (), wanted)


def _link(writer: Writer, type: str, found: Iterable[LinkRow], wanted: Counter[str]) -> None:
    mine = f"[r:`{type}` {{owner: '{OWNER}'}}]"
    kept = {(a, b): mark for a, b, mark in writer.read(f"MATCH (a)-{mine}->(b) RETURN a.id, b.id, r.digest")}
    changed = _counted(found, wanted, type, kept, lambda row: (row.source, row.target))
    for (_, source, target), rows in groupby(changed, key=ends):
        query = (
            f"UNWIND $rows AS row MATCH (a:{source} {{id: row.a}}) MATCH (b:{target} {{id: row.b}}) "
            f"MERGE (a)-{mine}->(b) SET r = row.r"
        )
        for part in _parts(rows):
            writer.write(query, rows=[{"a": row.source, "b": row.target, "r": row.properties} for row in part])
    for label, gone in groupby(sorted(kept), key=lambda pair: label_of(pair[0])):
        query = f"UNWIND $gone AS gone MATCH (a:{label} {{id: gone[0]}})-{mine}->(b {{id: gone[1]}}) DELETE r"
        for pairs in _parts(gone):
            writer.write(query, gone=[list(pair) for pair in pairs])


R = TypeVar("R", NodeRow, LinkRow)


def _counted(
    found: Iterable[R], wanted: Counter[str], name: str, kept: dict[Any, str], key: Callable[[R], Any]
) -> Iterator[R]:
    """The rows that are not there as they should be; all are counted, and taken off what was there."""
    for row in found:
        wanted[name] += 1
        if kept.pop(key(row), None) != row.properties["digest"]:
            yield row


def _parts(items: Iterable[T]) -> Iterator[list[T]]:
    part: list[T] = []
    for item in items:
        part.append(item)
        if len(part) == BATCH:
            yield part
            part = []
    if part:
        yield part


def _verify(writer: Writer, wanted: Counter[str]) -> None:
    """Compare what is there with what should be.

    Raises:
        StoreError: the numbers differ: somebody else wrote meanwhile.
    """
    found = Counter(writer.session.execute_read(counts))
    if found != wanted:
        names = sorted(name for name in found | wanted if found[name] != wanted[name])
        told = ", ".join(f"{name}: {found[name]:,} instead of {wanted[name]:,}" for name in names)
        raise StoreError(f"the database does not hold the edition ({told}): load again, and let nobody else write")
