"""What goes in and out of a command: data to stdout or a file, progress and notices to stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from kg import remote
from kg.errors import BadInput
from kg.model import SetAside, Unexpected

T = TypeVar("T")

STDOUT = "-"
EVERY = 30
"""Seconds between two lines of progress."""

stderr = Console(stderr=True, highlight=False, soft_wrap=True)


def watched(stage: str, items: Iterable[T], total: int | None) -> Iterator[T]:
    """Pass items on and show rate and time left: as a bar, or a line now and then where nobody looks on."""
    if not stderr.is_terminal:
        yield from _told(stage, items, total)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=stderr) as progress:
        task = progress.add_task(stage, total=total, rate="")
        for item in items:
            speed = progress.tasks[0].speed
            progress.update(task, advance=1, rate=_speed(speed) if speed else "")
            yield item


def _told(stage: str, items: Iterable[T], total: int | None) -> Iterator[T]:
    start = said = time.monotonic()
    done = 0
    for done, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if now - said >= EVERY:
            said = now
            rate = done / (now - start)
            left = f" of {total:,}, {timedelta(seconds=round((total - done) / rate))} left" if total else ""
            stderr.print(f"{stage}: {done:,}{left}, {_speed(rate)}", markup=False)
    seconds = time.monotonic() - start
    stderr.print(f"{stage}: {done:,} in {seconds:.1f} s, {_speed(done / max(seconds, 1e-9))}", markup=False)


def _speed(rate: float) -> str:
    return f"{rate:.0f}/s" if rate >= 10 else f"{rate:.1f}/s"


def report(row: SetAside | Unexpected) -> None:
    """One line for what could not be read, or what nobody knows what to do with: file, line, reason."""
    place = row.document if row.line is None else f"{row.document}:{row.line}"
    if isinstance(row, SetAside):
        stderr.print(f"set aside {place}: {row.reason}", markup=False)
    else:
        stderr.print(f"unexpected field {row.field!r} in {row.format}, first at {place}", markup=False)


def print_counts(title: str, counts: Mapping[str, int]) -> None:
    """A two-column table on stdout."""
    print_table(title, {name: f"{count:,}" for name, count in counts.items()})


def print_table(title: str, rows: Mapping[str, object]) -> None:
    """A two-column table on stdout, of anything that can be said."""
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, said in rows.items():
        table.add_row(name, str(said))
    Console(file=sys.stdout, highlight=False).print(table)


@contextmanager
def destination(place: str | None) -> Iterator[BinaryIO]:
    """A file, here or at a URL, that appears only when it is whole; or standard output, which is "-" too.

    Raises:
        BadInput, SourceError: the place can't be written to.
    """
    if place is None or place == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with remote.written(place) if remote.is_url(place) else _written(Path(place)) as out:
        yield out


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    """A file, written aside and moved to its place when it is whole; a pipe or a device is written to as it is."""
    is_file = path.is_file() or not path.exists()
    whole = path.resolve() if is_file else path
    aside = whole.with_name(f".{whole.name}.part") if is_file else path
    try:
        out = aside.open("wb")
    except OSError as problem:
        raise BadInput(f"can't write {path}: {problem.strerror} ({path.parent})") from problem
    try:
        with out:
            yield out
        if is_file:
            aside.replace(whole)
    except BaseException:
        if is_file:
            aside.unlink(missing_ok=True)
        raise


def variables_of(text: str) -> dict[str, object]:
    """The variables of a query, from a JSON object."""
    try:
        return msgspec.json.decode(text, type=dict[str, object])
    except msgspec.DecodeError as problem:
        raise BadInput(f"--variables must be a JSON object: {problem}") from problem


def text_of(file: Path) -> str:
    """What a file of the user's says."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadInput(f"can't read {file}: {problem}") from problem


def print_json(value: object) -> None:
    """Indented JSON on stdout."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
