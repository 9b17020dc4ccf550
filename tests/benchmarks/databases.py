"""A Neo4j database beside the embedded store, one synthetic graph in both: loading, and what a question takes.

Counts are compared with the graph's; loading again must change nothing, and a seventh of the papers fewer must remove
just the difference. Uses the empty database that NEO4J_URI names, else a server of its own.

python -m tests.benchmarks.databases [--papers 50000] [--results 100000] [--rounds 30]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg.model import Graph
from kg.settings import neo4j_from_environment
from kg.stores import sqlite
from kg.stores.neo4j import Address, Database, Neo4jStore
from tests.benchmarks import synthetic
from tests.benchmarks.stores import milliseconds, questions
from tests.neo4j import server
from tests.neo4j.databases import clear, expected, held, load, run, smaller

HEAP = ("-Xmx2g",)


@contextmanager
def database() -> Iterator[Address]:
    if "NEO4J_URI" in os.environ:
        yield neo4j_from_environment()
        return
    with server.running(options=HEAP) as started:
        yield Address(started.uri)


def timed(address: Address, graph: Graph, what: str) -> dict[str, int]:
    """Load a graph; what the server counted.

    Raises:
        ValueError: the database holds another number of anything than the graph.
    """
    start = time.perf_counter()
    changes = load(address, graph)
    took = time.perf_counter() - start
    if held(address) != expected(graph):
        raise ValueError(f"the database holds {held(address)} instead of {expected(graph)}")
    [[nodes]] = run(address, "MATCH (n) RETURN count(n)")
    [[links]] = run(address, "MATCH ()-[r]->() RETURN count(r)")
    print(f"{what}: {nodes:,} nodes + {links:,} relationships in {took:.1f} s, {(nodes + links) / took:,.0f} a second")
    print(f"    counts equal; the server changed {dict(changes) or 'nothing'}", flush=True)
    return changes


def loads(address: Address, graph: Graph) -> None:
    """Load, load again, and load a smaller edition, which must leave what it leaves in an empty database.

    Raises:
        ValueError: the second load changed something, or the third did more than remove.
    """
    timed(address, graph, "an empty database")
    if timed(address, graph, "the same again"):
        raise ValueError("loading twice changes something")
    if {*timed(address, smaller(graph), "a smaller edition")} != {"nodes_deleted", "relationships_deleted"}:
        raise ValueError("a smaller edition does more than remove")
    timed(address, graph, "the whole once more")


def answers(address: Address, graph: Graph, rounds: int) -> None:
    """The same questions to both stores in turns, which must answer the same.

    Raises:
        ValueError: the answers differ.
    """
    with tempfile.TemporaryDirectory() as folder, closing(Database(address)) as opened:
        sqlite.write(graph, Path(folder) / "view.sqlite")
        near = questions(sqlite.SqliteStore(Path(folder) / "view.sqlite", rows_kept=0))
        far = questions(Neo4jStore(opened, opened.marker()))
        for name, ask in near.items():
            if ask() != far[name]():
                raise ValueError(f"{name}: the stores answer differently")
            times = milliseconds(ask, rounds), milliseconds(far[name], rounds)
            print(f"{name:<45} p50 SQLite {times[0]:8.2f} ms, Neo4j {times[1]:8.2f} ms", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--papers", type=int, default=50_000)
    options.add_argument("--results", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=30)
    chosen = options.parse_args()
    graph = synthetic.graph(chosen.papers, chosen.results, seed=1)
    with database() as address:
        loads(address, graph)
        answers(address, graph, chosen.rounds)
        clear(address)


if __name__ == "__main__":
    main()
