"""The quads as an RDF store on disk, for SPARQL. Dumps are written from the quads, as it doesn't keep lexical forms."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store


def write(dump: Path, path: Path) -> None:
    """Load N-Quads into a new store."""
    store = Store(path)
    store.bulk_load(path=dump, format=RdfFormat.N_QUADS)
    store.flush()


def opened(path: Path) -> Store:
    """A store that any number of processes may read."""
    return Store.read_only(str(path))
