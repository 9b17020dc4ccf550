"""Lines in order, however many: runs that fit into memory are sorted there, kept on disk, and merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from typing import IO

RUN = 250_000
"""Lines that are sorted in memory at a time."""


def distinct(lines: Iterable[bytes], run: int = RUN) -> Iterator[bytes]:
    """The lines, each with its LF, sorted by bytes and each once; at most `run` of them are held at a time."""
    rest = iter(lines)
    with ExitStack() as files:
        runs: list[Iterable[bytes]] = []
        while part := sorted(set(islice(rest, run))):
            runs.append(_filled(files.enter_context(tempfile.TemporaryFile()), part))
        yield from (line for line, _ in groupby(heapq.merge(*runs)))


def _filled(file: IO[bytes], part: list[bytes]) -> IO[bytes]:
    file.writelines(part)
    file.seek(0)
    return file
