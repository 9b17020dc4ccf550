"""One statement in the making: its values and aliases, so that texts never hold what a caller gave."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.plan import Scalar


@dataclass(slots=True)
class Statement:
    """The values and aliases of one statement in the making."""

    values: dict[str, str | float] = field(default_factory=dict)
    aliases: int = 0

    def bind(self, value: Scalar) -> str:
        """The placeholder of a value. Integers go as floats: they may be larger than SQLite's."""
        name = f"v{len(self.values)}"
        self.values[name] = float(value) if isinstance(value, int) else value
        return f":{name}"

    def alias(self) -> str:
        self.aliases += 1
        return f"t{self.aliases}"
