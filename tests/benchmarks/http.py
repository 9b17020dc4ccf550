"""The headline query over HTTP beside a bare JSON route that gives the same answers on the same server.

Asked in turns: first about many datasets and sizes, once each, so that nothing can be remembered; then the same again
and again.

python -m tests.benchmarks.http [--papers 100000] [--results 200000] [--view FILE] [--rounds 500]
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import socket
import statistics
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import uvicorn
from starlette.requests import Request
from starlette.responses import Response

from kg.answers import WHOLE
from kg.plan import Collection, Order, Selection, Slice
from kg.settings import LOCAL_IRI
from kg.stores import sqlite
from server.app import create_app
from server.graphql.cursors import encode
from server.library import Library
from tests.benchmarks import views

HEADLINE = (Path(__file__).parents[2] / "kg/examples/questions").glob("01-*/question.graphql")


DATASETS, SIZES = 20, (5e8, 1e9, 2e9, 3e9, 5e9, 7e9, 9e9, 2e10, 3e10, 7e10)
"""So many of the datasets with the most results, and sizes below which models shall be."""

ROWS, PAGES = 100, 200
PAGE = """query Page($after: String) {
  results(first: 100, after: $after) {
    nodes { id name printed value unit kind direction claim bound confidence }
  }
}"""
"""Ten fields of a hundred nodes."""

Answers = Mapping[bytes, bytes]
"""Of requests, by their bodies."""


def serve(view: Path, port: int, answers: Answers) -> None:
    """The real application with one more route, which gives known answers, decoded once and encoded each time."""
    known = {body: msgspec.json.decode(answer) for body, answer in answers.items()}

    async def bare(request: Request) -> Response:
        return Response(msgspec.json.encode(known[await request.body()]), media_type="application/json")

    app = create_app(Library(sqlite.SqliteStore(view), "benchmark", "", LOCAL_IRI))
    app.add_route("/bare", bare, methods=["POST"])
    uvicorn.run(app, port=port, log_level="error")


def post(connection: http.client.HTTPConnection, path: str, body: bytes) -> bytes:
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    return connection.getresponse().read()


def milliseconds(connection: http.client.HTTPConnection, path: str, body: bytes) -> float:
    start = time.perf_counter()
    post(connection, path, body)
    return 1000 * (time.perf_counter() - start)


@dataclass(frozen=True)
class Server:
    """A connection to a server, and the id of its process."""

    connection: http.client.HTTPConnection
    process: int


@contextmanager
def running(view: Path, answers: Answers) -> Iterator[Server]:
    """The server in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(view, port, answers))
    process.start()
    assert process.pid
    try:
        yield Server(_connected(port), process.pid)
    finally:
        process.terminate()
        process.join()


def _connected(port: int) -> http.client.HTTPConnection:
    deadline = time.monotonic() + 60
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.connect()
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return connection


def pages(view: Path) -> list[bytes]:
    """Pages of 100 results with ten fields each, one after the other, so that no two are alike."""
    store = sqlite.SqliteStore(view)
    first = store.find(Selection(Collection.RESULTS), (), Slice(first=ROWS * PAGES))[WHOLE].rows
    cursors = [encode((), row.key) for row in first[::ROWS]]
    return [msgspec.json.encode({"query": PAGE, "variables": {"after": cursor}}) for cursor in cursors]


def requests(view: Path) -> list[bytes]:
    """The headline query about each dataset and size, and last of all as it stands."""
    query = next(HEADLINE).read_text(encoding="utf-8")
    order = (Order("results", descending=True),)
    page = sqlite.SqliteStore(view).find(Selection(Collection.DATASETS), order, Slice(first=DATASETS))[WHOLE]
    varied = [{"dataset": row.id, "below": size} for size in SIZES for row in page.rows]
    return [msgspec.json.encode({"query": query, "variables": variables}) for variables in (*varied, {})]


def measure(name: str, connection: http.client.HTTPConnection, bodies: Iterable[bytes]) -> None:
    """Both routes in turns, so that whatever else the machine does slows both."""
    times = [(milliseconds(connection, "/graphql", body), milliseconds(connection, "/bare", body)) for body in bodies]
    graphql, bare = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{name:<45} p50 {graphql:6.2f} ms, bare route {bare:6.2f} ms, ratio {graphql / bare:5.1f}", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    views.add_options(options)
    options.add_argument("--rounds", type=int, default=500)
    chosen = options.parse_args()
    with views.view(chosen) as view:
        *varied, headline = requests(view)
        long = pages(view)
        with running(view, {}) as server:
            answers = {body: post(server.connection, "/graphql", body) for body in (*varied, headline, *long)}
        sizes = [len(answers[body]) for body in varied]
        print(f"answers of {statistics.median(sizes):,.0f} bytes (p50); the headline's {len(answers[headline]):,}")
        with running(view, answers) as server:
            measure(f"headline query, {len(varied)} datasets and sizes once", server.connection, varied)
            measure("headline query, the same again and again", server.connection, [headline] * chosen.rounds)
            measure(f"{len(long)} pages of 100 nodes x 10 fields once", server.connection, long)


if __name__ == "__main__":
    main()
