"""A number as it is printed, with its unit; whether it reports an outcome is decided elsewhere (`outcomes`)."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.components.page.units import is_rate


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `text[start:end]`; `stop` is the end of its unit, or of the number where it has none.

    `unit` is "%", "points", "x", "" or a unit as printed; a sign is part of the number, but not of `value`. `word` is
    true for numbers in words ("half", "two-fold", "an order of magnitude").
    """

    start: int
    end: int
    stop: int
    value: float
    high: float | None
    unit: str
    word: bool = False

    @property
    def sort(self) -> str:
        """The unit, as far as choices tell units apart: all rates are one."""
        return "FPS" if is_rate(self.unit) else self.unit

    @property
    def measured(self) -> bool:
        """Whether the unit is one of measure ("ms", "datasets")."""
        return self.unit not in ("", "%", "points", "x")

    @property
    def counts(self) -> bool:
        """Whether it may be a mere count: whole, and without a unit."""
        return not self.unit and self.value.is_integer()
