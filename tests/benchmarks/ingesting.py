"""What a day costs: 1,000 papers added to many, beside a build of all of them and beside one that reads nothing.

python -m tests.benchmarks.ingesting CORPUS.jsonl.gz [--papers 5000] [--new 1000] [--cache cache.sqlite]

Both parts stand evenly in the corpus, as later abstracts are longer. Seconds of a core are what is compared. An ingest
should take what the last build takes, which finds every text read before, and the reading of what is new. `--cache`:
readings of the same extractors, which spare the first build its own.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from extractors import engines, pipeline
from extractors.sources import documents, papers
from kg import ingest, settings
from kg.build import CACHE, Maker
from kg.edition import Edition
from kg.gather import gathered
from kg.manifest import Provenance
from tests.benchmarks.building import thinned

T = TypeVar("T")


@dataclass(slots=True)
class Stages:
    """Seconds of a core that each stage took."""

    since: float = field(default_factory=time.process_time)
    took: dict[str, float] = field(default_factory=dict)

    def watched(self, stage: str, items: Iterable[T], total: int | None) -> Iterator[T]:
        yield from items
        self.over(stage)

    def over(self, stage: str) -> None:
        now = time.process_time()
        self.took[stage], self.since = now - self.since, now


def made(title: str, directory: Path, sources: list[Path], adding: bool = False) -> Edition:
    """Build or ingest, and print what each stage took."""
    stages = Stages()
    found = gathered(
        documents([str(source) for source in sources]),
        papers,
        lambda items: stages.watched("parsing", items, None),
        lambda item: None,
    )
    with found as new:
        maker = Maker(
            directory,
            lambda count: engines.local(1),
            settings.from_environment(),
            None,
            stages.watched,
            lambda row: None,
        )
        went = Provenance(new.inputs, new.set_aside, {"paperkg": "", "extractor": pipeline.version()})
        edition = ingest.ingest(maker, new.shelf, went) if adding else maker.build(new.shelf, went)
    stages.over("indexing")
    each = ", ".join(f"{stage} {seconds:.0f}" for stage, seconds in stages.took.items())
    print(f"{title}: {sum(stages.took.values()):.0f} s of a core ({each})", flush=True)
    return edition


def parted(corpus: Path, count: int, more: int, folder: Path) -> tuple[Path, Path]:
    """Files of so many papers, and of so many others."""
    old, new = folder / "old.jsonl", folder / "new.jsonl"
    thinned(corpus, count, old)
    with gzip.open(corpus, "rb") as lines, old.open("rb") as before:
        known = {*before}
        rest = [line for line in lines if line not in known]
    new.write_bytes(b"".join(rest[:: len(rest) // more][:more]))
    return old, new


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--papers", type=int, default=5_000)
    options.add_argument("--new", type=int, default=1_000)
    options.add_argument("--cache", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        old, new = parted(given.corpus, given.papers, given.new, folder)
        graph, fresh = folder / "graph", folder / "fresh"
        if given.cache:
            graph.mkdir()
            shutil.copy(given.cache, graph / CACHE)
        made(f"build of {given.papers:,}", graph, [old])
        grown = made(f"ingest of {given.new:,} more", graph, [new], adding=True)
        whole = made("build of all", fresh, [old, new])
        made("build of all, every text read before", fresh, [old, new])
        print("the same bytes" if grown.id == whole.id else f"NOT THE SAME: {grown.id} and {whole.id}")


if __name__ == "__main__":
    main()
