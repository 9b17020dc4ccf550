"""From papers to a current edition: extract what is new, assemble, write. Who extracts is an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from kg import cache, edition, judgements, lint, lock, tables, vocabulary
from kg.assemble import assemble_sorted
from kg.cache import Cache
from kg.edition import Edition
from kg.manifest import Provenance
from kg.model import Graph, Paper, Reading, SetAside
from kg.settings import Settings
from kg.shelf import Shelf

Extract = Callable[[Iterable[Paper]], Iterable[Reading]]
Watch = Callable[[str, Iterable[Reading], int], Iterator[Reading]]
"""Passes readings on and shows how far a named stage has come, out of a total."""

CACHE, LOCK = "cache.sqlite", "build.lock"


@dataclass(frozen=True, slots=True)
class Maker:
    """How editions are made in a folder.

    `engine` gives who extracts so many papers; `curation` is a folder laid over the built-in curated files; `say` is
    told of papers that could not be read; `keep` is how many editions stay beside the new one.
    """

    directory: Path
    engine: Callable[[int], AbstractContextManager[Extract]]
    settings: Settings
    curation: Path | None
    watch: Watch
    say: Callable[[SetAside], None]
    keep: int = 1

    def build(self, shelf: Shelf, provenance: Provenance) -> Edition:
        """Build the edition of these papers and make it current.

        Raises:
            BadInput, CurationError: there is no such folder of curated files, or one of them breaks the rules.
            EditionError: another build is under way in the folder.
        """
        with lock.held(self.directory / LOCK):
            return self.made(shelf, provenance)

    def made(self, shelf: Shelf, provenance: Provenance, known: Iterable[Reading] = ()) -> Edition:
        """The edition of these papers, made current by whoever holds the folder's lock.

        Papers whose text this extractor version has read before are not read again: their readings come from the cache
        and from `known`. The curated files are read first, so that a mistake in them costs nothing.
        """
        lint.check(self.curation)
        names, verdicts = vocabulary.load(self.curation), judgements.load(self.curation)
        provenance = replace(provenance, curation=tables.marks(self.curation))

        def assembled(claims: Iterable[Reading]) -> Graph:
            return assemble_sorted(claims, names, verdicts, lambda rows: self.watch("assembling", rows, len(shelf)))

        with cache.opened(self.directory / CACHE, provenance.versions["extractor"]) as kept:
            unread = tuple(self._extract(shelf, kept, known))
            provenance = replace(provenance, unread=unread)
            readable = (paper for paper in shelf.sorted() if not unread or paper in kept)
            readings = self.watch("writing claims", map(kept.get, readable), len(shelf) - len(unread))
            return edition.write(
                self.directory, readings, assembled, provenance, self.settings, shelf.entries(), self.keep
            )

    def _extract(self, shelf: Shelf, kept: Cache, known: Iterable[Reading]) -> Iterator[SetAside]:
        """Extract what is not known, and say what could not be read."""
        if any(paper not in kept for paper in shelf.seen()):
            for _ in kept.keep(reading for reading in known if reading.paper not in kept):
                pass
        if count := sum(paper not in kept for paper in shelf.seen()):
            missing = (paper for paper in shelf.seen() if paper not in kept)
            with self.engine(count) as extract:
                for reading in self.watch("extracting", kept.keep(extract(missing)), count):
                    if unread := reading.unread:
                        self.say(unread)
                        yield unread
