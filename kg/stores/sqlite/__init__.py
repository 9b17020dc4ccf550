"""The embedded backend: one read-only SQLite file, in typed tables with covering indexes."""

from kg.stores.sqlite.reading import read
from kg.stores.sqlite.store import SqliteStore
from kg.stores.sqlite.writing import write

__all__ = ["SqliteStore", "read", "write"]
