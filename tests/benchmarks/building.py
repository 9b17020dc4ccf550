"""Time and memory of a build, stage by stage: time per abstract must not grow with their number, and memory hardly.

python -m tests.benchmarks.building CORPUS.jsonl.gz [--papers 5000 15000 50000] [--processes 1]

Seconds of a core are what is compared: those of a clock tell how busy the machine was. Of a smaller number the papers
stand evenly in the corpus, as later abstracts are longer. The peak of a stage is that of the main process, and of its
workers where there are any. Linux only.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import os
import resource
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
from kg import settings
from kg.build import Maker
from kg.gather import gathered
from kg.manifest import Provenance

T = TypeVar("T")


@dataclass(slots=True)
class Meter:
    """Prints seconds and peak memory of each stage, as the stages pass by."""

    count: int
    since: tuple[float, float] = field(default_factory=lambda: (time.perf_counter(), _used()))

    def watched(self, stage: str, items: Iterable[T], total: int | None) -> Iterator[T]:
        yield from items
        self.over(stage)

    def over(self, stage: str) -> None:
        now = time.perf_counter(), _used()
        seconds, used = (after - before for before, after in zip(self.since, now, strict=True))
        workers = [_peak(child) for child in _workers()]
        each = f"{1000 * used / self.count:.2f} ms of a core each, {self.count / used:,.0f}/s per core"
        beside = f", a worker {max(workers)} MiB" if workers else ""
        print(f"  {stage}: {seconds:.1f} s, {each}, peak {_peak('self')} MiB{beside}", flush=True)
        self.since = now
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")


def _workers() -> list[int]:
    return [child.pid for child in multiprocessing.active_children() if child.pid]


def _used() -> float:
    """The seconds of cores that this process and its workers, also those that ended, have used."""
    stats = (Path(f"/proc/{worker}/stat").read_text(encoding="utf-8") for worker in _workers())
    fields = [stat.rsplit(")", 1)[1].split() for stat in stats]
    running = sum(int(row[11]) + int(row[12]) for row in fields) / os.sysconf("SC_CLK_TCK")
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime + running


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
        versions = {"paperkg": "", "extractor": pipeline.version()}
        maker = Maker(
            source.parent,
            lambda count: engines.local(processes),
            settings.from_environment(),
            None,
            meter.watched,
            lambda row: None,
        )
        maker.build(found.shelf, Provenance(found.inputs, found.set_aside, versions))
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
