"""The view of an edition in its SQLite file: pages are found first, and what they show is fetched after."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from kg import deadline
from kg.answers import Bucket, Form, Link, Page, Tally
from kg.errors import BadInput, Overdue
from kg.ids import kind_of
from kg.model import Judgement, Kind, Mention, Node
from kg.plan import Order, Selection, Slice, Unknown
from kg.remembered import Remembered
from kg.stores import shaping
from kg.stores.fields import named
from kg.stores.records import JUDGEMENT, MENTION, NODES
from kg.stores.sqlite import finding, selecting
from kg.stores.sqlite.reading import address
from kg.stores.sqlite.statement import Statement

ROWS_KEPT = 10_000
"""Rows of answers that a store remembers, and as many nodes: some tens of megabytes."""


STEPS = 20_000
"""Steps of SQLite's machine, some tenths of a millisecond, between two looks at the clock."""

TOO_DEEP = ("parser stack overflow", "Recursion limit", "Expression tree is too large")
"""What SQLite says, by version, of a statement with more inside one another than it can parse."""


class SqliteStore:
    """A `View` of a file that `write` made. Threads may share it: each has its own connection.

    The file never changes, so what was answered last is kept; `rows_kept` 0 keeps nothing.
    """

    def __init__(self, path: Path, rows_kept: int = ROWS_KEPT) -> None:
        self._address = address(path)
        self._local = threading.local()
        self._answers, self._nodes = Remembered(rows_kept), Remembered(rows_kept)

    def find(self, selection: Selection, order: tuple[Order, ...], slice: Slice) -> Mapping[str, Page]:
        question = "find", selection, order, slice
        return self._answers.once(question, lambda: self._find(selection, order, slice), shaping.rows_of_pages)

    def _find(self, selection: Selection, order: tuple[Order, ...], slice: Slice) -> Mapping[str, Page]:
        statement, fields = Statement(), named(selection.where)
        undecided = fields if selection.unknown is not Unknown.EXCLUDE else ()
        text = selecting.find(selection, order, slice, undecided, statement)
        owned = self._owned(selection, text, statement)
        return {owner: shaping.page(slice, 1 + len(order), rows, fields) for owner, rows in owned.items()}

    def count(self, selection: Selection) -> Mapping[str, Tally]:
        return self._answers.once(("count", selection), lambda: self._count(selection), len)

    def _count(self, selection: Selection) -> Mapping[str, Tally]:
        statement = Statement()
        text = selecting.count(selection, statement, decided=not named(selection.where))
        return shaping.tallies(self._owned(selection, text, statement))

    def facet(self, selection: Selection, fields: tuple[str, ...], first: int) -> Mapping[str, tuple[Bucket, ...]]:
        question = "facet", selection, fields, first
        return self._answers.once(question, lambda: self._facet(selection, fields, first), shaping.rows_of_facets)

    def _facet(self, selection: Selection, fields: tuple[str, ...], first: int) -> Mapping[str, tuple[Bucket, ...]]:
        statement = Statement()
        text = selecting.facet(selection, fields, first, statement)
        return shaping.buckets(self._owned(selection, text, statement))

    def get(self, ids: Iterable[str]) -> Mapping[str, Node]:
        nodes = {id: self._nodes.recall(id) for id in ids}
        if absent := tuple(id for id, node in nodes.items() if node is None):
            nodes |= self._get(absent)
        return {id: node for id, node in nodes.items() if node is not None}

    def _get(self, ids: tuple[str, ...]) -> dict[str, Node]:
        text = "SELECT n.id, n.body FROM json_each(:ids) i CROSS JOIN node n ON n.id = i.value"
        nodes: dict[str, Node] = {id: NODES[kind_of(id)].decode(body) for id, body in self._all(text, ids=ids)}
        for id, node in nodes.items():
            self._nodes.keep(id, node, 0)
        return nodes

    def mentions(self, papers: Iterable[str]) -> Mapping[str, tuple[Mention, ...]]:
        asked = tuple(dict.fromkeys(papers))
        text = """SELECT i.value, m.body FROM json_each(:ids) i CROSS JOIN node n ON n.id = i.value
            CROSS JOIN mention m ON m.paper = n.key ORDER BY m.paper, m.concept"""
        return shaping.grouped(asked, self._all(text, ids=asked), MENTION)

    def judgements(self, ids: Iterable[str]) -> Mapping[str, tuple[Judgement, ...]]:
        asked = tuple(dict.fromkeys(ids))
        text = """SELECT i.value, j.body FROM json_each(:ids) i
            JOIN judgement j ON j.subject = i.value OR j.object = i.value ORDER BY i.value, j.rowid"""
        return shaping.grouped(asked, self._all(text, ids=asked), JUDGEMENT)

    def links(self, ids: Sequence[str], limit: int | None) -> tuple[Link, ...]:
        text = """WITH asked AS (SELECT key FROM node WHERE id IN (SELECT value FROM json_each(:ids))), touched AS (
              SELECT type, source, target, confidence FROM asked JOIN link ON source = key
              UNION SELECT type, source, target, confidence FROM asked JOIN link ON target = key)
            SELECT t.type, s.id, e.id, t.confidence
            FROM (SELECT * FROM touched ORDER BY type, source, target LIMIT :most) t
            CROSS JOIN node s ON s.key = t.source CROSS JOIN node e ON e.key = t.target
            ORDER BY t.type, t.source, t.target"""
        statement = Statement({"most": -1 if limit is None else limit})
        return tuple(Link(*row) for row in self._all(text, statement, ids=tuple(ids)))

    def among(self, ids: Sequence[str]) -> tuple[Link, ...]:
        text = """WITH asked AS (SELECT key, id FROM node WHERE id IN (SELECT value FROM json_each(:ids)))
            SELECT k.type, s.id, e.id, k.confidence FROM asked s CROSS JOIN link k ON k.source = s.key
            CROSS JOIN node e ON e.key = k.target AND k.target IN (SELECT key FROM asked)
            ORDER BY k.type, k.source, k.target"""
        return tuple(Link(*row) for row in self._all(text, ids=tuple(ids)))

    def named(self, kinds: Iterable[Kind], text: str) -> tuple[Form, ...]:
        wanted = frozenset(kinds)
        with timely():
            return self._answers.once(
                ("named", wanted, text), lambda: finding.named(self._connection, wanted, text), len
            )

    def candidates(self, kinds: Iterable[Kind], text: str, limit: int) -> tuple[Form, ...]:
        with timely():
            return finding.candidates(self._connection, frozenset(kinds), text, limit)

    def sizes(self) -> Mapping[Kind, int]:
        counts: dict[str, int] = dict(self._all("SELECT kind, count(*) FROM node GROUP BY kind"))
        return {kind: counts.get(kind.value, 0) for kind in Kind}

    def check(self) -> None:
        """It always can."""

    def _owned(self, selection: Selection, text: str, statement: Statement) -> dict[str, list[shaping.Raws]]:
        return shaping.by_owner(selection, self._all(text, statement, owners=selection.owners))

    @property
    def _connection(self) -> sqlite3.Connection:
        """The calling thread's connection, opened when it first asks."""
        if not hasattr(self._local, "connection"):
            connection = sqlite3.connect(self._address, uri=True, cached_statements=512)
            connection.executescript("PRAGMA cache_size = -65536; PRAGMA mmap_size = 17179869184;")
            connection.set_progress_handler(deadline.passed, STEPS)
            connection.create_function("casefold", 1, _casefold, deterministic=True)
            self._local.connection = connection
        connected: sqlite3.Connection = self._local.connection
        return connected

    def _all(self, text: str, statement: Statement | None = None, **lists: tuple[str, ...]) -> list[shaping.Raws]:
        """All rows of a statement; lists are given as JSON arrays, each value once."""
        arrays = {name: msgspec.json.encode(tuple(dict.fromkeys(values))).decode() for name, values in lists.items()}
        values = statement.values if statement else {}
        with timely():
            return self._connection.execute(text, values | arrays).fetchall()


@contextmanager
def timely() -> Iterator[None]:
    """What SQLite breaks off because time is up is overdue, and filters that it can't parse are bad input.

    Raises:
        BadInput: more filters stand inside one another than SQLite can parse.
        Overdue: there was no time left.
    """
    try:
        yield
    except sqlite3.OperationalError as problem:
        if deadline.passed():
            raise Overdue from problem
        if str(problem).startswith(TOO_DEEP):
            raise BadInput("the query is nested too deeply: put fewer filters inside one another") from problem
        raise


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()
