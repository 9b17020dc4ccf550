"""One statement in the making: its values and names, so that texts never hold what a caller gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Statement:
    """The parameters and names of one statement in the making."""

    values: dict[str, Any] = field(default_factory=dict)
    names: int = 0

    def bind(self, value: Any) -> str:
        """The parameter that stands for a value. Integers go as floats: they may be larger than the database's."""
        name = f"v{len(self.values)}"
        is_integer = isinstance(value, int) and not isinstance(value, bool)
        self.values[name] = float(value) if is_integer else value
        return f"${name}"

    def name(self) -> str:
        self.names += 1
        return f"x{self.names}"
