"""How well names are found, and at what price: a choice that whoever reads has."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

MODELS = Path(__file__).parent / "models"
"""The folder of all that was learned."""


class Accuracy(StrEnum):
    """`FAST` reads with the small recogniser; `BEST` with an encoder, which takes 1.5 times the time."""

    FAST = "fast"
    BEST = "best"

    @property
    def names(self) -> Path:
        """The folder of what finds the names; all else that was learned is the same for both."""
        return MODELS / ("recogniser" if self is Accuracy.FAST else "encoder")

    def version(self, base: str) -> str:
        """The version of the pipeline that reads so, where `base` is that of its code and weights."""
        return base if self is Accuracy.FAST else f"{base}.{self}"

    @classmethod
    def of(cls, version: str) -> Accuracy:
        """How a version of the pipeline reads."""
        return cls.BEST if version.endswith(f".{cls.BEST}") else cls.FAST
