"""Time and memory of a build, stage by stage: time per abstract must not grow with their number, and memory hardly.

python -m tests.benchmarks.building CORPUS.jsonl.gz [--papers 5000 15000 50000] [--processes 1]

Of a smaller number the papers stand evenly in the corpus, as later abstracts are longer. The peak of a stage is that of
the main process, and of its workers where there are any. Linux only.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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


def measured(source: Path, count: int, processes: int) -> None:
    """Build the edition of a file of so many papers, beside it."""
    print(f"{count:,} papers, {processes} processes")
    meter = Meter(count)
    reading = gathered(
        documents([str(source)]), papers, lambda items: meter.watched("reading", items, None), lambda item: None
    )
    with reading as found:
        meter.over("joining")
        build.build(
            source.parent,
            found.shelf,
            lambda count: engines.local(processes),
            Provenance(found.inputs, found.set_aside, {"paperkg": "", "extractor": pipeline.version()}),
            settings.from_environment(),
            None,
            meter.watched,
        )
    meter.over("assembling and indexing")


def thinned(corpus: Path, count: int, place: Path) -> None:
    """Write so many lines of the corpus, evenly taken."""
    with gzip.open(corpus, "rb") as lines:
        every = sum(1 for _ in lines) / count
    with gzip.open(corpus, "rb") as lines, place.open("wb") as out:
        out.writelines(line for number, line in enumerate(lines) if number // every != (number - 1) // every)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--papers", type=int, nargs="+", default=[5_000, 15_000, 50_000])
    options.add_argument("--processes", type=int, default=1)
    given = options.parse_args()
    if given.corpus.suffix != ".gz":
        measured(given.corpus, given.papers[0], given.processes)
        return
    for count in given.papers:  # in a process of its own, as memory that was once taken counts on
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "papers.jsonl"
            thinned(given.corpus, count, source)
            one = [str(source), "--papers", str(count), "--processes", str(given.processes)]
            subprocess.run([sys.executable, "-m", "tests.benchmarks.building", *one], check=True)


if __name__ == "__main__":
    main()
