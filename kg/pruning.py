"""Which editions stay on disk: the newest, and those that somebody answers from, however old."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec

from kg.errors import EditionError

MANIFEST, USED = "manifest.json", "in-use"
"""`USED` is an empty database of SQLite's, which whoever answers from an edition keeps a read lock on."""


class _Built(msgspec.Struct):
    """Of a manifest, its time."""

    built: str


_BUILT = msgspec.json.Decoder(_Built)


class Lease:
    """An edition that is not removed until this is let go of: by `release`, by the collector, or by the process's end.

    Where the folder can't be written to, nobody removes anything of it, and the lease is nothing.
    """

    def __init__(self, edition: Path) -> None:
        """Raises EditionError where the edition has gone, or can't be kept."""
        self.release: Callable[[], object] = lambda: None
        try:
            if not (used := edition / USED).exists() and os.access(edition, os.W_OK):
                used.touch()
            if used.exists():
                lock = sqlite3.connect(_address(used), uri=True, isolation_level=None, check_same_thread=False)
                self.release = weakref.finalize(self, lock.close)
                lock.execute("BEGIN")
                lock.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        except (OSError, sqlite3.OperationalError) as problem:
            raise EditionError(f"{edition} can't be kept from being removed: {problem}") from problem
        # Looked at last: until the lock was held it may have been removed.
        if not (edition / MANIFEST).exists():
            self.release()
            raise EditionError(f"there is no edition at {edition} any more")


def by_age(editions: Path) -> list[Path]:
    """The whole editions in a folder, in the order in which they were made."""
    places = [path for path in editions.iterdir() if path.name[0] != "."] if editions.is_dir() else []
    made = {path: when for path in places if (when := _made(path / MANIFEST))}
    return sorted(made, key=lambda path: (made[path], path.name))


def prune(editions: Path, new: str, before: str, keep: int) -> None:
    """Remove all but the new edition, the `keep` newest up to the one before it, and those that are in use.

    What was made after the one before, but never became current, was abandoned, and goes too.
    """
    names = [path.name for path in by_age(editions) if path.name != new]
    earlier = names[: names.index(before) + 1] if before in names else names
    stay = {new, *earlier[-keep:]}
    for path in editions.iterdir():
        if path.name not in stay:
            _remove(path)


def sweep(editions: Path) -> None:
    """Remove what killed builds left behind; for whoever holds the folder's lock."""
    for path in editions.glob(".*"):
        shutil.rmtree(path, ignore_errors=True)


def _remove(path: Path) -> None:
    """Take away what nobody uses, under another name first, so that no half of an edition is ever seen."""
    aside = Path(tempfile.mkdtemp(prefix=".removed-", dir=path.parent))
    with _unused(path) as free:
        if free:
            path.rename(aside / path.name)
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _unused(path: Path) -> Iterator[bool]:
    """Whether nobody answers from an edition; nor can anybody begin to, as long as the context lasts."""
    if not path.is_dir():
        yield True
        return
    (path / USED).touch()
    with closing(sqlite3.connect(path / USED, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            free = False
        else:
            free = True
        yield free


def _made(manifest: Path) -> tuple[str, int] | None:
    """When an edition was made: as it says, to the second, and as the file system says, where that isn't enough."""
    try:
        return _BUILT.decode(manifest.read_bytes()).built, manifest.stat().st_mtime_ns
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _address(used: Path) -> str:
    return f"file:{quote(str(used.absolute()))}?mode=ro"
