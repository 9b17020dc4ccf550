"""Comparisons without a number that the extractor is unsure of, about things that many papers speak of."""

from __future__ import annotations

from collections.abc import Iterator

from kg.review import reported
from kg.review.desk import Desk
from kg.review.doubtful import READERS, doubt, most_read
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
        readers = most_read(filter(None, named), desk)
        if readers >= READERS:
            question = f"Does the paper say {comparison.name!r}? ({readers} papers speak of what it names)"
            yield doubt(KIND, question, comparison, readers, desk)
