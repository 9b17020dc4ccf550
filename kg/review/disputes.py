"""Disagreements: two papers with two values of one technique on one dataset and metric."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Disagreement, Result, SettingMatch, Verdict
from kg.review.desk import Desk
from kg.review.reported import judged, said
from kg.review.suggestion import Answer, Suggestion

KIND = "disagreement"
WORTH = {SettingMatch.SAME: 2.0, SettingMatch.UNSTATED: 1.0}
"""Two papers where both state one setting; half of that where one is silent. Different settings explain themselves."""


def suggestions(desk: Desk) -> Iterator[Suggestion]:
    """Each pair once, without those that people have looked at."""
    for result in desk.results.values():
        for found in result.disagreements:
            other = desk.results[found.result]
            asked = result.id < other.id and found.settings in WORTH
            if asked and not (judged(result, desk) and judged(other, desk)):
                yield _suggestion(result, other, found, desk)


def _suggestion(one: Result, other: Result, found: Disagreement, desk: Desk) -> Suggestion:
    what = " ".join(desk.concepts[id].name for id in (found.technique, found.dataset, found.metric))
    values = " and ".join(
        f"{result.printed}{result.unit} ({result.setting or 'no setting'})" for result in (one, other)
    )
    return Suggestion(
        kind=KIND,
        signal=f"settings {found.settings}",
        about=(one.id, other.id),
        question=f"{what}: {values}. Which is what its paper reports?",
        worth=WORTH[found.settings],
        evidence=(desk.reported(one), desk.reported(other)),
        answers=(
            Answer("y", "both", (said(one, Verdict.YES), said(other, Verdict.YES))),
            Answer("1", "the first alone", (said(one, Verdict.YES), said(other, Verdict.NO))),
            Answer("2", "the second alone", (said(one, Verdict.NO), said(other, Verdict.YES))),
            Answer("u", "can't tell", (said(one, Verdict.UNSURE), said(other, Verdict.UNSURE))),
        ),
    )
