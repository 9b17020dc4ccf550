"""Papers on disk while they are gathered: every entry as it was read, then each paper once, merged of its entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

import msgspec

from kg.ids import digest, title_paper_id
from kg.model import Paper
from kg.papers import keys, merged
from kg.text import normal

_TABLES = """
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -32768;
    CREATE TABLE entry (place INTEGER PRIMARY KEY, paper INTEGER NOT NULL, body BLOB NOT NULL);
    CREATE TABLE mark (kind TEXT, key TEXT, place INTEGER, PRIMARY KEY (kind, key, place)) WITHOUT ROWID;
    CREATE INDEX mark_place ON mark (place);
    CREATE TABLE paper (place INTEGER PRIMARY KEY, id TEXT NOT NULL, body BLOB NOT NULL);
"""
_JOIN = """
    WITH least AS (SELECT kind, key, MIN(paper) AS paper FROM mark JOIN entry USING (place) GROUP BY kind, key),
         joined AS (SELECT place, MIN(paper) AS paper FROM mark JOIN least USING (kind, key) GROUP BY place)
    UPDATE entry SET paper = joined.paper FROM joined WHERE joined.place = entry.place AND joined.paper < entry.paper
"""
"""Give each entry the least paper of all that share a mark with it; to be done until nothing changes."""

_CONTESTED = """
    WITH owner AS (SELECT DISTINCT paper FROM entry JOIN mark USING (place) WHERE kind = 'arxiv'),
         owned AS (SELECT key, place, paper FROM mark JOIN entry USING (place) JOIN owner USING (paper)
                   WHERE kind = 'title'),
         contested AS (SELECT key FROM owned GROUP BY key HAVING COUNT(DISTINCT paper) > 1)
    DELETE FROM mark WHERE kind = 'title' AND (key, place) IN (SELECT key, place FROM owned JOIN contested USING (key))
"""
"""Titles that several papers of arXiv have say nothing of which of them is meant."""


class Shelf:
    """Entries go in with `add`; `merge` makes papers of them, which then come out in either order, again and again.

    Nothing is held in memory. Entries with the same arXiv id or DOI are one paper, and so are those with the same
    normalised title, unless arXiv knows several papers of that title; all of this transitively.
    """

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(_TABLES)
        self._entries = 0

    def add(self, paper: Paper) -> None:
        self._entries += 1
        self._rows.execute(
            "INSERT INTO entry VALUES (?, ?, ?)", (self._entries, self._entries, msgspec.json.encode(paper))
        )
        marks = [(kind, digest(key, 32), self._entries) for kind, key in keys(paper)]
        self._rows.executemany("INSERT INTO mark VALUES (?, ?, ?)", marks)

    def add_all(self, papers: Iterable[Paper]) -> int:
        """Add entries, and say how many."""
        before = self._entries
        for paper in papers:
            self.add(paper)
        return self._entries - before

    def merge(self) -> None:
        """Make papers of the entries, numbered in the order in which each was first seen."""
        self._rows.execute("CREATE TABLE aside AS SELECT * FROM mark WHERE kind = 'title'")
        self._rows.execute("DELETE FROM mark WHERE kind = 'title'")
        self._join()
        self._rows.execute("INSERT INTO mark SELECT * FROM aside")
        self._rows.execute(_CONTESTED)
        self._join()
        rows = self._rows.execute("SELECT paper, place, body FROM entry ORDER BY paper, place")
        for first, group in groupby(rows, lambda row: row[0]):
            entries = [(place, msgspec.json.decode(body, type=Paper)) for _, place, body in group]
            paper = merged([entry for _, entry in entries])
            others = {title_paper_id(entry.title) for place, entry in entries if self._is_anothers(entry, place)}
            paper = replace(paper, former=tuple(id for id in paper.former if id not in others))
            self._rows.execute("INSERT INTO paper VALUES (?, ?, ?)", (first, paper.id, msgspec.json.encode(paper)))
        self._rows.execute("CREATE UNIQUE INDEX paper_id ON paper (id)")

    def _is_anothers(self, entry: Paper, place: int) -> bool:
        """Whether an entry's title is contested, and is what a paper unknown to arXiv has its id from."""
        key = digest(normal(entry.title), 32)
        places = self._rows.execute("SELECT place FROM mark WHERE kind = 'title' AND key = ?", (key,)).fetchall()
        return bool(places) and (place,) not in places

    def _join(self) -> None:
        before = -1
        while before != self._rows.total_changes:
            before = self._rows.total_changes
            self._rows.execute(_JOIN)

    def entries(self) -> Iterator[bytes]:
        """Every distinct entry as JSON, in an order that does not depend on when it was added."""
        for (body,) in self._rows.execute("SELECT DISTINCT body FROM entry ORDER BY body"):
            yield body

    def read(self) -> Iterator[Paper]:
        """Every entry as it was added, in that order."""
        for (body,) in self._rows.execute("SELECT body FROM entry ORDER BY place"):
            yield msgspec.json.decode(body, type=Paper)

    def distinct(self) -> int:
        """How many distinct entries there are."""
        return int(self._rows.execute("SELECT COUNT(DISTINCT body) FROM entry").fetchone()[0])

    def __len__(self) -> int:
        """How many papers there are."""
        return int(self._rows.execute("SELECT COUNT(*) FROM paper").fetchone()[0])

    def seen(self) -> Iterator[Paper]:
        """The papers in the order in which each was first seen."""
        return self._papers("place")

    def sorted(self) -> Iterator[Paper]:
        """The papers by id."""
        return self._papers("id")

    def _papers(self, order: str) -> Iterator[Paper]:
        for (body,) in self._rows.execute(f"SELECT body FROM paper ORDER BY {order}"):
            yield msgspec.json.decode(body, type=Paper)

    def close(self) -> None:
        self._rows.close()
