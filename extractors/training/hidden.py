"""Fits the weights of a `Chooser` with hidden units: by Adam on batches of decisions, with an L2 prior and dropout."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.components.chooser import Weights
from extractors.training.adam import Adam
from extractors.training.decisions import Decision, Feature, by_answer, frequent, pairs

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

EVERY: Feature = ("", "")
"""The feature that all candidates have."""
UNITS, DROPPED, SPREAD = 32, 0.3, 0.03
"""Hidden units, the share of them that is left out of each batch, and how far apart their weights begin."""
EPOCHS, STEPS, BATCH, RATE = 12, 300, 256, 3e-3
"""Passes, but at least so many steps; decisions at a time; the first rate."""
DEEP = 4.0
"""How many times as much as the others the weights of the hidden layer are distrusted."""
LEAST = 3
"""Hundredths: features with no weight of so many are left out of what ships."""


class _Batch(NamedTuple):
    """Decisions as flat columns: a feature and its candidate per cell, a decision and its verdict per candidate.

    `cells` and `candidates` are where each candidate's cells and each decision's candidates begin.
    """

    feature: Ints
    owner: Ints
    cells: Ints
    decision: Ints
    candidates: Ints
    right: Floats


def fit(decisions: Sequence[Decision], prior: float) -> Weights:
    """The weights by feature, as they ship: whole hundredths.

    The loss is the negative log of the summed chance of all right candidates, and `prior` times half the squares of
    the weights, those of the hidden layer `DEEP` times.
    """
    chance = np.random.default_rng(0)
    index = {feature: i for i, feature in enumerate([EVERY, *frequent(decisions)])}
    table = _Table(decisions, index)
    rows = np.zeros((len(index), 1 + UNITS), dtype=np.float32)
    rows[:, 1:] = chance.normal(0, SPREAD, (len(index), UNITS))
    distrust = np.array([1.0, *[DEEP] * UNITS], dtype=np.float32) * np.float32(prior / len(decisions))
    batches = -(-len(decisions) // BATCH)
    epochs = max(EPOCHS, -(-STEPS // batches))
    adam = Adam(rows, RATE, epochs * batches)
    for _ in range(epochs):
        order = chance.permutation(len(decisions))
        for start in range(0, len(order), BATCH):
            batch = table.batch(order[start : start + BATCH])
            kept = (chance.random((len(batch.cells), UNITS)) >= DROPPED).astype(np.float32) / np.float32(1 - DROPPED)
            adam.step(_slope(batch, rows, kept) + distrust * rows)
    hundredths = np.rint(100 * rows).astype(int)
    mattering = np.abs(hundredths).max(1) >= LEAST
    return by_answer((feature, hundredths[i].tolist()) for feature, i in index.items() if mattering[i])


class _Table:
    """All decisions as flat columns, from which batches are taken; the first feature of every candidate is `EVERY`."""

    def __init__(self, decisions: Sequence[Decision], index: Mapping[Feature, int]) -> None:
        features, cells, candidates, right = array("l"), array("l", [0]), array("l", [0]), array("f")
        for decision in decisions:
            for position, candidate in enumerate(decision.candidates):
                features.append(0)
                features.extend(index[feature] for feature in pairs(candidate) if feature in index)
                cells.append(len(features))
                right.append(position in decision.right)
            candidates.append(len(right))
        self._features, self._right = np.array(features), np.array(right)
        self._cells, self._candidates = np.array(cells), np.array(candidates)

    def batch(self, decisions: Ints) -> _Batch:
        """The columns of some decisions."""
        candidate, decision, candidates = _ranges(self._candidates, decisions)
        cell, owner, cells = _ranges(self._cells, candidate)
        return _Batch(self._features[cell], owner, cells, decision, candidates, self._right[candidate])


def _ranges(starts: Ints, which: Ints) -> tuple[Ints, Ints, Ints]:
    """All positions of some ranges, which one each is of, and where each begins among them."""
    lengths = starts[which + 1] - starts[which]
    begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    owner = np.repeat(np.arange(len(which)), lengths)
    return np.arange(len(owner)) + (starts[which] - begins)[owner], owner, begins


def _slope(batch: _Batch, rows: Floats, kept: Floats) -> Floats:
    """How the loss of a batch grows with each weight."""
    signs = np.where(np.arange(UNITS) < UNITS // 2, 1, -1).astype(np.float32)
    sums = np.add.reduceat(rows[batch.feature], batch.cells, axis=0)
    scores = sums[:, 0] + (np.maximum(sums[:, 1:], 0) * kept) @ signs
    odds = np.exp(scores - np.maximum.reduceat(scores, batch.candidates)[batch.decision])
    wrong = (_share(odds, batch) - _share(odds * batch.right, batch)) / np.float32(len(batch.candidates))
    active = np.concatenate([np.ones((len(sums), 1), np.float32), signs * kept * (sums[:, 1:] > 0)], axis=1)
    slope = np.zeros_like(rows)
    np.add.at(slope, batch.feature, (wrong[:, None] * active)[batch.owner])
    return slope


def _share(odds: Floats, batch: _Batch) -> Floats:
    total: Floats = np.add.reduceat(odds, batch.candidates)
    share: Floats = odds / total[batch.decision].clip(1e-12)
    return share
