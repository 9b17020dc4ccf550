"""From papers to a current edition: extract what is new, assemble, write. Who extracts is an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg import cache, edition, judgements, vocabulary
from kg.assemble import assemble
from kg.edition import Edition, Provenance
from kg.model import Paper, Reading
from kg.settings import Settings

Extract = Callable[[Sequence[Paper]], Iterable[Reading]]
Watch = Callable[[str, Iterable[Reading], int], Iterator[Reading]]
"""Passes readings on and shows how far a named stage has come, out of a total."""

CACHE = "cache.sqlite"


def build(
    directory: Path,
    papers: Sequence[Paper],
    extract: Extract,
    provenance: Provenance,
    settings: Settings,
    curation: Path | None,
    watch: Watch,
) -> Edition:
    """Build the edition of these papers in `directory` and make it current.

    Papers whose text this extractor version has read before come from the cache. The curated files are read first, so
    that a mistake in them costs nothing.
    """
    names, verdicts = vocabulary.load(curation), judgements.load(curation)
    with cache.opened(directory / CACHE, provenance.versions["extractor"]) as kept:
        readings, missing = kept.split(papers)
        readings += watch("extracting", kept.keep(extract(missing)), len(missing))
    readings.sort(key=lambda reading: reading.paper.id)
    graph = assemble(readings, names, verdicts)
    return edition.write(directory, graph, readings, provenance, settings)
