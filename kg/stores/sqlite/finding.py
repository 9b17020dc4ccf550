"""Names in the SQLite file: by an index where they are equal, by trigrams where they are near."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from kg.answers import Form
from kg.model import Kind
from kg.stores import forms
from kg.text import normal

RAREST = 12
"""Trigrams of a text that near names are looked for by: the rarer, the fewer names hold them."""

LOOKED_AT = 400
"""Names that are looked at for each way of finding them."""


def named(db: sqlite3.Connection, kinds: frozenset[Kind], text: str) -> tuple[Form, ...]:
    """The forms equal to a text, strongest first."""
    rows = db.execute(
        """SELECT text, id, kind, how FROM form WHERE key IN (:text, :name)
        UNION ALL SELECT id, id, kind, 'id' FROM node WHERE id = :text AND kind IN ('result', 'comparison')""",
        {"text": text, "name": normal(text)},
    )
    found = (form for form in _forms(rows, kinds) if forms.key(form) == _asked(form, text) != "")
    return tuple(sorted(found, key=forms.strength))


def _asked(form: Form, text: str) -> str:
    return text if form.how in forms.VERBATIM else normal(text)


def candidates(db: sqlite3.Connection, kinds: frozenset[Kind], text: str, limit: int) -> tuple[Form, ...]:
    """The forms that hold all trigrams of a text, and those that hold any of its rarest."""
    rarest = _rarest(db, forms.pieces(text))
    if not rarest:
        return ()
    quoted = ['"' + piece.replace('"', '""') + '"' for piece in rarest]
    searches = (" AND ".join(quoted), " OR ".join(quoted[:RAREST]))
    found = {form: None for search in searches for form in _forms(_holding(db, search, kinds), kinds)}
    return forms.nearest(found, text, limit)


def _rarest(db: sqlite3.Connection, pieces: frozenset[str]) -> list[str]:
    """Those pieces that any name holds, the rarest first."""
    rows = db.execute(
        "SELECT term FROM form_rarity WHERE term IN (SELECT value FROM json_each(?)) ORDER BY doc, term",
        (msgspec.json.encode(sorted(pieces)).decode(),),
    )
    return [term for (term,) in rows]


def _holding(db: sqlite3.Connection, search: str, kinds: frozenset[Kind]) -> Iterable[tuple[str, ...]]:
    return db.execute(
        """SELECT f.text, f.id, f.kind, f.how FROM form_piece p CROSS JOIN form f ON f.place = p.rowid
        WHERE p.padded MATCH :search AND f.kind IN (SELECT value FROM json_each(:kinds))
        ORDER BY p.rowid LIMIT :most""",
        {"search": search, "kinds": msgspec.json.encode(sorted(kinds)).decode(), "most": LOOKED_AT},
    )


def _forms(rows: Iterable[tuple[str, ...]], kinds: frozenset[Kind]) -> Iterable[Form]:
    return (Form(text, id, Kind(kind), how) for text, id, kind, how in rows if kind in kinds)
