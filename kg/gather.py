"""Documents become papers on a shelf; what they hold besides is kept for the manifest and for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kg.errors import SourceError
from kg.manifest import Input
from kg.model import Paper, SetAside, Unexpected
from kg.shelf import Shelf


class Document(Protocol):
    """Something to be read, under its file name."""

    @property
    def name(self) -> str: ...

    def sha256(self) -> str: ...


D = TypeVar("D", bound=Document)
Item = Paper | SetAside | Unexpected


@dataclass(frozen=True, slots=True)
class Gathered:
    """Distinct papers, what they were read from, what was set aside, and fields that nobody expected, each once."""

    shelf: Shelf
    inputs: tuple[Input, ...]
    set_aside: tuple[SetAside, ...]
    unexpected: tuple[Unexpected, ...]


@contextmanager
def gathered(
    documents: Iterable[D],
    read: Callable[[D], Iterator[Item]],
    watch: Callable[[Iterator[Item]], Iterator[Item]],
    say: Callable[[SetAside | Unexpected], None],
) -> Iterator[Gathered]:
    """What documents give, as long as the context lasts; what is no paper is said as soon as it is met.

    Raises:
        SourceError: nothing at all could be read.
    """
    inputs: list[Input] = []
    aside: list[SetAside] = []
    unexpected: dict[tuple[str, str], Unexpected] = {}
    shelf = Shelf()
    try:
        for item in watch(_items(documents, read, inputs)):
            if isinstance(item, Paper):
                shelf.add(item)
            elif isinstance(item, SetAside):
                aside.append(item)
                say(item)
            elif (key := (item.format, item.field)) not in unexpected:
                unexpected[key] = item
                say(item)
            else:
                unexpected[key] = min(unexpected[key], item, key=lambda one: (one.document, one.line))
        shelf.merge()
        if not len(shelf):
            raise SourceError("nothing could be read from the sources")
        yield Gathered(shelf, tuple(inputs), tuple(aside), tuple(unexpected.values()))
    finally:
        shelf.close()


def _items(documents: Iterable[D], read: Callable[[D], Iterator[Item]], inputs: list[Input]) -> Iterator[Item]:
    for document in documents:
        yield from read(document)
        inputs.append(Input(document.name, document.sha256()))
