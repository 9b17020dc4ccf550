"""What a dump says of one thing: found by bisecting the file, as its lines are sorted."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path


def about(dump: Path, iri: str) -> list[bytes]:
    """The lines of a thing and of its parts, sorted; none where the dump says nothing of it."""
    with dump.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
        return [line for start in (f"<{iri}#", f"<{iri}>") for line in _starting(lines, start.encode())]


def _starting(lines: mmap.mmap, start: bytes) -> Iterator[bytes]:
    """The lines that begin so."""
    lines.seek(_first(lines, start))
    while (line := lines.readline()).startswith(start):
        yield line


def _first(lines: mmap.mmap, start: bytes) -> int:
    """Where the first line stands that is not before `start`."""
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        begin = lines.rfind(b"\n", low, middle) + 1 or low
        end = lines.find(b"\n", middle) + 1 or len(lines)
        low, high = (end, high) if lines[begin:end] < start else (low, begin)
    return low
