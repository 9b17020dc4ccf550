"""What a user names on the command line, opened: files, folders, globs and standard input as documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob
from hashlib import sha256
from pathlib import Path

from kg.errors import SourceError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one source under its file name without folders ("-" for standard input).

    `problem` says why the system refused to give the bytes (there are none then), else None.
    """

    name: str
    data: bytes
    sha256: str
    problem: str | None = None


def documents(sources: Iterable[str]) -> Iterator[Document]:
    """The documents that `sources` name, in the order given and each once; folders are walked to the bottom, sorted.

    Hidden files of a folder are no sources. Every name is looked up before the first document is read.

    Raises:
        SourceError: no such file, nothing matches, or an empty folder.
    """
    paths = [path for source in sources for path in _paths(source)]
    for path in _distinct(paths):
        yield _opened(path)


def _paths(source: str) -> list[Path | None]:
    """The files that a source names; None stands for standard input."""
    if source == STDIN:
        return [None]
    path = Path(source)
    if path.exists():
        return [*_files(path)] or _nothing(f"no file in the folder {source}")
    if not any(mark in source for mark in "*?["):
        return _nothing(f"no such file or folder: {source}")
    found = sorted(glob(source, recursive=True))
    files = {file: None for name in found for file in _files(Path(name))}
    return [*files] or _nothing(f"nothing matches {source}")


def _nothing(problem: str) -> list[Path | None]:
    raise SourceError(problem)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = (file.relative_to(path) for file in path.rglob("*") if file.is_file())
    shown = (file for file in inside if not any(part.startswith(".") for part in file.parts))
    return [path / file for file in sorted(shown)]


def _distinct(paths: Iterable[Path | None]) -> Iterable[Path | None]:
    first: dict[Path | None, Path | None] = {}
    for path in paths:
        first.setdefault(path and path.resolve(), path)
    return first.values()


def _opened(path: Path | None) -> Document:
    problem = None
    try:
        data = sys.stdin.buffer.read() if path is None else path.read_bytes()
    except OSError as error:
        data, problem = b"", f"can't be opened: {error.strerror}"
    return Document(STDIN if path is None else _name(path), data, sha256(data).hexdigest(), problem)


def _name(path: Path) -> str:
    """The file's name as text: the system allows bytes that are none."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
