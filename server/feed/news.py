"""Which results are new since an edition, since when, and which of them a filter lets through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice

from kg import history, names
from kg.answers import WHOLE
from kg.diff import new_results
from kg.edition import Edition
from kg.model import Kind
from kg.plan import And, Collection, Compare, Filter, Op, Selection, Slice, ThreeValued, Truth, Unknown
from kg.pruning import Lease
from kg.remembered import Remembered
from kg.stores.base import View
from server.feed.asked import Asked
from server.graphql.filters import Place, compiled
from server.library import Library

KEPT = 1_000_000
"""Ids of new results that are remembered."""

LOOKED_AT = 1_000
"""Results that a filter is tried on at a time."""


@dataclass(frozen=True, slots=True)
class Found:
    """The new results that a filter lets through, newest first, with the time since when each is there.

    `undecided` are those of them of which the filter can't tell; `excluded` counts such that were left out.
    """

    since: Mapping[str, str]
    undecided: frozenset[str]
    excluded: int


def editions(library: Library) -> tuple[Edition, ...]:
    """The editions that are kept, up to the one that is answered from; none where that is a database's."""
    if library.quads is None:
        return ()
    found = history.kept(library.quads.parents[2])
    places = [place for place, one in enumerate(found) if one.id == library.edition]
    return found[: places[0] + 1] if places else ()


@dataclass(frozen=True, slots=True)
class News:
    """Compares editions; what is new between two of them is remembered, as neither ever changes."""

    remembered: Remembered = field(default_factory=lambda: Remembered(KEPT))

    def found(self, library: Library, chain: Sequence[Edition], asked: Asked) -> Found:
        """The results that are new in the last edition of a chain and were not in its first.

        Raises:
            NameProblem: a name in the filter is unknown or ambiguous.
            Overdue: there is no time left.
        """
        place = Place(lambda kinds, text: names.resolve(library.view, kinds, text), (Kind.RESULT,))
        where = compiled(place, asked.where)
        with ExitStack() as leases:
            for edition in chain:
                leases.callback(Lease(edition.path).release)
            arrived = dict(self._arrived(library, chain))
        found = _filtered(library.view, sorted(arrived), where, asked.unknown)
        ordered = sorted(((arrived[id], id) for id in found.since), reverse=True)
        return Found({id: since for since, id in ordered}, found.undecided, found.excluded)

    def _arrived(self, library: Library, chain: Sequence[Edition]) -> Iterator[tuple[str, str]]:
        """Each new result with the time of the first edition that has it."""
        *between, last = chain[1:] or chain
        first = chain[0] if len(chain) > 1 else None
        new = {*self._new(first, last)}
        for edition in between:
            here = new.intersection(self._new(first, edition))
            new -= here
            yield from ((id, edition.manifest.built) for id in here)
        yield from ((id, library.built) for id in new)

    def _new(self, old: Edition | None, new: Edition) -> tuple[str, ...]:
        question = old.id if old else "", new.id
        return self.remembered.once(question, lambda: tuple(new_results(old.view() if old else None, new.view())), len)


def _filtered(view: View, ids: Sequence[str], where: Filter, unknown: Unknown) -> Found:
    kept: dict[str, str] = {}
    undecided: set[str] = set()
    excluded = 0
    rest = iter(ids)
    while part := tuple(islice(rest, LOOKED_AT)):
        selection = Selection(Collection.RESULTS, And((Compare("id", Op.IN, part), where)), unknown)
        rows = view.find(selection, (), Slice(first=len(part)))[WHOLE].rows
        kept |= dict.fromkeys((row.id for row in rows), "")
        undecided |= {row.id for row in rows if (ThreeValued.PARAMETERS, Truth.UNKNOWN) in row.match}
        excluded += view.count(selection)[WHOLE].unknown if unknown is Unknown.EXCLUDE else 0
    return Found(kept, frozenset(undecided), excluded)
