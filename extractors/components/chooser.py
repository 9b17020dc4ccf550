"""Chooses one of several candidates by their features: all that was learned, in one small file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, repeat
from math import exp
from typing import Self

import numpy as np
from numpy.typing import NDArray

from extractors.accuracy import MODELS

Features = Mapping[str, Sequence[str]]
"""Facts about a candidate, by the answer of which they are told ("" where candidates are told apart by facts alone)."""
Weights = Mapping[str, Mapping[str, Sequence[int]]]
"""Hundredths, by answer and fact: the weight, and what goes to each hidden unit. Of answer "", fact "" every candidate
has the weights."""
_EVERY = np.zeros(1, dtype=np.int32)
"""The first row, which every candidate has."""


@dataclass(frozen=True, slots=True)
class Chooser:
    """A log-linear model with a hidden layer beside it ("wide and deep": Cheng et al., 2016), if it has hidden units.

    `rows` are weights, and what goes to each unit: (features + 1, 1 + units), the first row that of every candidate,
    the last, of zeros, that of features never seen; `places` says which is a feature's, by the numbers of its fact and
    answer: (facts + 1, answers + 1), where the last are never seen. Of the units' sums those above zero count, in the
    first half for a candidate and in the second against it. Everything is in hundredths: sums of whole numbers are the
    same in any order.
    """

    facts: Mapping[str, int]
    answers: Mapping[str, int]
    places: NDArray[np.int32]
    rows: NDArray[np.int32]

    @classmethod
    def of(cls, weights: Weights) -> Self:
        """The chooser with these weights."""
        features = [(fact, answer) for answer, facts in weights.items() for fact in facts]
        facts, answers = _numbered(fact for fact, _ in features), _numbered(weights)
        places = np.full((len(facts) + 1, len(answers) + 1), -1, dtype=np.int32)
        where = [facts[fact] for fact, _ in features], [answers[answer] for _, answer in features]
        places[where] = np.arange(1, len(features) + 1)
        rows = [weights[answer][fact] for fact, answer in features]
        nothing = [0] * len(rows[0])
        every = weights.get("", {}).get("", nothing)
        return cls(facts, answers, places, np.array([every, *rows, nothing], dtype=np.int32))

    def scores(self, candidates: Iterable[Features]) -> list[float]:
        """How much speaks for each candidate."""
        first: list[int] = []
        known, size = [np.zeros(0, dtype=np.int32)], 0
        shared: Sequence[str] | None = None
        for features in candidates:
            first.append(size)
            known.append(_EVERY)
            size += 1
            for answer, facts in features.items():
                if facts is not shared:  # candidates often differ in the answer alone
                    shared, places = facts, self.places[[*map(self.facts.get, facts, repeat(-1))]]
                known.append(places[:, self.answers.get(answer, -1)])
                size += len(facts)
        sums = np.add.reduceat(self.rows[np.concatenate(known)], first, axis=0)
        units, half = np.maximum(sums[:, 1:], 0), sums.shape[1] // 2
        totals = sums[:, 0] + units[:, :half].sum(1) - units[:, half:].sum(1)
        return [total / 100 for total in totals.tolist()]

    def chances(self, candidates: Sequence[Features]) -> list[float]:
        """The probability of each candidate; they sum to 1."""
        return self.all_chances([candidates])[0]

    def all_chances(self, choices: Sequence[Sequence[Features]]) -> list[list[float]]:
        """The probabilities of the candidates of each choice: to score all at once is faster than one by one."""
        scores = iter(self.scores(chain.from_iterable(choices)))
        return [_softmax([*islice(scores, len(candidates))]) for candidates in choices]


def _numbered(words: Iterable[str]) -> Mapping[str, int]:
    return {word: number for number, word in enumerate(dict.fromkeys(words))}


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    return [chance / total for chance in odds]


@cache
def shipped(model: str) -> Mapping[str, Chooser]:
    """The choosers of one file in models/, by the decision they take ("outcome", "dataset", "kind", ...)."""
    text = gzip.decompress((MODELS / f"{model}.json.gz").read_bytes())
    return {decision: Chooser.of(weights) for decision, weights in json.loads(text).items()}
