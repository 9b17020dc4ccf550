"""One build at a time in a folder: a lock that goes with the process that holds it, however that ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg.errors import EditionError


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock that `path` stands for; SQLite's, as every system has it.

    Raises:
        EditionError: another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as problem:
            raise EditionError(f"another build is under way in {path.parent}: wait for it ({problem})") from problem
        yield
