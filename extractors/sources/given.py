"""The ids that one document gives its entries: an id that comes again with another text is somebody's mistake."""

from __future__ import annotations

import sqlite3
from hashlib import sha256

from kg.model import Paper, SetAside


class GivenIds:
    """Ids on disk (a document may hold millions), each with its text's hash, day and line."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute(
            "CREATE TABLE given (id TEXT PRIMARY KEY, text BLOB, updated TEXT, line INTEGER) WITHOUT ROWID"
        )

    def check(self, paper: Paper, line: int) -> SetAside | None:
        """What is wrong with the paper's id; two texts of different days are an older and a newer one."""
        if paper.given_id is None:
            return None
        text = sha256(f"{paper.title}\n{paper.abstract}".encode()).digest()
        day = paper.updated.isoformat() if paper.updated else None
        row = (paper.given_id, text, day, line)
        if self._rows.execute("INSERT OR IGNORE INTO given VALUES (?, ?, ?, ?)", row).rowcount:
            return None
        known = self._rows.execute("SELECT text, updated, line FROM given WHERE id = ?", (paper.given_id,))
        first, updated, before = known.fetchone()
        if first == text or (day and updated and day != updated):
            return None
        return SetAside(paper.sources[0].document, line, f"the id {paper.given_id!r} has another text in line {before}")

    def close(self) -> None:
        self._rows.close()
