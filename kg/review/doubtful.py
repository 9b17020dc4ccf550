"""Results that the extractor is unsure of, on the datasets that most papers speak of."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Result
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
        readers = max((desk.concepts[id].paper_count for id in result.datasets), default=0)
        if readers >= READERS:
            yield _suggestion(result, readers, desk)


def _suggestion(result: Result, readers: int, desk: Desk) -> Suggestion:
    names = ", ".join(desk.concepts[id].name for id in result.datasets)
    return Suggestion(
        kind=KIND,
        signal=f"confidence {result.confidence:.2f}",
        about=(result.id,),
        question=f"Is {result.name!r} what the paper reports on {names}? ({readers} papers speak of it)",
        worth=(1 - result.confidence) * (1 + SHARE * readers),
        evidence=(desk.reported(result),),
        answers=tuple(reported.answers(result)),
    )
