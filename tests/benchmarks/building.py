"""Time and memory of a build, stage by stage: time per abstract must not grow with their number, and memory hardly.

python -m tests.benchmarks.building CORPUS.jsonl.gz [--papers 5000 15000 50000] [--processes 1] [--directory DIR]

The peak of a stage is that of the main process, and of its workers where there are any. Linux only.
"""

from __future__ import annotations

import argparse
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from extractors import engines, pipeline
from extractors.sources import documents, papers
from kg import build, settings
from kg.edition import Provenance
from kg.gather import gathered

T = TypeVar("T")


@dataclass(slots=True)
class Meter:
    """Prints seconds and peak memory of each stage, as the stages pass by."""

    count: int
    since: float = field(default_factory=time.perf_counter)

    def watched(self, stage: str, items: Iterable[T], total: int | None) -> Iterator[T]:
        yield from items
        self.over(stage)

    def over(self, stage: str) -> None:
        seconds = time.perf_counter() - self.since
        workers = [_peak(child.pid) for child in multiprocessing.active_children() if child.pid]
        each = f"{1000 * seconds / self.count:.2f} ms each, {self.count / seconds:,.0f}/s"
        beside = f", a worker {max(workers)} MiB" if workers else ""
        print(f"  {stage}: {seconds:.1f} s, {each}, peak {_peak('self')} MiB{beside}", flush=True)
        self.since += seconds
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")


def _peak(process: int | str) -> int:
    """The most MiB that a process held since its peak was last forgotten."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) // 1024


def measured(corpus: Path, count: int, processes: int, directory: Path) -> None:
    [document] = documents([str(corpus)])
    print(f"{count:,} papers, {processes} processes")
    meter = Meter(count)
    reading = gathered(
        [document],
        lambda document: islice(papers(document), count),
        lambda items: meter.watched("reading", items, None),
        lambda item: None,
    )
    with reading as found:
        meter.over("joining")
        provenance = Provenance(found.inputs, found.set_aside, {"paperkg": "", "extractor": pipeline.version()})
        build.build(
            directory,
            found.shelf,
            lambda count: engines.local(processes),
            provenance,
            settings.from_environment(),
            None,
            meter.watched,
        )
    meter.over("assembling and indexing")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--papers", type=int, nargs="+", default=[5_000, 15_000, 50_000])
    options.add_argument("--processes", type=int, default=1)
    options.add_argument("--directory", type=Path, help="build here, and keep it, to see what a second build takes")
    given = options.parse_args()
    if len(given.papers) == 1:
        with tempfile.TemporaryDirectory() as folder:
            measured(given.corpus, given.papers[0], given.processes, given.directory or Path(folder))
        return
    for count in given.papers:  # in a process of its own, as memory that was once taken counts on
        one = ["--papers", str(count), "--processes", str(given.processes)]
        subprocess.run([sys.executable, "-m", "tests.benchmarks.building", given.corpus, *one], check=True)


if __name__ == "__main__":
    main()
