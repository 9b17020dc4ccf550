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
    """A log-linear model with a hidden layer beside it ("wide and deep": Cheng et al., 2016), if it has hidden units.

    `rows` are what features give to each unit: (features + 1, units), the first row that of "", the last, of zeros,
    that of features never seen; `numbers` says which is a feature's. Of the units' sums those above zero count, in the
    first half for a candidate and in the second against it. Everything is in hundredths: sums of whole numbers are the
    same in any order.
    """

    weights: Mapping[str, int]
    numbers: Mapping[str, int]
    rows: NDArray[np.int32]

    @classmethod
    def of(cls, weights: Weights) -> Self:
        """The chooser with these weights."""
        ordered = sorted({"": [0] * len(next(iter(weights.values()))), **weights}.items())
        numbers = {feature: number for number, (feature, _) in enumerate(ordered)}
        rows = np.array([given for _, (_, *given) in ordered], dtype=np.int32)
        return cls({feature: row[0] for feature, row in ordered}, numbers, np.vstack([rows, np.zeros_like(rows[:1])]))

    def scores(self, candidates: Sequence[Features]) -> list[float]:
        """How much speaks for each candidate."""
        shared = self.weights[""]
        sums = [sum(map(self.weights.get, features, repeat(0)), shared) for features in candidates]
        if self.rows.shape[1]:
            sums = [weight + more for weight, more in zip(sums, self._hidden(candidates), strict=True)]
        return [total / 100 for total in sums]

    def _hidden(self, candidates: Sequence[Features]) -> list[int]:
        known: list[int] = []
        first: list[int] = []
        for features in candidates:
            first.append(len(known))
            known.append(0)
            known.extend(map(self.numbers.get, features, repeat(-1)))
        units = np.maximum(np.add.reduceat(self.rows[known], first, axis=0), 0)
        half = units.shape[1] // 2
        total: list[int] = (units[:, :half].sum(1) - units[:, half:].sum(1)).tolist()
        return total

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
