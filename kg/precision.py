"""How often what an extractor says is right, field by field, as it was measured against annotated abstracts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldPrecision:
    """Of `decided` statements so many were right: a share of `precision`, from 0 to 1.

    `means` says when one is. From `low` to `high` the share would lie 95 times of 100, had other abstracts of the same
    kind been annotated.
    """

    field: str
    means: str
    precision: float
    low: float
    high: float
    right: int
    decided: int

    def __str__(self) -> str:
        return f"{self.precision:.1%} of {self.decided} ({self.low:.1%} to {self.high:.1%})"


@dataclass(frozen=True, slots=True)
class Precision:
    """What was measured of one version of an extractor, which need not be the version that read an edition."""

    extractor: str
    version: str
    measured_on: str
    fields: tuple[FieldPrecision, ...]

    def caption(self, reader: str | None) -> str:
        """What the figures are of, and where that is not the version that read an edition, that too."""
        said = f"precision of {self.extractor} {self.version} on {self.measured_on}"
        return said if reader == self.version else f"{said}; not of {reader or 'an unknown version'}, which read this"
