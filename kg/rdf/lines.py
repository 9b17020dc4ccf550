"""Quads as lines: each once and sorted by bytes, or by the things they belong to; on disk where they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.sorting import distinct

BATCH = 10_000
"""Quads that are written or read as text at a time."""


def lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """The quads as N-Quads lines, each once, sorted by bytes; memory does not grow with their number."""
    return distinct(written(quads))


def written(quads: Iterable[Quad]) -> Iterator[bytes]:
    """The quads as N-Quads lines, in their order."""
    rest = iter(quads)
    parts = iter(lambda: serialize(islice(rest, BATCH), format=RdfFormat.N_QUADS) or b"", b"")
    return (line for part in parts for line in part.splitlines(keepends=True))


def read(lines: Iterable[bytes]) -> Iterator[Quad]:
    """The quads of N-Quads lines that we wrote, in their order."""
    rest = iter(lines)
    while part := b"".join(islice(rest, BATCH)):
        yield from parse(part, RdfFormat.N_QUADS)


def subject(line: bytes) -> bytes:
    """The IRI that a line is about, without its brackets."""
    return line[1 : line.index(b">")]


def owner(line: bytes) -> bytes:
    """The IRI of the thing whose description a line belongs to."""
    return subject(line).partition(b"#")[0]


def by_owner(lines: Iterable[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """The lines of each thing, those of its parts among them, sorted."""
    marked = distinct(owner(line) + b"\0" + line for line in lines)
    for key, group in groupby(marked, key=lambda line: line.partition(b"\0")[0]):
        yield key.decode(), [line.partition(b"\0")[2] for line in group]
