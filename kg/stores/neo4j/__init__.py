"""The Neo4j backend: a database kept in step with an edition, pleasant to browse and able to answer."""

from kg.stores.neo4j.clearing import clear
from kg.stores.neo4j.connection import Address
from kg.stores.neo4j.loading import load
from kg.stores.neo4j.marker import READY, Marker, counts
from kg.stores.neo4j.session import Changes, writing
from kg.stores.neo4j.store import Database, Neo4jStore

__all__ = ["READY", "Address", "Changes", "Database", "Marker", "Neo4jStore", "clear", "counts", "load", "writing"]
