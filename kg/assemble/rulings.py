"""What people's verdicts mean for assembly, keyed by the ids that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.ids import concept_id, digest
from kg.judgements import Judgements, Predicate
from kg.model import TECHNIQUES, Judgement, Kind, Paper, Verdict
from kg.vocabulary import Vocabulary

EVERYWHERE = ""
"""The scope of a judgement that names no paper."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """Scopes are paper ids, or EVERYWHERE. Build one with `of`."""

    _merged: Mapping[tuple[str, str], str]
    _apart: frozenset[tuple[str, frozenset[str]]]
    _about: Mapping[tuple[str, Predicate], tuple[tuple[str, Judgement], ...]]

    _listed: Mapping[str, str]
    """From the ids that names had before a vocabulary row took them in to the row's."""

    @classmethod
    def of(cls, judgements: Judgements, papers: Iterable[Paper], vocabulary: Vocabulary) -> Rulings:
        """The papers tell which of their former ids a judgement may still name, the vocabulary which of its names'."""
        now = {former: paper.id for paper in papers for former in paper.former}
        listed = _taken_in(vocabulary)
        same = judgements.decided(Predicate.SAME_AS)
        denied = [row for row in same if row.verdict is Verdict.NO]
        apart = frozenset((_current(row.paper, now), pair) for row in denied for pair in _pairs(row, listed))
        made = cls({}, apart, {}, listed)
        merged = {}
        for row in same:
            scope = _current(row.paper, now)
            subject, object = made.meant(row.subject, scope), made.meant(row.object, scope)
            if row.verdict is Verdict.YES and subject != object:
                merged[scope, subject] = object
        about: dict[tuple[str, Predicate], list[tuple[str, Judgement]]] = {}
        for predicate in Predicate:
            for row in judgements.decided(predicate):
                subject = made.meant(now.get(row.subject, row.subject), EVERYWHERE)
                about.setdefault((subject, predicate), []).append((_current(row.paper, now), row))
        return cls(merged, apart, {key: tuple(rows) for key, rows in about.items()}, listed)

    def meant(self, id: str, paper: str) -> str:
        """The vocabulary row that took in the name which an id was made of, unless a person keeps them apart."""
        # What told the paper's own thing from others of its name is gone with a row that has the name.
        row = self._listed.get(id) or self._listed.get(id.removesuffix(f"-{digest(paper, 4)}"), id)
        return id if self.apart(id, row, paper) else row

    def same(self, id: str, paper: str = EVERYWHERE) -> str:
        """The id that survives the merges of `id`; of ids merged in a circle, the first."""
        trail = [id]
        while True:
            after = self._after(trail[-1], paper)
            if after is None:
                return trail[-1]
            if after in trail:
                return min(trail[trail.index(after) :])
            trail.append(after)

    def _after(self, id: str, paper: str) -> str | None:
        """What an id was merged into; a technique goes along that extractors take for the other kind by now.

        What was merged everywhere stays itself in a paper of which a person said that there it is another.
        """
        twin = twin_of(id)
        for one in (id, twin) if twin and not self.apart(id, twin, paper) else (id,):
            after = self._merged.get((paper, one), self._merged.get((EVERYWHERE, one)))
            if after is not None:
                own = (paper, frozenset((one, after))) in self._apart and (paper, one) not in self._merged
                return None if own else after
        return None

    def apart(self, one: str, other: str, paper: str) -> bool:
        """Whether a person said that two ids are not the same."""
        pair = frozenset((one, other))
        return (paper, pair) in self._apart or (EVERYWHERE, pair) in self._apart

    def survivors(self) -> dict[str, tuple[str, ...]]:
        """Each id that others were merged into everywhere, with those, sorted."""
        merged: dict[str, list[str]] = {}
        for scope, id in sorted(self._merged):
            if scope == EVERYWHERE and self.same(id) != id:
                merged.setdefault(self.same(id), []).append(id)
        return {id: tuple(former) for id, former in merged.items()}

    def verdicts(self, subject: str, predicate: Predicate, paper: str) -> dict[str, bool]:
        """The objects judged for a subject and a predicate in a paper: whether the relation holds."""
        rows = self._about.get((subject, predicate), ())
        # Rows for everywhere come first, so that one for this paper replaces them.
        return {
            self.same(self.meant(row.object, paper), paper): row.verdict is Verdict.YES
            for scope, row in rows
            if scope in (EVERYWHERE, paper)
        }


def _current(paper: str | None, now: Mapping[str, str]) -> str:
    return EVERYWHERE if paper is None else now.get(paper, paper)


def twin_of(id: str) -> str | None:
    """The id that a technique's name would have as the other kind of technique."""
    kind, _, key = id.partition("/")
    other = {Kind.METHOD: Kind.MODEL, Kind.MODEL: Kind.METHOD}.get(Kind(kind))
    return f"{other}/{key}" if other else None


def _taken_in(vocabulary: Vocabulary) -> dict[str, str]:
    """From the ids that the rows' names would have without the rows to the rows' own.

    Names that count in their own capitalisation only are left out: others may bear the id.
    """
    taken: dict[str, str] = {}
    for row in vocabulary.rows:
        kinds = TECHNIQUES if row.kind in TECHNIQUES else (row.kind,)
        ids = () if row.exact else (concept_id(kind, form) for kind in kinds for form in row.forms)
        for id in ids:
            if vocabulary.get(id) in (None, row):
                taken.setdefault(id, row.id)
    return taken


def _pairs(row: Judgement, listed: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """What a `no` to SAME_AS keeps apart: the ids that it names, and the rows that their names are in by now."""
    left, right = listed.get(row.subject, row.subject), listed.get(row.object, row.object)
    yield frozenset((row.subject, row.object))
    yield frozenset((row.subject, right))
    if left != right:
        yield from (frozenset((left, right)), frozenset((left, row.object)))
