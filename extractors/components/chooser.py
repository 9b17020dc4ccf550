"""Chooses one of several candidates by a weighted sum of their features: all that was learned, in one small file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import exp, fsum

from extractors.accuracy import Accuracy

Features = Sequence[str]


@dataclass(frozen=True, slots=True)
class Chooser:
    """A conditional log-linear model: a candidate's chance grows with the sum of its features' weights."""

    weights: Mapping[str, float]

    def score(self, features: Iterable[str]) -> float:
        """The same whatever the order of the features."""
        return fsum(map(self.weights.get, features, repeat(0.0)))

    def chances(self, candidates: Sequence[Features]) -> list[float]:
        """The probability of each candidate; they sum to 1."""
        scores = [self.score(features) for features in candidates]
        top = max(scores)
        odds = [exp(score - top) for score in scores]
        total = sum(odds)
        return [chance / total for chance in odds]


@cache
def shipped(model: str, accuracy: Accuracy) -> Mapping[str, Chooser]:
    """The choosers of one file in models/, by the decision they take ("outcome", "dataset", "kind", ...)."""
    text = gzip.decompress((accuracy.models / f"{model}.json.gz").read_bytes())
    return {decision: Chooser(weights) for decision, weights in json.loads(text).items()}
