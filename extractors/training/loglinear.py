"""Fits the weights of a `Chooser` without hidden units: by Adam on all decisions at once, with an L2 prior."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.components.chooser import Weights
from extractors.training.adam import Adam
from extractors.training.decisions import Decision, Feature, by_answer, frequent, pairs

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STEPS, RATE = 150, 0.3
LEAST = 0.05
"""Lesser weights are left out of what ships."""


@dataclass(frozen=True, slots=True)
class _Table:
    """All decisions as flat columns: a feature and its candidate per cell, a decision and its verdict per candidate."""

    feature: Ints
    owner: Ints
    decision: Ints
    right: Floats
    first: Ints


def fit(decisions: Sequence[Decision], prior: float) -> Weights:
    """The weights by feature, as they ship: whole hundredths.

    The loss is the negative log of the summed chance of all right candidates, and `prior` times half the squares of
    the weights.
    """
    index = {feature: i for i, feature in enumerate(frequent(decisions))}
    table = _table(decisions, index)
    weights = np.zeros(len(index))
    adam = Adam(weights, RATE, STEPS)
    for _ in range(STEPS):
        adam.step(_slope(table, weights) + prior * weights)
    return by_answer((feature, [round(100 * weights[i])]) for feature, i in index.items() if abs(weights[i]) >= LEAST)


def _table(decisions: Sequence[Decision], index: Mapping[Feature, int]) -> _Table:
    feature: list[int] = []
    owner: list[int] = []
    decision: list[int] = []
    right: list[float] = []
    for number, seen in enumerate(decisions):
        for position, candidate in enumerate(seen.candidates):
            known = [index[name] for name in pairs(candidate) if name in index]
            feature += known
            owner += [len(right)] * len(known)
            decision.append(number)
            right.append(float(position in seen.right))
    numbers = np.array(decision, dtype=np.int64)
    first = np.concatenate([[0], np.flatnonzero(np.diff(numbers)) + 1])
    return _Table(np.array(feature, dtype=np.int64), np.array(owner, dtype=np.int64), numbers, np.array(right), first)


def _slope(table: _Table, weights: Floats) -> Floats:
    scores = np.bincount(table.owner, weights[table.feature], minlength=len(table.right))
    odds = np.exp(scores - np.maximum.reduceat(scores, table.first)[table.decision])
    chance = _share(odds, table.decision)
    wanted = _share(odds * table.right, table.decision)
    slope: Floats = np.bincount(table.feature, (chance - wanted)[table.owner], minlength=len(weights)).astype(float)
    return slope


def _share(odds: Floats, decision: Ints) -> Floats:
    total = np.bincount(decision, odds)
    share: Floats = odds / np.maximum(total[decision], 1e-12)
    return share
