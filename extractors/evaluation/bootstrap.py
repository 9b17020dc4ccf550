"""How far a measure may be off by the luck of which abstracts were annotated."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DRAWS, SEED = 1_000, 1


def intervals(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float, float, float]:
    """Where 95% of the F1 lie, and where of the precisions (from and to, 0 to 1 each), of as many abstracts, drawn with
    replacement: the percentile bootstrap.

    `counts` are for each abstract the right, the true and the found ones. See Efron and Tibshirani, "An Introduction
    to the Bootstrap" (1993), chapter 13.
    """
    drawn = np.random.default_rng(SEED).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=DRAWS)
    right, gold, found = (drawn @ np.array(counts)).T
    return *_middle(2 * right, gold + found), *_middle(right, found)


def _middle(part: NDArray[np.int64], whole: NDArray[np.int64]) -> tuple[float, float]:
    low, high = np.percentile(part / np.maximum(whole, 1), (2.5, 97.5))
    return float(low), float(high)
