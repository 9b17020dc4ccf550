"""From papers to a current edition: extract what is new, assemble, write. Who extracts is an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from kg import cache, edition, judgements, lock, vocabulary
from kg.assemble import assemble_sorted
from kg.edition import Edition, Provenance
from kg.model import Graph, Paper, Reading
from kg.settings import Settings
from kg.shelf import Shelf

Extract = Callable[[Iterable[Paper]], Iterable[Reading]]
Watch = Callable[[str, Iterable[Reading], int], Iterator[Reading]]
"""Passes readings on and shows how far a named stage has come, out of a total."""

CACHE, LOCK = "cache.sqlite", "build.lock"


def build(
    directory: Path,
    shelf: Shelf,
    engine: Callable[[int], AbstractContextManager[Extract]],
    provenance: Provenance,
    settings: Settings,
    curation: Path | None,
    watch: Watch,
) -> Edition:
    """Build the edition of these papers in `directory` and make it current.

    `engine` gives who extracts so many papers. Those whose text this extractor version has read before come from the
    cache. The curated files are read first, so that a mistake in them costs nothing.

    Raises:
        BadInput, CurationError: there is no such folder of curated files, or one of them is malformed.
        EditionError: another build is under way in `directory`.
    """
    names, verdicts = vocabulary.load(curation), judgements.load(curation)
    with lock.held(directory / LOCK), cache.opened(directory / CACHE, provenance.versions["extractor"]) as kept:
        count = sum(paper not in kept for paper in shelf.seen())
        missing = (paper for paper in shelf.seen() if paper not in kept)
        if count:
            with engine(count) as extract:
                for _ in watch("extracting", kept.keep(extract(missing)), count):
                    pass

        def assembled(claims: Iterable[Reading]) -> Graph:
            return assemble_sorted(claims, names, verdicts, lambda rows: watch("assembling", rows, len(shelf)))

        readings = watch("writing claims", map(kept.get, shelf.sorted()), len(shelf))
        return edition.write(directory, readings, assembled, provenance, settings)
