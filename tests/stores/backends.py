"""The stores that must agree: a new backend is one more line."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from kg.model import Graph
from kg.stores import sqlite
from kg.stores.base import View
from kg.stores.memory import MemoryStore

Opener = Callable[[Graph], AbstractContextManager[View]]


@contextmanager
def in_memory(graph: Graph) -> Iterator[View]:
    yield MemoryStore(graph)


@contextmanager
def in_sqlite(graph: Graph) -> Iterator[View]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "view.sqlite"
        sqlite.write(graph, path)
        yield sqlite.SqliteStore(path)


STORES: tuple[Opener, ...] = (in_memory, in_sqlite)
