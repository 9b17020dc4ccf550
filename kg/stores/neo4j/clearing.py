"""Removing everything of ours from a Neo4j database, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import neo4j

from kg.stores.neo4j.layout import MARKER, OURS, OWNER
from kg.stores.neo4j.loading import Watched
from kg.stores.neo4j.session import BATCH, Changes, Writer


def clear(session: neo4j.Session, watched: Watched) -> Changes:
    """Remove everything of ours, the constraints and indexes too, and nothing else."""
    writer = Writer(session, Changes())
    writer.write(f"MATCH (n:{MARKER} {{owner: '{OWNER}'}}) DETACH DELETE n")
    relations = f"MATCH ()-[r {{owner: '{OWNER}'}}]->() WITH r LIMIT {BATCH} DELETE r"
    nodes = f"MATCH (n:{'|'.join(OURS)}) WHERE n.owner = '{OWNER}' WITH n LIMIT {BATCH} DETACH DELETE n"
    for _ in watched("removing", _until_nothing(writer, relations, nodes), None):
        pass
    for what in ("CONSTRAINT", "INDEX"):
        for (name,) in writer.read(f"SHOW {what}S YIELD name WHERE name STARTS WITH 'paperkg_' RETURN name"):
            writer.define(f"DROP {what} `{name}`")
    return writer.changes


def _until_nothing(writer: Writer, *statements: str) -> Iterator[str]:
    """Repeat each statement until it changes nothing."""
    for statement in statements:
        before = -1
        while before != (before := writer.changes.counts.total()):
            writer.write(statement)
            yield statement
