"""Names in Neo4j: equal ones and those a slip away by an index, near ones by the full-text index over their pieces."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

import neo4j

from kg.answers import Form
from kg.errors import BadInput
from kg.ids import kind_of
from kg.model import Kind
from kg.stores import forms
from kg.stores.neo4j.connection import rows
from kg.stores.neo4j.layout import LABELS, NAME, NAMES
from kg.stores.neo4j.rows import pieces
from kg.text import normal

LOOKED_AT = 400
"""Names that are looked at for each search by pieces."""

_SPECIAL = frozenset('+-&|!(){}[]^"~*?:\\/')
"""Characters that mean something in a full-text query."""

_EQUAL = f"MATCH (n:{NAME}) WHERE n.key IN $keys RETURN n.name, n.of, n.kind, n.how"
_SLIPPED = (
    f"MATCH (n:{NAME}) WHERE n.key IN $keys AND n.kind IN $kinds AND n.pieces IS NOT NULL "
    "RETURN n.name, n.of, n.kind, n.how"
)
_NEAR = (
    f"CALL db.index.fulltext.queryNodes('{NAMES}', $search, {{limit: {LOOKED_AT}}}) YIELD node AS n "
    "WHERE n.kind IN $kinds RETURN n.name, n.of, n.kind, n.how"
)


def named(transaction: neo4j.ManagedTransaction, kinds: frozenset[Kind], text: str) -> tuple[Form, ...]:
    """The forms equal to a text, strongest first."""
    name = normal(text)
    found = _forms(rows(transaction, _EQUAL, keys=[text, name]), kinds)
    equal = [form for form in found if forms.key(form) == (text if form.how in forms.VERBATIM else name) != ""]
    return tuple(sorted([*_itself(transaction, kinds, text), *equal], key=forms.strength))


def _itself(transaction: neo4j.ManagedTransaction, kinds: frozenset[Kind], text: str) -> list[Form]:
    """The node with this id."""
    try:
        kind = kind_of(text)
    except BadInput:
        return []
    found = rows(transaction, f"MATCH (n:{LABELS[kind]} {{id: $id}}) RETURN n.id", id=text) if kind in kinds else []
    return [Form(id, id, kind, "id") for (id,) in found]


def candidates(
    transaction: neo4j.ManagedTransaction, kinds: frozenset[Kind], text: str, limit: int
) -> tuple[Form, ...]:
    """The forms a slip away from a text, those that hold all of its pieces, and those that hold the rarest of them."""
    words, asked = list(map(_quoted, pieces(text))), sorted(map(str, kinds))
    searches = (word.join(words) for word in (" AND ", " OR ") if words)
    near = (rows(transaction, _NEAR, search=search, kinds=asked) for search in searches)
    found = chain(rows(transaction, _SLIPPED, keys=sorted(forms.slips(text)), kinds=asked), *near)
    return forms.nearest(dict.fromkeys(_forms(found, kinds)), text, limit)


def _quoted(piece: str) -> str:
    return "".join(f"\\{character}" if character in _SPECIAL else character for character in piece)


def _forms(found: Iterable[tuple[Any, ...]], kinds: frozenset[Kind]) -> list[Form]:
    return [Form(text, id, Kind(kind), how) for text, id, kind, how in found if kind in kinds]
