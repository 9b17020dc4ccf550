"""The view of an edition in a Neo4j database: a handful of statements a question, however many nodes it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import neo4j

from kg import deadline
from kg.answers import Bucket, Form, Link, Page, Tally
from kg.errors import BadInput, StoreNotReady
from kg.ids import kind_of
from kg.model import Judgement, Kind, Mention, Node
from kg.plan import Order, Selection, Slice, Unknown
from kg.stores import shaping
from kg.stores.fields import named
from kg.stores.neo4j import finding, marker, selecting
from kg.stores.neo4j.connection import Address, rows, translated
from kg.stores.neo4j.layout import JUDGEMENT, LABELS, VERBS
from kg.stores.neo4j.marker import Marker
from kg.stores.neo4j.statement import Statement
from kg.stores.records import JUDGEMENT as JUDGEMENTS
from kg.stores.records import MENTION, NODES

T = TypeVar("T")
Work = Callable[[neo4j.ManagedTransaction], T]

TIMEOUT = 10.0
"""Seconds that a question may take."""

RETRY = 2.0
"""Seconds in which a question is asked again, where the database was not to be reached for a moment."""

_MENTIONS = (
    "UNWIND $ids AS id MATCH (p:Paper {id: id})-[m:PROPOSES|USES|ADDRESSES]->(c) RETURN id, m.record ORDER BY id, c.id"
)
_JUDGEMENTS = (
    f"UNWIND $ids AS id CALL (id) {{ MATCH (j:{JUDGEMENT} {{subject: id}}) RETURN j UNION "
    f"MATCH (j:{JUDGEMENT} {{object: id}}) RETURN j }} RETURN id, j.record ORDER BY id, j.place"
)
_LINK = "RETURN type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, r.confidence AS confidence"
_LINKS = f"MATCH (n:{{}} {{{{id: id}}}})-[r:{'|'.join(VERBS)}]-() {_LINK}"
_AMONG = f"MATCH (n:{{}} {{{{id: id}}}})-[r:{'|'.join(VERBS)}]->(m) WHERE m.id IN $all {_LINK}"


class Database:
    """A driver, and what it was told about questions. Threads may share it; close it in the end."""

    def __init__(self, address: Address) -> None:
        """Nothing is asked of the server yet."""
        self._address = address
        self._driver = address.driver(RETRY)

    def marker(self) -> Marker:
        """Which edition the database holds now.

        Raises:
            StoreError: it can't be reached, or holds no whole edition.
        """
        return self.ask(marker.ready)

    def ask(self, work: Work[T]) -> T:
        """What a unit of work reads, in one transaction that may not write and not take long.

        Raises:
            StoreError: the database can't be reached, or refuses.
            Overdue: there was no time left.
        """
        timed: Work[T] = neo4j.unit_of_work(timeout=min(TIMEOUT, max(0.001, deadline.left())))(work)
        session = self._driver.session(database=self._address.database, default_access_mode=neo4j.READ_ACCESS)
        with translated(self._address), session:
            return session.execute_read(timed)

    def close(self) -> None:
        self._driver.close()


class Neo4jStore:
    """A `View` of one edition in a database. As soon as another one is being loaded, it refuses to answer."""

    def __init__(self, database: Database, marker: Marker) -> None:
        self._database, self.marker = database, marker

    def find(self, selection: Selection, order: tuple[Order, ...], slice: Slice) -> Mapping[str, Page]:
        statement, fields = Statement(), named(selection.where)
        undecided = fields if selection.unknown is not Unknown.EXCLUDE else ()
        text = selecting.find(selection, order, slice, undecided, statement)
        owned = self._owned(selection, text, statement)
        return {owner: shaping.page(slice, 1 + len(order), rows, fields) for owner, rows in owned.items()}

    def count(self, selection: Selection) -> Mapping[str, Tally]:
        statement = Statement()
        text = selecting.count(selection, statement, decided=not named(selection.where))
        return shaping.tallies(self._owned(selection, text, statement))

    def facet(self, selection: Selection, fields: tuple[str, ...], first: int) -> Mapping[str, tuple[Bucket, ...]]:
        statement = Statement()
        text = selecting.facet(selection, fields, first, statement)
        return shaping.buckets(self._owned(selection, text, statement))

    def get(self, ids: Iterable[str]) -> Mapping[str, Node]:
        asked = dict.fromkeys(ids)
        found = dict(self._each_kind("MATCH (n:{} {{id: id}}) RETURN id, n.record AS record", asked))
        return {id: NODES[kind_of(id)].decode(found[id]) for id in asked if id in found}

    def mentions(self, papers: Iterable[str]) -> Mapping[str, tuple[Mention, ...]]:
        asked = tuple(dict.fromkeys(papers))
        return shaping.grouped(asked, self._all(_MENTIONS, ids=list(asked)), MENTION)

    def judgements(self, ids: Iterable[str]) -> Mapping[str, tuple[Judgement, ...]]:
        asked = tuple(dict.fromkeys(ids))
        return shaping.grouped(asked, self._all(_JUDGEMENTS, ids=list(asked)), JUDGEMENTS)

    def links(self, ids: Sequence[str], limit: int | None) -> tuple[Link, ...]:
        return _ordered(self._each_kind(_LINKS, dict.fromkeys(ids)))[:limit]

    def among(self, ids: Sequence[str]) -> tuple[Link, ...]:
        return _ordered(self._each_kind(_AMONG, dict.fromkeys(ids), all=list(ids)))

    def named(self, kinds: Iterable[Kind], text: str) -> tuple[Form, ...]:
        wanted = frozenset(kinds)
        return self._ask(lambda transaction: finding.named(transaction, wanted, text))

    def candidates(self, kinds: Iterable[Kind], text: str, limit: int) -> tuple[Form, ...]:
        wanted = frozenset(kinds)
        return self._ask(lambda transaction: finding.candidates(transaction, wanted, text, limit))

    def sizes(self) -> Mapping[Kind, int]:
        texts = (f"MATCH (n:{label}) RETURN '{kind}' AS kind, count(n) AS n" for kind, label in LABELS.items())
        counts: dict[str, int] = dict(self._all(" UNION ALL ".join(texts)))
        return {kind: counts.get(kind.value, 0) for kind in Kind}

    def check(self) -> None:
        self._ask(lambda _: None)

    def _owned(self, selection: Selection, text: str, statement: Statement) -> dict[str, list[shaping.Raws]]:
        owners = list(dict.fromkeys(selection.owners))
        return shaping.by_owner(selection, self._all(text, **statement.values, owners=owners))

    def _all(self, text: str, **values: Any) -> list[tuple[Any, ...]]:
        return self._ask(lambda transaction: rows(transaction, text, **values))

    def _each_kind(self, text: str, ids: Iterable[str], **values: Any) -> list[tuple[Any, ...]]:
        """A statement about each `id`, the label of its kind put in its place: so that an index finds it."""
        by_kind = _by_kind(ids)
        texts = (f"UNWIND ${kind} AS id {text.format(LABELS[Kind(kind)])}" for kind in by_kind)
        return self._all(" UNION ALL ".join(texts), **by_kind, **values) if by_kind else []

    def _ask(self, work: Work[T]) -> T:
        """What was read while the database held this edition, whole, from beginning to end."""

        def whole(transaction: neo4j.ManagedTransaction) -> T:
            answer = work(transaction)
            if marker.ready(transaction).load != self.marker.load:
                raise StoreNotReady("the database has got another edition meanwhile: ask again")
            return answer

        return self._database.ask(whole)


def _ordered(links: Iterable[tuple[Any, ...]]) -> tuple[Link, ...]:
    """Links, each once."""
    return tuple(sorted({Link(*row) for row in links}, key=lambda link: (link.type, link.source, link.target)))


def _by_kind(ids: Iterable[str]) -> dict[str, list[str]]:
    """The ids of each kind; what is no id is left out."""
    groups: dict[str, list[str]] = {}
    for id in ids:
        try:
            groups.setdefault(kind_of(id).value, []).append(id)
        except BadInput:
            continue
    return groups
