"""What people's verdicts mean for assembly, keyed by the ids that they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.judgements import Judgements, Predicate
from kg.model import Judgement, Paper, Verdict

EVERYWHERE = ""
"""The scope of a judgement that names no paper."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """Scopes are paper ids, or EVERYWHERE. Build one with `of`."""

    _merged: Mapping[tuple[str, str], str]
    _apart: frozenset[tuple[str, frozenset[str]]]
    _about: Mapping[tuple[str, Predicate], tuple[tuple[str, Judgement], ...]]

    @classmethod
    def of(cls, judgements: Judgements, papers: Iterable[Paper]) -> Rulings:
        """The papers tell which of their former ids a judgement may still name."""
        now = {former: paper.id for paper in papers for former in paper.former}
        merged, apart = {}, set()
        for row in judgements.decided(Predicate.SAME_AS):
            scope = _current(row.paper, now)
            if row.verdict is Verdict.YES:
                merged[scope, row.subject] = row.object
            else:
                apart.add((scope, frozenset((row.subject, row.object))))
        about: dict[tuple[str, Predicate], list[tuple[str, Judgement]]] = {}
        for predicate in Predicate:
            for row in judgements.decided(predicate):
                entry = (_current(row.paper, now), row)
                about.setdefault((now.get(row.subject, row.subject), predicate), []).append(entry)
        return cls(merged, frozenset(apart), {key: tuple(rows) for key, rows in about.items()})

    def same(self, id: str, paper: str = EVERYWHERE) -> str:
        """The id that survives the merges of `id`; of ids merged in a circle, the first."""
        trail = [id]
        while True:
            here = self._merged.get((EVERYWHERE, trail[-1]))
            after = self._merged.get((paper, trail[-1]), here)
            if after is None:
                return trail[-1]
            if after in trail:
                return min(trail[trail.index(after) :])
            trail.append(after)

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
            self.same(row.object, paper): row.verdict is Verdict.YES
            for scope, row in rows
            if scope in (EVERYWHERE, paper)
        }


def _current(paper: str | None, now: Mapping[str, str]) -> str:
    return EVERYWHERE if paper is None else now.get(paper, paper)
