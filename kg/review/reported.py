"""What a person is asked, and may say, of a result or a comparison; shared by the kinds of suggestion about these."""

from __future__ import annotations

from collections.abc import Iterator

from kg.judgements import Predicate
from kg.model import Comparison, Result, Verdict
from kg.review.desk import Desk
from kg.review.suggestion import Answer, Suggestion, Triple

Said = Result | Comparison


def suggestion(kind: str, signal: str, question: str, worth: float, found: Said, desk: Desk) -> Suggestion:
    """A question about one, in the words of its paper."""
    return Suggestion(kind, signal, (found.id,), question, worth, (desk.reported(found),), tuple(answers(found)))


def said(found: Said, verdict: Verdict) -> Triple:
    return Triple(found.paper, _predicate(found), found.id, verdict)


def judged(found: Said, desk: Desk) -> bool:
    """Whether anybody has looked at it: every answer says whether the paper says it."""
    return desk.judged(found.paper, _predicate(found), found.id)


def _predicate(found: Said) -> Predicate:
    return Predicate.STATES if isinstance(found, Comparison) else Predicate.REPORTS


def answers(found: Said) -> Iterator[Answer]:
    """It is right, it is wrong, or it is right but for one of its ends."""
    right = said(found, Verdict.YES)
    yield Answer("y", "it is right", (right,))
    yield Answer("n", "it is wrong, take it away", (said(found, Verdict.NO),))
    for dataset in found.datasets[:1]:
        yield Answer("d", f"right, but not on {dataset}", (right, Triple(found.id, Predicate.ON, dataset, Verdict.NO)))
    if found.metric:
        row = Triple(found.id, Predicate.MEASURES, found.metric, Verdict.NO)
        yield Answer("m", f"right, but no {found.metric}", (right, row))
    yield Answer("u", "can't tell", (said(found, Verdict.UNSURE),))
