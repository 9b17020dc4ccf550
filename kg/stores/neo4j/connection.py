"""Talking to a Neo4j server: where it is, who we are, and what its errors mean to us."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from kg.errors import BadInput, Overdue, StoreError, StoreUnavailable

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


@dataclass(frozen=True, slots=True)
class Address:
    """A server, a database on it (None: its default) and who asks. The password is never shown."""

    uri: str
    username: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    def __post_init__(self) -> None:
        scheme, _, rest = self.uri.partition("://")
        if scheme not in SCHEMES or not rest:
            raise BadInput(f"a Neo4j server's address starts with one of {', '.join(SCHEMES)} and ://")
        if "@" in rest:
            raise BadInput("no credentials in a Neo4j server's address: set NEO4J_USERNAME and NEO4J_PASSWORD")

    def driver(self, retry: float) -> neo4j.Driver:
        """A driver, which connects when it is first asked something; `retry`: seconds in which it tries again."""
        auth = (self.username, self.password) if self.password is not None else None
        return neo4j.GraphDatabase.driver(
            self.uri,
            auth=auth,
            user_agent="paperkg",
            connection_timeout=5,
            connection_acquisition_timeout=max(10, retry),
            max_transaction_retry_time=retry,
            notifications_min_severity="OFF",
        )


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """The driver's errors as ours; their texts hold no credentials."""
    try:
        yield
    except AuthError as problem:
        raise StoreUnavailable(f"{address.uri} refuses NEO4J_USERNAME and NEO4J_PASSWORD") from problem
    except (ServiceUnavailable, SessionExpired) as problem:
        raise StoreUnavailable(f"no Neo4j server answers at {address.uri}") from problem
    except ClientError as problem:
        if "Timeout" in (problem.code or "") or "TimedOut" in (problem.code or ""):
            raise Overdue from problem
        raise StoreError(f"{address.uri}: {problem.message}") from problem
    except (Neo4jError, DriverError) as problem:
        raise StoreUnavailable(f"{address.uri}: {type(problem).__name__}") from problem


def rows(transaction: neo4j.ManagedTransaction, query: str, /, **values: Any) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    return [tuple(row) for row in transaction.run(query, values).values()]
