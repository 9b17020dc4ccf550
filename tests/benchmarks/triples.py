"""The dump of a million triples and more: seconds, triples a second and peak memory, beside rdflib's own serialiser.

python -m tests.benchmarks.triples [--triples 1000000] [--theirs 100000]

Each step runs in a process of its own, whose peak memory is its own. rdflib holds what it writes in memory, so that it
is given a part. Linux only.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from kg import edition
from kg.manifest import Provenance
from kg.settings import Settings
from tests.benchmarks import synthetic

PAPERS = 1_000
"""Papers of the graph that says how many triples a paper has."""


def made(triples: int, directory: Path) -> int:
    """Write an edition of at least so many triples; returns how many it has."""
    one = _written(PAPERS, directory / "one")
    return _written(-(-triples * PAPERS // one) * 11 // 10, directory)


def _written(papers: int, directory: Path) -> int:
    graph = synthetic.graph(papers, 2 * papers, seed=1)
    found = edition.write(directory, (), lambda _: graph, Provenance((), (), {}), Settings())
    with found.quads.open("rb") as lines:
        return sum(1 for _ in lines)


def theirs(dump: Path, triples: int) -> float:
    """Seconds that rdflib takes to write so many lines of a dump, which it has read before."""
    import rdflib

    data = rdflib.Dataset()
    with dump.open("rb") as lines:
        data.parse(data=b"".join(islice(lines, triples)), format="nquads")
    start = time.process_time()
    data.serialize(os.devnull, format="nquads")
    return time.process_time() - start


def measured(*command: str) -> tuple[float, float]:
    """Seconds of a core that a command takes, and megabytes at its peak."""
    process = subprocess.Popen([sys.executable, "-m", *command], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--triples", type=int, default=1_000_000)
    options.add_argument("--theirs", type=int, default=100_000)
    chosen = options.parse_args()
    # A process inherits the peak of the one that it is forked from: this one stays small.
    aside = ProcessPoolExecutor(1, get_context("spawn"))
    with tempfile.TemporaryDirectory() as folder, aside:
        directory = Path(folder) / "graph"
        count = aside.submit(made, chosen.triples, directory).result()
        dump = edition.current(directory).quads
        for name, command in {
            "kg export -f nq": ("kg", "export", "-f", "nq", "-d", str(directory), "-o", f"{folder}/out.nq"),
            "kg export -f ttl": ("kg", "export", "-f", "ttl", "-d", str(directory), "-o", f"{folder}/out.ttl"),
            "kg import": ("kg", "import", str(dump), "-d", f"{folder}/again"),
        }.items():
            seconds, peak = measured(*command)
            print(f"{name:<18} {_rate(count, seconds)}, {peak:5.0f} MB", flush=True)
        seconds = aside.submit(theirs, dump, chosen.theirs).result()
        print(f"rdflib's nquads    {_rate(chosen.theirs, seconds)}")


def _rate(triples: int, seconds: float) -> str:
    return f"{triples:>9,} triples {seconds:6.1f} s {triples / seconds:>9,.0f}/s"


if __name__ == "__main__":
    main()
