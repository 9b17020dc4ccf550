"""A document's bytes a piece at a time, unpacked where they are gzip."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

PIECE = 65_536
"""Bytes that are read, and at most unpacked, at a time."""
FREE = 64 * 2**20
"""Unpacked bytes that are given before anyone asks what they were packed into."""
RATIO = 200
"""Bytes that one byte of honest text never unpacks to: gzip packs prose to a third, and nothing beyond 1,032."""

_GZIP = b"\x1f\x8b"


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The stream's bytes, lazily; what can be read before a problem is given first.

    Raises:
        OSError: the stream can't be read on.
        ValueError: its gzip data is broken off, damaged, or unpacks to far more than any text.
    """
    first = stream.read(PIECE)
    rest = chain([first], iter(lambda: stream.read(PIECE), b""))
    yield from _unpacked(rest) if first.startswith(_GZIP) else rest


def _unpacked(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Every member of a gzip file; zeros after a member are padding."""
    unpacker = zlib.decompressobj(wbits=31)
    taken = given = 0
    for piece in packed:
        taken += len(piece)
        left = piece.lstrip(b"\0") if unpacker.eof else piece
        while left:
            if unpacker.eof:
                unpacker = zlib.decompressobj(wbits=31)
            part = _decompressed(unpacker, left)
            given += len(part)
            if given > max(FREE, RATIO * taken):
                raise ValueError(f"a gzip bomb: {taken:,} bytes unpack to more than {given:,}")
            yield part
            left = unpacker.unused_data.lstrip(b"\0") if unpacker.eof else unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise ValueError("gzip data that breaks off")


def _decompressed(unpacker: zlib._Decompress, data: bytes) -> bytes:
    try:
        return unpacker.decompress(data, PIECE)
    except zlib.error as problem:
        raise ValueError(f"damaged gzip data: {problem}") from problem
