"""What a person may say of a result that looks wrong; shared by the kinds of suggestion about results."""

from __future__ import annotations

from collections.abc import Iterator

from kg.judgements import Predicate
from kg.model import Result, Verdict
from kg.review.desk import Desk
from kg.review.suggestion import Answer, Triple


def said(result: Result, verdict: Verdict) -> Triple:
    return Triple(result.paper, Predicate.REPORTS, result.id, verdict)


def judged(result: Result, desk: Desk) -> bool:
    """Whether anybody has looked at it: every answer says whether the paper reports it."""
    return desk.judged(result.paper, Predicate.REPORTS, result.id)


def answers(result: Result) -> Iterator[Answer]:
    """It is right, it is wrong, or it is right but for one of its ends."""
    right = said(result, Verdict.YES)
    yield Answer("y", "it is right", (right,))
    yield Answer("n", "it is wrong, take it away", (said(result, Verdict.NO),))
    for dataset in result.datasets[:1]:
        yield Answer("d", f"right, but not on {dataset}", (right, Triple(result.id, Predicate.ON, dataset, Verdict.NO)))
    if result.metric:
        row = Triple(result.id, Predicate.MEASURES, result.metric, Verdict.NO)
        yield Answer("m", f"right, but no {result.metric}", (right, row))
    yield Answer("u", "can't tell", (said(result, Verdict.UNSURE),))
