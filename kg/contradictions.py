"""Verdicts that cannot all hold, and those that could not act whatever the papers say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.assemble.rulings import EVERYWHERE, Rulings
from kg.judgements import Judgements, Predicate
from kg.model import Judgement, Verdict
from kg.tables import Line, Problem
from kg.vocabulary import Vocabulary

Row = tuple[Line, Judgement]

SINGLE = (Predicate.SAME_AS, Predicate.VARIANT_OF, Predicate.OF, Predicate.COMPARED_WITH, Predicate.MEASURES)
"""The relations that lead from a thing to one other alone."""


def contradictions(rows: Sequence[Row], names: Vocabulary) -> Iterator[Problem]:
    """The problems of one file's verdicts with each other, and with the names that hold."""
    verdicts = Judgements(tuple(row for _, row in rows))
    held = {row for predicate in Predicate for row in verdicts.decided(predicate)}
    acting = [(line, row) for line, row in rows if row in held]
    affirmed = [(line, row) for line, row in acting if row.verdict is Verdict.YES]
    rulings = Rulings.of(verdicts, (), names)
    yield from _repeated(rows)
    yield from _opposed(acting)
    yield from _circles(affirmed)
    yield from _rivals(affirmed, rulings)
    yield from _lineages(acting, rulings, names)


def _repeated(rows: Sequence[Row]) -> Iterator[Problem]:
    """One curator judges a triple in one scope once: a change of mind replaces the row."""
    seen: set[tuple[str, ...]] = set()
    for line, row in rows:
        key = (row.subject, row.predicate, row.object, row.paper or "", row.curator)
        if key in seen:
            yield line.problem(f"{row.curator} has judged this above: keep one row")
        seen.add(key)


def _opposed(acting: Sequence[Row]) -> Iterator[Problem]:
    """No two things are one read one way round, and two read the other."""
    first: dict[tuple[str | None, frozenset[str]], Row] = {}
    for line, row in acting:
        if row.predicate == Predicate.SAME_AS:
            above, other = first.setdefault((row.paper, frozenset((row.subject, row.object))), (line, row))
            if row.verdict is not other.verdict:
                yield line.problem(f"line {above.number} says the opposite of these two: take one of the two out")


def _circles(affirmed: Sequence[Row]) -> Iterator[Problem]:
    """No thing is merged into another that is merged into it: nobody could say which of their ids stays."""
    merged: dict[tuple[str | None, str], str] = {}
    for line, row in affirmed:
        if row.predicate == Predicate.SAME_AS:
            merged[row.paper, row.subject] = row.object
            trail = {row.subject}
            after: str | None = row.object
            while after is not None and after not in trail:
                trail.add(after)
                after = merged.get((row.paper, after))
            if after is not None:
                yield line.problem(f"{row.subject} and {row.object} are merged into each other")


def _rivals(affirmed: Sequence[Row], rulings: Rulings) -> Iterator[Problem]:
    """Of two things that one relation would lead to, one would be passed over."""
    first: dict[tuple[str, str, str], Row] = {}
    for line, row in affirmed:
        scope = row.paper or EVERYWHERE
        above, other = first.setdefault((scope, row.subject, row.predicate), (line, row))
        one, two = (rulings.same(rulings.meant(id, scope), scope) for id in (row.object, other.object))
        if row.predicate in SINGLE and one != two:
            yield line.problem(
                f"{row.subject} {row.predicate} {other.object} by line {above.number}, and leads to one thing alone: "
                "take one of the two out"
            )


def _lineages(acting: Sequence[Row], rulings: Rulings, names: Vocabulary) -> Iterator[Problem]:
    """No model is a variant of itself by any way round, through verdicts and rows; and it is one in every paper."""
    family = {row.id: row.variant_of for row in names.rows if row.variant_of}
    rows = [(line, row) for line, row in acting if row.predicate == Predicate.VARIANT_OF]
    for _, row in rows:
        if row.verdict is Verdict.NO and family.get(row.subject) == row.object:
            del family[row.subject]
    for line, row in rows:
        if row.paper:
            yield line.problem("a variant is one wherever it is named: leave the paper blank", slight=True)
        elif row.verdict is Verdict.YES:
            subject, above = (rulings.same(rulings.meant(id, EVERYWHERE)) for id in (row.subject, row.object))
            family[subject] = above
            trail = {subject}
            while above in family and above not in trail:
                trail.add(above)
                above = family[above]
            if above in trail:
                yield line.problem(f"{row.subject} is a variant of itself by way of {row.object}")
