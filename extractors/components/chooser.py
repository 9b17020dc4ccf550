"""Chooses one of several candidates by their features: all that was learned, in one small file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import exp
from typing import Self

import numpy as np
from numpy.typing import NDArray

from extractors.accuracy import Accuracy

Features = Sequence[str]
Weights = Mapping[str, Sequence[int]]
"""Hundredths: for each feature its weight, and what it gives to each hidden unit; "" is a feature of all candidates."""


@dataclass(frozen=True, slots=True)
class Chooser:
    """A log-linear model with a hidden layer beside it ("wide and deep": Cheng et al., 2016).

    `numbers` says which row of `rows` is a feature's: (features + 1, 1 + units) of hundredths. The first row is that of
    "", the last, of zeros, that of features never seen. A candidate's rows are added up. The first sum speaks for it as
    it is; of the others those above zero speak, in the first half for it and in the second against it. Sums of whole
    numbers are the same in any order.
    """

    numbers: Mapping[str, int]
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, weights: Weights) -> Self:
        """The chooser with these weights."""
        ordered = sorted({"": [0] * len(next(iter(weights.values()))), **weights}.items())
        numbers = {feature: number for number, (feature, _) in enumerate(ordered)}
        rows = np.array([row for _, row in ordered], dtype=np.int64)
        return cls(numbers, np.vstack([rows, np.zeros_like(rows[:1])]))

    def scores(self, candidates: Sequence[Features]) -> list[float]:
        """How much speaks for each candidate."""
        known: list[int] = []
        first: list[int] = []
        for features in candidates:
            first.append(len(known))
            known.append(0)
            known.extend(map(self.numbers.get, features, repeat(-1)))
        sums = np.add.reduceat(self.rows[known], first, axis=0)
        units = np.maximum(sums[:, 1:], 0)
        half = units.shape[1] // 2
        total = sums[:, 0] + units[:, :half].sum(1) - units[:, half:].sum(1)
        return [score / 100 for score in total.tolist()]

    def chances(self, candidates: Sequence[Features]) -> list[float]:
        """The probability of each candidate; they sum to 1."""
        scores = self.scores(candidates)
        top = max(scores)
        odds = [exp(score - top) for score in scores]
        total = sum(odds)
        return [chance / total for chance in odds]


@cache
def shipped(model: str, accuracy: Accuracy) -> Mapping[str, Chooser]:
    """The choosers of one file in models/, by the decision they take ("outcome", "dataset", "kind", ...)."""
    text = gzip.decompress((accuracy.models / f"{model}.json.gz").read_bytes())
    return {decision: Chooser.of(weights) for decision, weights in json.loads(text).items()}
