"""The difference of two editions as an RDF Patch: rows that turn the quads of one into those of the other.

The format is Apache Jena's text form of RDF Patch (https://jena.apache.org/documentation/rdf-patch/): `H id`, `H prev`,
then within one transaction `D` and `A` rows of N-Quads terms. The ids of both editions are the patch's own names for
them, so that patches can be kept in a log and applied in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from kg.diff.merging import paired
from kg.edition import Edition

GRAPH = b"urn:paperkg:edition:"
"""What goes before an edition's id to make its name in a patch."""


def write(old: Edition, new: Edition, out: BinaryIO) -> None:
    """Write the patch; memory does not grow with the editions, whose quads are sorted already."""
    put: Callable[[bytes], object] = out.write
    put(b"H id <" + GRAPH + new.id.encode() + b"> .\nH prev <" + GRAPH + old.id.encode() + b"> .\nTX .\n")
    with old.quads.open("rb") as before, new.quads.open("rb") as after:
        for row in rows(before, after):
            put(row)
    put(b"TC .\n")


def rows(before: Iterable[bytes], after: Iterable[bytes]) -> Iterator[bytes]:
    """`D` and `A` rows for sorted lines of N-Quads, in their order."""
    for gone, come in paired(before, after, key=lambda line: line):
        if come is None:
            yield b"D " + (gone or b"")
        elif gone is None:
            yield b"A " + come
