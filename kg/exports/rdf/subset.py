"""Part of a graph: things of some kinds, or one thing with all that is said of it and around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.edition import Edition
from kg.errors import BadInput
from kg.model import Kind
from kg.rdf.codecs import iri
from kg.rdf.lines import owner
from kg.rdf.terms import DCTERMS
from kg.stores.base import View

ABSTRACT = f" <{DCTERMS}abstract> ".encode()


@dataclass(frozen=True, slots=True)
class Subset:
    """Which lines of a dump are wanted: of all things where nothing is named; `text` with abstracts."""

    kinds: frozenset[str] = frozenset()
    things: frozenset[bytes] | None = None
    text: bool = True

    @classmethod
    def of(cls, edition: Edition, only: Iterable[str], text: bool = True) -> Subset:
        """The subset of kinds, ids and names like `dataset/mmlu`.

        Raises:
            BadInput: no kind, and nothing has that id.
        """
        wanted = list(only)
        ids = [name for name in wanted if name not in {*Kind}]
        if not wanted:
            return cls(text=text)
        base, view = edition.manifest.base_iri, edition.view()
        things = frozenset(iri(base, id).encode() for id in _around(view, ids))
        kinds = frozenset(base + name for name in wanted if name in {*Kind})
        return cls(kinds, things, text)

    def lines(self, dump: Path) -> Callable[[], Iterator[bytes]]:
        """The wanted lines of a dump, as often as they are asked for."""

        def wanted() -> Iterator[bytes]:
            with dump.open("rb") as lines:
                yield from filter(self._wants, lines)

        return wanted

    def _wants(self, line: bytes) -> bool:
        if not self.text and ABSTRACT in line.partition(b'"')[0]:
            return False
        return self.things is None or self._names(owner(line))

    def _names(self, thing: bytes) -> bool:
        return thing in (self.things or ()) or thing.rpartition(b"/")[0].decode() in self.kinds


def _around(view: View, ids: list[str]) -> set[str]:
    """Each node, those that relations join it with, and those that results and comparisons of these are joined with."""
    unknown = [id for id in ids if id not in view.get([id])]
    if unknown:
        raise BadInput(f"--only takes {', '.join(Kind)}, or an id like dataset/mmlu: nothing is {unknown[0]!r}")
    near = {*ids} | {end for link in view.links(ids, None) for end in (link.source, link.target)}
    said = sorted(id for id in near if id.startswith((f"{Kind.RESULT}/", f"{Kind.COMPARISON}/")))
    return near | {end for link in view.links(said, None) for end in (link.source, link.target)}
