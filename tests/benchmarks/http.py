"""The headline query over HTTP beside a bare JSON route of the same size on the same server.

python -m tests.benchmarks.http [--papers 100000] [--results 200000] [--rounds 500]
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import socket
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import uvicorn
from starlette.requests import Request
from starlette.responses import Response

from kg.settings import LOCAL_IRI
from kg.stores import sqlite
from server.app import create_app
from server.library import Library
from tests.benchmarks import synthetic

HEADLINE = (Path(__file__).parents[2] / "kg/examples/questions").glob("01-*/question.graphql")


def serve(view: Path, port: int, size_of: bytes) -> None:
    """The real application with one more route, which answers `size_of`, decoded once and encoded each time."""
    content = msgspec.json.decode(size_of)

    async def bare(request: Request) -> Response:
        await request.body()
        return Response(msgspec.json.encode(content), media_type="application/json")

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


@contextmanager
def running(view: Path, body: bytes = b"{}") -> Iterator[http.client.HTTPConnection]:
    """A connection to the server in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(view, port, body))
    process.start()
    try:
        yield _connected(port)
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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--papers", type=int, default=100_000)
    options.add_argument("--results", type=int, default=200_000)
    options.add_argument("--rounds", type=int, default=500)
    chosen = options.parse_args()
    query = msgspec.json.encode({"query": next(HEADLINE).read_text(encoding="utf-8")})
    with tempfile.TemporaryDirectory() as folder:
        view = Path(folder) / "view.sqlite"
        sqlite.write(synthetic.graph(chosen.papers, chosen.results, seed=1), view)
        with running(view) as connection:
            answer = post(connection, "/graphql", query)
        with running(view, answer) as connection:
            times = [
                (milliseconds(connection, "/graphql", query), milliseconds(connection, "/bare", query))
                for _ in range(chosen.rounds)
            ]
    graphql, bare = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{chosen.papers:,} papers, {chosen.results:,} results; answer of {len(answer):,} bytes")
    print(f"headline query p50 {graphql:.2f} ms, bare route {bare:.2f} ms, ratio {graphql / bare:.1f}")


if __name__ == "__main__":
    main()
