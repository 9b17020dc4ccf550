"""What the embedded store takes for a question, without any cache of answers.

python -m tests.benchmarks.stores [--papers 100000] [--results 200000] [--view FILE] [--rounds 50]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

from kg.answers import WHOLE
from kg.model import CONCEPTS, Kind
from kg.names import resolve
from kg.plan import And, Collection, Compare, Fits, Op, Order, Selection, Slice, Some, Unknown
from kg.search import search
from kg.stores import sqlite
from kg.stores.base import View
from tests.benchmarks import views

PAGE = Slice(first=20)


def questions(view: View) -> dict[str, Callable[[], object]]:
    """What is asked, by name."""
    mmlu = resolve(view, [Kind.DATASET], "MMLU")
    on_mmlu = Some("datasets", Compare("id", Op.EQ, mmlu))
    small_gains = And((on_mmlu, Compare("claim", Op.EQ, "gain"), Fits(high=1e10, high_open=True)))
    headline = Selection(Collection.TECHNIQUES, Some("results", small_gains), Unknown.INCLUDE)
    gains = Selection(Collection.RESULTS, small_gains, Unknown.INCLUDE)
    owners = tuple(row.id for row in view.find(headline, (), PAGE)[WHOLE].rows)
    owned = Selection(Collection.RESULTS, small_gains, Unknown.INCLUDE, Collection.TECHNIQUES, "results", owners)
    return {
        "find: headline": lambda: view.find(headline, (), PAGE),
        "count: headline": lambda: view.count(headline),
        "find: gains on MMLU by value": lambda: view.find(gains, (Order("value", descending=True),), PAGE),
        "count: gains on MMLU": lambda: view.count(gains),
        "facet: gains on MMLU by technique": lambda: view.facet(gains, ("technique",), 10),
        "expand: gains of 20 techniques": lambda: view.find(owned, (), PAGE),
        "find: newest papers": lambda: view.find(Selection(Collection.PAPERS), (Order("published", True),), PAGE),
        "get: 20 techniques": lambda: view.get(owners),
        "resolve: MMLU": lambda: resolve(view, [Kind.DATASET], "MMLU"),
        "search: mmlu": lambda: search(view, CONCEPTS, "mmlu", 10),
        "search: knowlege distilation, everywhere": lambda: search(view, Kind, "knowlege distilation", 10),
    }


def milliseconds(ask: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    views.add_options(options)
    options.add_argument("--rounds", type=int, default=50)
    chosen = options.parse_args()
    with views.view(chosen) as path:
        for question, ask in questions(sqlite.SqliteStore(path, rows_kept=0)).items():
            print(f"{question:<45} p50 {milliseconds(ask, chosen.rounds):8.3f} ms", flush=True)


if __name__ == "__main__":
    main()
