"""Adam (Kingma and Ba, 2015), with a rate that shrinks along a half cosine."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.floating[Any]]


class Adam:
    """Changes `weights`, in place, `steps` times; the first changes are of about `rate`."""

    def __init__(self, weights: Weights, rate: float, steps: int) -> None:
        self._weights, self._rate, self._steps, self._step = weights, rate, steps, 0
        self._mean, self._square = np.zeros_like(weights), np.zeros_like(weights)

    def step(self, slope: Weights) -> None:
        """Go down: `slope` says how the loss grows with each weight."""
        self._step += 1
        self._mean += 0.1 * (slope - self._mean)
        self._square += 0.001 * (slope**2 - self._square)
        rate = self._weights.dtype.type(self._rate * 0.5 * (1 + np.cos(np.pi * self._step / self._steps)))
        mean, square = self._mean / (1 - 0.9**self._step), self._square / (1 - 0.999**self._step)
        self._weights -= rate * mean / (np.sqrt(square) + 1e-8)
