"""Names in the SQLite file: equal ones and those a slip away by an index, near ones by trigrams."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import chain

import msgspec

from kg.answers import Form
from kg.model import Kind
from kg.stores import forms
from kg.text import normal

RAREST = 12
"""Trigrams of a text that near names are looked for by: the rarer, the fewer names hold them."""

LOOKED_AT = 400
"""Names that are looked at for each search by trigrams."""


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
    """The forms a slip away from a text, those that hold all of its trigrams, and those that hold any of its rarest."""
    quoted = ['"' + piece.replace('"', '""') + '"' for piece in _rarest(db, forms.pieces(text))]
    searches = (" AND ".join(quoted), " OR ".join(quoted[:RAREST])) if quoted else ()
    rows = chain(_slipped(db, text, kinds), *(_holding(db, search, kinds) for search in searches))
    return forms.nearest(dict.fromkeys(_forms(rows, kinds)), text, limit)


def _slipped(db: sqlite3.Connection, text: str, kinds: frozenset[Kind]) -> Iterable[tuple[str, ...]]:
    return db.execute(
        """SELECT text, id, kind, how FROM form WHERE key IN (SELECT value FROM json_each(:keys))
        AND kind IN (SELECT value FROM json_each(:kinds)) AND how IN ('name', 'alias') AND held""",
        {"keys": _array(forms.slips(text)), "kinds": _array(kinds)},
    )


def _rarest(db: sqlite3.Connection, pieces: frozenset[str]) -> list[str]:
    """Those pieces that any name holds, the rarest first."""
    rows = db.execute(
        "SELECT term FROM form_rarity WHERE term IN (SELECT value FROM json_each(?)) ORDER BY doc, term",
        (_array(pieces),),
    )
    return [term for (term,) in rows]


def _holding(db: sqlite3.Connection, search: str, kinds: frozenset[Kind]) -> Iterable[tuple[str, ...]]:
    return db.execute(
        """SELECT f.text, f.id, f.kind, f.how FROM form_piece p CROSS JOIN form f ON f.place = p.rowid
        WHERE p.padded MATCH :search AND f.kind IN (SELECT value FROM json_each(:kinds))
        ORDER BY p.rowid LIMIT :most""",
        {"search": search, "kinds": _array(kinds), "most": LOOKED_AT},
    )


def _array(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(values)).decode()


def _forms(rows: Iterable[tuple[str, ...]], kinds: frozenset[Kind]) -> Iterable[Form]:
    return (Form(text, id, Kind(kind), how) for text, id, kind, how in rows if kind in kinds)
