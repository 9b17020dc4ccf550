"""The quads as an RDF store on disk, for SPARQL. Dumps are written from the quads, as it doesn't keep lexical forms."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from pyoxigraph import RdfFormat, Store

BATCH = 100_000
"""Lines that are loaded at once: a whole dump would be held in memory, up to some gigabytes of it."""


def write(dump: Path, path: Path) -> None:
    """Load N-Quads into a new store."""
    store = Store(path)
    with dump.open("rb") as lines:
        while batch := b"".join(islice(lines, BATCH)):
            store.bulk_load(batch, format=RdfFormat.N_QUADS)
    store.flush()


def opened(path: Path) -> Store:
    """A store that any number of processes may read."""
    return Store.read_only(str(path))
