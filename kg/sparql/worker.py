"""The process that answers SPARQL: `python -m kg.sparql.worker FD MEMORY`, one query at a time until nobody asks.

It ends itself when a query takes too long, or more memory than it may, whatever has become of the server.
"""

from __future__ import annotations

import resource
import signal
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec
from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
    serialize,
)

from kg.rdf.terms import prefixes
from kg.sparql.asked import Answer, Asked, Refused, Why
from kg.sparql.federated import asks_others
from kg.stores import triples

GRACE = 1.0
"""Seconds after which a process ends itself that its server should have ended."""


class Reader:
    """Answers from the store that was asked last."""

    def __init__(self) -> None:
        self._path = ""
        self._store = Store()

    def answer(self, asked: Asked) -> Answer | Refused:
        """The answer, or why there is none."""
        if asks_others(asked.query):
            return Refused(Why.FORBIDDEN, "SERVICE is refused: this server asks no others")
        if asked.store != self._path:
            self._store, self._path = triples.opened(Path(asked.store)), asked.store
        try:
            return _written(self._results(asked), asked)
        except (SyntaxError, ValueError, RuntimeError) as problem:
            why, _, _ = str(problem).partition(" one of ")  # hundreds of characters
            return Refused(Why.WRONG, f"not a SPARQL query that can be answered: {why}")

    def _results(self, asked: Asked) -> QuerySolutions | QueryBoolean | QueryTriples:
        dataset = asked.dataset
        return self._store.query(
            asked.query,
            base_iri=asked.base,
            prefixes=prefixes(asked.base),
            default_graph=_nodes(dataset.default) if dataset else None,
            named_graphs=_nodes(dataset.named) if dataset else None,
        )


def _nodes(iris: Iterable[str]) -> list[Any]:
    return [NamedNode(iri) for iri in iris]


def _written(results: QuerySolutions | QueryBoolean | QueryTriples, asked: Asked) -> Answer | Refused:
    media = asked.media
    if isinstance(results, QueryBoolean):
        return _truth(results, media.truth)
    if isinstance(results, QueryTriples):
        return _graph(results, media.graph, asked)
    return _table(results, media.table, asked.rows)


def _truth(result: QueryBoolean, media: str | None) -> Answer | Refused:
    if media is None:
        return Refused(Why.MEDIA, "an answer to ASK comes as JSON or XML")
    return Answer(result.serialize(format=QueryResultsFormat.from_media_type(media)) or b"", media)


def _graph(results: QueryTriples, media: str | None, asked: Asked) -> Answer | Refused:
    if media is None:
        return Refused(Why.MEDIA, "an answer to CONSTRUCT or DESCRIBE comes as Turtle, N-Triples, JSON-LD or RDF/XML")
    body = serialize(
        islice(results, asked.rows), format=RdfFormat.from_media_type(media), prefixes=prefixes(asked.base)
    )
    return Answer(body or b"", media, cut=next(results, None) is not None)


def _table(results: QuerySolutions, media: str | None, rows: int) -> Answer | Refused:
    """The first rows: as TSV, which is read again to write them in other forms."""
    if media is None:
        return Refused(Why.MEDIA, "an answer to SELECT comes as JSON, XML, CSV or TSV")
    head = "\t".join(map(str, results.variables)) + "\n"
    lines = "".join(chain([head], map(_line, islice(results, rows))))
    cut = next(results, None) is not None
    found = parse_query_results(lines, format=QueryResultsFormat.TSV)
    return Answer(found.serialize(format=QueryResultsFormat.from_media_type(media)) or b"", media, cut)


def _line(solution: QuerySolution) -> str:
    return "\t".join("" if value is None else str(value) for value in solution) + "\n"


def _asked(connection: Connection) -> Iterator[Asked]:
    while True:
        try:
            yield msgspec.msgpack.decode(connection.recv_bytes(), type=Asked)
        except EOFError:
            return


def main(descriptor: int, memory: int) -> None:
    """Answer what comes; without a server there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the server decides
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    connection, reader = Connection(descriptor), Reader()
    for asked in _asked(connection):
        signal.setitimer(signal.ITIMER_REAL, asked.seconds + GRACE)
        answer = reader.answer(asked)
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send_bytes(msgspec.msgpack.encode(answer))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
