"""Comparisons without a number that the extractor is unsure of, about things that many papers speak of."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Comparison
from kg.review import reported
from kg.review.desk import Desk
from kg.review.doubtful import READERS, SHARE
from kg.review.suggestion import Suggestion

KIND = "comparison"
SURE = 0.7
"""The confidence from which a comparison is not asked about: those that name a baseline have more, if nothing else is
doubtful in them."""


def suggestions(desk: Desk) -> Iterator[Suggestion]:
    """Worth the chance that it is wrong, for its own paper and a small share of all that speak of what it names."""
    for comparison in desk.comparisons.values():
        if comparison.confidence >= SURE or reported.judged(comparison, desk):
            continue
        named = (comparison.subject, comparison.baseline, *comparison.datasets)
        readers = max((desk.concepts[id].paper_count for id in named if id), default=0)
        if readers >= READERS:
            yield _suggestion(comparison, readers, desk)


def _suggestion(comparison: Comparison, readers: int, desk: Desk) -> Suggestion:
    return Suggestion(
        kind=KIND,
        signal=f"confidence {comparison.confidence:.2f}",
        about=(comparison.id,),
        question=f"Does the paper say {comparison.name!r}? ({readers} papers speak of what it names)",
        worth=(1 - comparison.confidence) * (1 + SHARE * readers),
        evidence=(desk.reported(comparison),),
        answers=tuple(reported.answers(comparison)),
    )
