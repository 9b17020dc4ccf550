"""Reading a whole graph back from its SQLite file, for whoever writes it elsewhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import cast
from urllib.parse import quote

from kg.ids import kind_of
from kg.model import CONCEPTS, Comparison, Concept, Graph, Kind, Node, Paper, Result
from kg.stores.records import JUDGEMENT, MENTION, NODES


def address(path: Path) -> str:
    """A file's address as SQLite takes it: read only, and never changed by anybody."""
    return f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"


def read(path: Path) -> Graph:
    """The graph that `write` was given; of vocabulary rows that no paper holds only what names them."""
    with closing(sqlite3.connect(address(path), uri=True)) as db:
        mentions = db.execute("SELECT body FROM mention ORDER BY paper, concept")
        return Graph(
            papers=cast("tuple[Paper, ...]", _nodes(db, Kind.PAPER)),
            concepts=cast("tuple[Concept, ...]", _nodes(db, *CONCEPTS)),
            mentions=tuple(MENTION.decode(body) for (body,) in mentions),
            results=cast("tuple[Result, ...]", _nodes(db, Kind.RESULT)),
            judgements=tuple(JUDGEMENT.decode(body) for (body,) in db.execute("SELECT body FROM judgement")),
            absent=_absent(db),
            comparisons=cast("tuple[Comparison, ...]", _nodes(db, Kind.COMPARISON)),
        )


def _nodes(db: sqlite3.Connection, *kinds: Kind) -> tuple[Node, ...]:
    marks = ", ".join("?" * len(kinds))
    rows = db.execute(f"SELECT kind, body FROM node WHERE kind IN ({marks}) ORDER BY key", kinds)
    return tuple(NODES[Kind(kind)].decode(body) for kind, body in rows)


def _absent(db: sqlite3.Connection) -> tuple[Concept, ...]:
    rows = db.execute("SELECT id, how, text FROM form WHERE NOT held ORDER BY id, place").fetchall()
    return tuple(
        _concept(id, [(how, text) for _, how, text in forms]) for id, forms in groupby(rows, lambda row: row[0])
    )


def _concept(id: str, forms: list[tuple[str, str]]) -> Concept:
    by_how = {wanted: tuple(text for how, text in forms if how == wanted) for wanted in ("name", "alias", "former")}
    return Concept(id, kind_of(id), by_how["name"][0], by_how["alias"], curated=True, former=by_how["former"])
