"""Files that lie elsewhere (object stores, web servers, other machines), by URL, as fsspec opens them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, cast

from kg.errors import SourceError


def is_url(place: str) -> bool:
    return "://" in place


def files(url: str) -> list[str]:
    """The URLs of the files at `url`, sorted: of one file, of those under a folder, or of those that a glob matches.

    Raises:
        SourceError: the kind of place is unknown, needs a package that is not installed, or can't be reached.
    """
    system, path = _system(url)
    try:
        found = system.glob(path) if any(mark in path for mark in "*?[") else [path]
        inside = [file for place in found for file in (system.find(place) if system.isdir(place) else [place])]
        there = [file for file in inside if system.exists(file)]
    except Exception as problem:
        raise SourceError(f"can't look into {url}: {problem}") from problem
    return sorted(dict.fromkeys(str(system.unstrip_protocol(file)) for file in there))


def opened(url: str) -> BinaryIO:
    """The file at `url`, to be read. Raises OSError."""
    system, path = _system(url)
    try:
        return cast("BinaryIO", system.open(path, "rb"))
    except Exception as problem:
        raise OSError(str(problem)) from problem


@contextmanager
def written(url: str) -> Iterator[BinaryIO]:
    """A file at `url` that appears only when it is whole: written under another name and moved.

    Raises:
        SourceError: the kind of place is unknown, needs a package that is not installed, or can't be written to.
    """
    system, path = _system(url)
    aside = f"{path}.part"
    try:
        out = system.open(aside, "wb")
    except Exception as problem:
        raise SourceError(f"can't write {url}: {problem}") from problem
    try:
        with out:
            yield cast("BinaryIO", out)
        system.mv(aside, path)
    except BaseException:
        with suppress(Exception):
            system.rm(aside)
        raise


def _system(url: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as problem:
        raise SourceError(f"can't open {url}: {problem}") from problem
    return system, path
