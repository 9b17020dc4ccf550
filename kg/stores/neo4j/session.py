"""One session that writes: statements tried again where they failed for a moment, and what the server counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import neo4j

from kg.stores.neo4j.connection import Address, rows, translated

BATCH = 2000
"""Rows written in one transaction."""

RETRY = 30.0
"""Seconds in which a transaction that failed for a moment is tried again."""


@contextmanager
def writing(address: Address) -> Iterator[neo4j.Session]:
    """A session for loading and clearing.

    Raises:
        StoreError: the server can't be reached, or refuses.
    """
    with translated(address), address.driver(RETRY) as driver, driver.session(database=address.database) as session:
        yield session


@dataclass(slots=True)
class Changes:
    """What the server itself counted, apart from the marker."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, counters: neo4j.SummaryCounters) -> None:
        for name in ("nodes_created", "nodes_deleted", "relationships_created", "relationships_deleted"):
            self.counts[name] += getattr(counters, name)
        self.counts["properties_set"] += counters.properties_set


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes through one session."""

    session: neo4j.Session
    changes: Changes

    def write(self, query: str, **values: Any) -> None:
        """Run a statement in a transaction of its own, again if it failed for a moment."""

        def work(transaction: neo4j.ManagedTransaction) -> neo4j.ResultSummary:
            return transaction.run(query, values).consume()

        self.changes.add(self.session.execute_write(work).counters)

    def read(self, query: str) -> list[tuple[Any, ...]]:
        return self.session.execute_read(rows, query)

    def define(self, statements: Iterable[str]) -> None:
        """Run statements about constraints or indexes, all in one transaction."""

        def work(transaction: neo4j.ManagedTransaction) -> None:
            for statement in statements:
                transaction.run(statement).consume()

        self.session.execute_write(work)
