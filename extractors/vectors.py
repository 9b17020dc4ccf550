"""The vectors of words, kept: floret puts that of a word together from those of its letters, time and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST = 20_000
"""Words that are kept, in some 15 MB: nine of ten words of a text are among the last so many."""

Vector = NDArray[np.float32]


class Kept:
    """The vectors of a vocabulary, as spaCy asks for those of a text's words."""

    def __init__(self, vectors: Any) -> None:
        self._vector: Callable[[int], Vector] = lru_cache(MOST)(lambda key: vectors.get_batch([key])[0])

    def get_batch(self, keys: NDArray[np.uint64]) -> Vector:
        """The vectors of some words, one a row."""
        return np.array([self._vector(key) for key in keys.tolist()])
