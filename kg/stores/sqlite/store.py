"""The view of an edition in its SQLite file: pages are found first, and what they show is fetched after."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from kg.ids import kind_of
from kg.model import CONCEPTS, Concept, Judgement, Kind, Mention, Node, Paper, Result
from kg.plan import WHOLE, Bucket, Form, Link, Order, Page, Row, Selection, Slice, Tally, ThreeValued, Truth, Unknown
from kg.stores.fields import named
from kg.stores.sqlite import finding, selecting
from kg.stores.sqlite.statement import Statement

_NODES: dict[Kind, msgspec.json.Decoder[Node]] = {
    Kind.PAPER: msgspec.json.Decoder(Paper),
    Kind.RESULT: msgspec.json.Decoder(Result),
    **dict.fromkeys(CONCEPTS, msgspec.json.Decoder(Concept)),
}
_MENTION = msgspec.json.Decoder(Mention)
_JUDGEMENT = msgspec.json.Decoder(Judgement)

_Raw = Any
"""What SQLite gives for a value."""


class SqliteStore:
    """A `View` of a file that `write` made. Threads may share it: each has its own connection."""

    def __init__(self, path: Path) -> None:
        self._address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
        self._local = threading.local()

    def find(self, selection: Selection, order: tuple[Order, ...], slice: Slice) -> Mapping[str, Page]:
        statement = Statement()
        text = selecting.find(selection, order, slice, statement)
        owned = _by_owner(selection, self._all(text, statement, owners=selection.owners), selection.edge is not None)
        size = (slice.first if slice.last is None else slice.last) or 0
        match = self._match(selection, [row[-1] for rows in owned.values() for row in rows[:size]])
        return {owner: _page(slice, size, rows, match) for owner, rows in owned.items()}

    def _match(self, selection: Selection, ids: list[str]) -> Mapping[str, tuple[tuple[ThreeValued, Truth], ...]]:
        """Why each row was kept, by the three-valued fields of the filter."""
        fields = named(selection.where)
        if not fields or not ids:
            return {}
        if selection.unknown is Unknown.EXCLUDE:
            return dict.fromkeys(ids, tuple((field, Truth.TRUE) for field in fields))
        if len(fields) == 1 and selection.unknown is Unknown.ONLY:
            return dict.fromkeys(ids, ((fields[0], Truth.UNKNOWN),))
        statement = Statement()
        text = selecting.match(selection, fields, statement)
        return {
            id: tuple(
                (field, Truth.TRUE if true else Truth.UNKNOWN) for field, true in zip(fields, truths, strict=True)
            )
            for id, *truths in self._all(text, statement, ids=tuple(dict.fromkeys(ids)))
        }

    def count(self, selection: Selection) -> Mapping[str, Tally]:
        statement = Statement()
        text = selecting.count(selection, statement, decided=not named(selection.where))
        owned = _by_owner(selection, self._all(text, statement, owners=selection.owners))
        return {
            owner: Tally(rows[0][1], rows[0][0] - rows[0][1]) if rows else Tally(0, 0) for owner, rows in owned.items()
        }

    def facet(self, selection: Selection, fields: tuple[str, ...], first: int) -> Mapping[str, tuple[Bucket, ...]]:
        statement = Statement()
        text = selecting.facet(selection, fields, first, statement)
        owned = _by_owner(selection, self._all(text, statement, owners=selection.owners))
        return {owner: tuple(Bucket(tuple(row[1:]), row[0]) for row in rows) for owner, rows in owned.items()}

    def get(self, ids: Iterable[str]) -> Mapping[str, Node]:
        text = "SELECT n.id, n.body FROM json_each(:ids) i CROSS JOIN node n ON n.id = i.value"
        return {id: _NODES[kind_of(id)].decode(body) for id, body in self._all(text, ids=tuple(dict.fromkeys(ids)))}

    def mentions(self, papers: Iterable[str]) -> Mapping[str, tuple[Mention, ...]]:
        asked = tuple(dict.fromkeys(papers))
        text = """SELECT i.value, m.body FROM json_each(:ids) i CROSS JOIN node n ON n.id = i.value
            CROSS JOIN mention m ON m.paper = n.key ORDER BY m.paper, m.concept"""
        return _grouped(asked, self._all(text, ids=asked), _MENTION)

    def judgements(self, ids: Iterable[str]) -> Mapping[str, tuple[Judgement, ...]]:
        asked = tuple(dict.fromkeys(ids))
        text = """SELECT i.value, j.body FROM json_each(:ids) i
            JOIN judgement j ON j.subject = i.value OR j.object = i.value ORDER BY i.value, j.rowid"""
        return _grouped(asked, self._all(text, ids=asked), _JUDGEMENT)

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

    def named(self, kinds: Iterable[Kind], text: str) -> tuple[Form, ...]:
        return finding.named(self._connection, frozenset(kinds), text)

    def candidates(self, kinds: Iterable[Kind], text: str, limit: int) -> tuple[Form, ...]:
        return finding.candidates(self._connection, frozenset(kinds), text, limit)

    def sizes(self) -> Mapping[Kind, int]:
        counts: dict[str, int] = dict(self._all("SELECT kind, count(*) FROM node GROUP BY kind"))
        return {kind: counts.get(kind.value, 0) for kind in Kind}

    @property
    def _connection(self) -> sqlite3.Connection:
        """The calling thread's connection, opened when it first asks."""
        if not hasattr(self._local, "connection"):
            connection = sqlite3.connect(self._address, uri=True, cached_statements=512)
            connection.executescript("PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;")
            connection.create_function("casefold", 1, _casefold, deterministic=True)
            self._local.connection = connection
        connected: sqlite3.Connection = self._local.connection
        return connected

    def _all(self, text: str, statement: Statement | None = None, **lists: tuple[str, ...]) -> list[tuple[_Raw, ...]]:
        """All rows of a statement; lists are given as JSON arrays, each value once."""
        arrays = {name: msgspec.json.encode(tuple(dict.fromkeys(values))).decode() for name, values in lists.items()}
        values = statement.values if statement else {}
        return self._connection.execute(text, values | arrays).fetchall()


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()


def _by_owner(
    selection: Selection, rows: Iterable[tuple[_Raw, ...]], placed: bool = False
) -> dict[str, list[tuple[_Raw, ...]]]:
    """The rows of each owner without the owner (and the place before it), in their order."""
    owned: dict[str, list[tuple[_Raw, ...]]] = {owner: [] for owner in selection.owners if selection.edge}
    if selection.edge is None:
        owned[WHOLE] = []
    column = 1 if placed else 0
    for row in rows:
        owned[row[column]].append(row[column + 1 :])
    return owned


def _page(
    slice: Slice,
    size: int,
    rows: list[tuple[_Raw, ...]],
    match: Mapping[str, tuple[tuple[ThreeValued, Truth], ...]],
) -> Page:
    backwards, more = slice.last is not None, len(rows) > size
    shown = rows[:size][:: -1 if backwards else 1]
    return Page(
        rows=tuple(Row(row[-1], row, match.get(row[-1], ())) for row in shown),
        has_next=slice.before is not None or (more and not backwards),
        has_previous=slice.after is not None or (more and backwards),
    )


def _grouped(
    asked: tuple[str, ...], rows: Iterable[tuple[_Raw, ...]], decoder: msgspec.json.Decoder[Any]
) -> dict[str, tuple[Any, ...]]:
    """The decoded bodies of each id that was asked for."""
    groups = {id: tuple(decoder.decode(row[1]) for row in group) for id, group in groupby(rows, key=lambda row: row[0])}
    return {id: groups.get(id, ()) for id in asked}
