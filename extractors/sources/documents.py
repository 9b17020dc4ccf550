"""What a user names on the command line, found: files, folders, globs, URLs and standard input as documents."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from glob import glob
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from kg import remote
from kg.errors import SourceError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STDIN = "-"
PIECE = 2**20
"""Bytes that are hashed at a time."""
MARKS = "*?["
"""What makes a name a glob."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source under its file name without folders ("-" for standard input), and how its bytes are opened anew.

    `open` raises OSError where the system refuses to give the bytes.
    """

    name: str
    open: Callable[[], BinaryIO]

    def sha256(self) -> str:
        """The hash of the bytes as they lie there; of none where they can't be read."""
        try:
            with self.open() as data:
                mark = hashlib.sha256()
                for piece in iter(lambda: data.read(PIECE), b""):
                    mark.update(piece)
        except OSError:
            mark = hashlib.sha256()
        return mark.hexdigest()


def documents(sources: Iterable[str]) -> Iterator[Document]:
    """The documents that `sources` name, in the order given and each once; folders are walked to the bottom, sorted.

    Hidden files of a folder are no sources. Every name is looked up before the first document is opened. Standard input
    is kept on disk, so that it can be opened like anything else.

    Raises:
        SourceError: no such file, nothing matches, an empty folder, or a URL that can't be opened here.
    """
    places = [place for source in sources for place in _places(source)]
    for place in _distinct(places):
        yield _document(place)


def _places(source: str) -> list[Path | str]:
    """The files that a source names; text stands for a URL or standard input."""
    if source == STDIN:
        return [source]
    if remote.is_url(source):
        return [*remote.files(source)] or _nothing(f"nothing matches {source}")
    path = Path(source)
    if path.exists():
        return [*_files(path)] or _nothing(f"no file in the folder {source}")
    if not any(mark in source for mark in MARKS):
        return _nothing(f"no such file or folder: {source}")
    found = sorted(glob(source, recursive=True))
    files = {file: None for name in found for file in _files(Path(name))}
    return [*files] or _nothing(f"nothing matches {source}")


def _nothing(problem: str) -> list[Path | str]:
    raise SourceError(problem)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = (file.relative_to(path) for file in path.rglob("*") if file.is_file())
    shown = (file for file in inside if not any(part.startswith(".") for part in file.parts))
    return [path / file for file in sorted(shown)]


def _distinct(places: Iterable[Path | str]) -> Iterable[Path | str]:
    first: dict[Path | str, Path | str] = {}
    for place in places:
        first.setdefault(place.resolve() if isinstance(place, Path) else place, place)
    return first.values()


def _document(place: Path | str) -> Document:
    if isinstance(place, Path):
        return Document(_name(place), lambda: place.open("rb"))
    if place == STDIN:
        return Document(STDIN, _kept(sys.stdin.buffer))
    return Document(place.rsplit("/", 1)[-1], partial(remote.opened, place))


def _kept(stream: BinaryIO) -> Callable[[], BinaryIO]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as its document
    shutil.copyfileobj(stream, file)
    file.flush()
    return lambda: io.BufferedReader(_Again(file))


class _Again(io.RawIOBase):
    """A file from its begin, at a place of its own: whoever else reads the file moves nothing here."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._place = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer).cast("B")
        data = os.pread(self._file.fileno(), len(room), self._place)
        room[: len(data)] = data
        self._place += len(data)
        return len(data)


def _name(path: Path) -> str:
    """The file's name as text: the system allows bytes that are none."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
