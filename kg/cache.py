"""Extraction kept by text and extractor version, so that unchanged papers are never extracted again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kg import interchange
from kg.model import Paper, Reading


@dataclass(frozen=True, slots=True)
class Cache:
    """An open cache. Rows are interchange lines; the paper's metadata in them is not used."""

    connection: sqlite3.Connection
    extractor: str

    def __contains__(self, paper: Paper) -> bool:
        found = self.connection.execute("SELECT 1 FROM reading WHERE key = ?", (self._key(paper),))
        return found.fetchone() is not None

    def get(self, paper: Paper) -> Reading:
        """What the paper's text was read as.

        Raises:
            KeyError: it was not read yet.
        """
        key = self._key(paper)
        row = self.connection.execute("SELECT reading FROM reading WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(paper.id)
        return replace(interchange.loads(row[0]), paper=paper)

    def keep(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Pass readings on, each stored before the next is asked for, so that a killed build resumes.

        What could not be read is not stored.
        """
        for reading in readings:
            if not reading.failure:
                row = (self._key(reading.paper), interchange.dumps(reading))
                with self.connection:
                    self.connection.execute("INSERT OR REPLACE INTO reading VALUES (?, ?)", row)
            yield reading

    def _key(self, paper: Paper) -> str:
        text = "\n".join((self.extractor, paper.text_kind, paper.title, paper.abstract))
        return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def opened(path: Path, extractor: str) -> Iterator[Cache]:
    """The cache at `path`, made where there is none, for readings by this extractor version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=60)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, reading BLOB) WITHOUT ROWID")
        yield Cache(connection, extractor)
    finally:
        connection.close()
