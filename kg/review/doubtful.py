"""Results that the extractor is unsure of, on the datasets that most papers speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.review import reported
from kg.review.desk import Desk
from kg.review.suggestion import Suggestion

KIND = "doubtful"
SURE = 0.4
"""The confidence from which a result is not asked about."""

READERS = 5
"""Papers that must speak of the dataset: nobody counts a page's visitors, and these stand for them."""

SHARE = 0.02
"""How much of a paper's weight each paper on the dataset lends to a fact on it: 50 readers make one paper."""


def suggestions(desk: Desk) -> Iterator[Suggestion]:
    """Worth the chance that it is wrong, for its own paper and a small share of all that speak of the dataset."""
    for result in desk.results.values():
        if result.confidence >= SURE or result.derived or reported.judged(result, desk):
            continue
        readers = most_read(result.datasets, desk)
        if readers >= READERS:
            names = ", ".join(desk.concepts[id].name for id in result.datasets)
            question = f"Is {result.name!r} what the paper reports on {names}? ({readers} papers speak of it)"
            yield doubt(KIND, question, result, readers, desk)


def most_read(ids: Iterable[str], desk: Desk) -> int:
    """How many papers speak of the one of these things that most speak of."""
    return max((desk.concepts[id].paper_count for id in ids), default=0)


def doubt(kind: str, question: str, found: reported.Said, readers: int, desk: Desk) -> Suggestion:
    """A question about what the extractor is unsure of, on things that so many papers speak of."""
    worth = (1 - found.confidence) * (1 + SHARE * readers)
    return reported.suggestion(kind, f"confidence {found.confidence:.2f}", question, worth, found, desk)
