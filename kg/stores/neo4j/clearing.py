"""Removing everything of ours from a Neo4j database, and nothing else."""

from __future__ import annotations

import neo4j

from kg.stores.neo4j.layout import MARKER, OURS, OWNER
from kg.stores.neo4j.session import BATCH, Changes, Writer


def clear(session: neo4j.Session) -> Changes:
    """Remove everything of ours, the constraints and indexes too, and nothing else."""
    writer = Writer(session, Changes())
    writer.write(f"MATCH (n:{MARKER} {{owner: '{OWNER}'}}) DETACH DELETE n")
    relations = f"MATCH ()-[r {{owner: '{OWNER}'}}]->() WITH r LIMIT {BATCH} DELETE r"
    nodes = f"MATCH (n:{'|'.join(OURS)}) WHERE n.owner = '{OWNER}' WITH n LIMIT {BATCH} DETACH DELETE n"
    _until_nothing(writer, relations)
    _until_nothing(writer, nodes)
    for what in ("CONSTRAINT", "INDEX"):
        names = writer.read(f"SHOW {what} YIELD name WHERE name STARTS WITH 'paperkg_' RETURN name")
        writer.define([f"DROP {what} `{name}`" for (name,) in names])
    return writer.changes


def _until_nothing(writer: Writer, statement: str) -> None:
    """Repeat a statement until it changes nothing."""
    before = -1
    while before != (before := writer.changes.counts.total()):
        writer.write(statement)
