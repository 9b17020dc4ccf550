"""Views to measure on: synthetic graphs in SQLite files that may be kept, as writing a large one takes minutes."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.stores import sqlite
from tests.benchmarks import synthetic


def add_options(options: argparse.ArgumentParser) -> None:
    options.add_argument("--papers", type=int, default=100_000)
    options.add_argument("--results", type=int, default=200_000)
    options.add_argument("--view", type=Path, help="a file to keep, and to use again where it is there")


@contextmanager
def view(chosen: argparse.Namespace) -> Iterator[Path]:
    """The file that the options speak of, written where it is not there yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.view or Path(folder) / "view.sqlite"
        if not path.exists():
            _write(path, chosen.papers, chosen.results)
        yield path


def _write(path: Path, papers: int, results: int) -> None:
    start = time.perf_counter()
    graph = synthetic.graph(papers, results, seed=1)
    made = time.perf_counter()
    sqlite.write(graph, path)
    print(
        f"{len(graph.papers):,} papers, {len(graph.results):,} results: made in {made - start:.0f} s, "
        f"written in {time.perf_counter() - made:.0f} s, {path.stat().st_size / 1e6:.0f} MB",
        flush=True,
    )
