"""Results of different papers that give one technique different values on one dataset and metric."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from kg.model import (
    Basis,
    Bound,
    Direction,
    Disagreement,
    ParameterKind,
    Result,
    ResultKind,
    SettingMatch,
    Via,
)
from kg.text import normal

_PLACES = re.compile(r"\d\.(\d+)")
_EXACT = 12
"""Decimal places of a number that is printed in words."""


class Question(NamedTuple):
    """What two results must both answer to be compared; numbers in one `unit`. Scores have no `baseline`."""

    technique: str
    dataset: str
    metric: str
    kind: ResultKind
    unit: str
    basis: Basis | None
    baseline: str | None


def contradicted(results: Iterable[Result], is_percent: Callable[[str], bool]) -> list[Result]:
    """The results, each with those of other papers that disagree with it; in their order.

    Compared are exact numbers as the texts have them: no ranges, bounds or averages, nothing derived, and nothing that
    is said of several datasets at once. Changes, factors and ratios are compared where their baseline is one. Values
    that agree when the finer is rounded to the coarser agree; models of different stated sizes are never compared.
    `is_percent` says of a metric's id whether its values are shares of 100.
    """
    answers: dict[Question, list[Result]] = defaultdict(list)
    given = list(results)
    for result in given:
        for question in _questions(result, is_percent):
            answers[question].append(result)
    found: dict[str, set[Disagreement]] = defaultdict(set)
    for question, rivals in answers.items():
        for one, other in combinations(rivals, 2):
            if _contradict(one, other):
                found[one.id].add(_said(other, question, one))
                found[other.id].add(_said(one, question, other))
    return [replace(r, disagreements=tuple(sorted(found[r.id], key=_place))) if r.id in found else r for r in given]


def _questions(result: Result, is_percent: Callable[[str], bool]) -> Iterator[Question]:
    """Those that a result answers, one for each technique that it says a value of."""
    scored = result.kind is ResultKind.SCORE
    inexact = result.bound is not Bound.EXACT or result.high is not None or result.derived
    if inexact or result.metric is None or len(result.datasets) != 1 or not (scored or result.baseline):
        return
    unit, baseline = _unit(result, is_percent), None if scored else result.baseline
    for credit in result.credits:
        # A method that is credited through a model of its paper is not what another model attains.
        if credit.via is not Via.MODEL:
            yield Question(
                credit.technique, result.datasets[0], result.metric, result.kind, unit, result.basis, baseline
            )


def _unit(result: Result, is_percent: Callable[[str], bool]) -> str:
    """The unit; a bare score over 1 of a metric in percent is one in percent."""
    bare = result.kind is ResultKind.SCORE and not result.unit and result.value > 1
    return "%" if bare and result.metric and is_percent(result.metric) else result.unit


def _contradict(one: Result, other: Result) -> bool:
    if one.paper == other.paper or not _one_size(one, other):
        return False
    coarser = min(_places(one.printed), _places(other.printed))
    # Half a unit of the last place, and what floats lose.
    return abs(_signed(one) - _signed(other)) > 0.5 * 0.1**coarser + 1e-9


def _places(printed: str) -> int:
    found = _PLACES.search(printed)
    if found:
        return len(found.group(1))
    return 0 if any(map(str.isdigit, printed)) else _EXACT


def _signed(result: Result) -> float:
    return -result.value if result.direction is Direction.DOWN else result.value


def _one_size(one: Result, other: Result) -> bool:
    """Whether both may speak of one model: no sizes are known of one, or they share one."""
    sizes = [{(s.value, s.high) for s in r.sizes if s.kind is ParameterKind.TOTAL} for r in (one, other)]
    return not all(sizes) or bool(sizes[0] & sizes[1])


def _said(other: Result, question: Question, of: Result) -> Disagreement:
    return Disagreement(other.id, question.technique, question.dataset, question.metric, _settings(of, other))


def _settings(one: Result, other: Result) -> SettingMatch:
    if not one.setting or not other.setting:
        return SettingMatch.UNSTATED
    return SettingMatch.SAME if normal(one.setting) == normal(other.setting) else SettingMatch.DIFFERENT


def _place(found: Disagreement) -> tuple[str, str]:
    return found.result, found.technique
