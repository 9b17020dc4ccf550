"""The short name of a result: "MMLU accuracy +3.06 points"."""

from __future__ import annotations

from kg.assemble.registry import Registry
from kg.assemble.slots import Slots
from kg.model import Direction, ResultClaim, ResultKind

_SIGNS = {Direction.UP: "+", Direction.DOWN: "-"}
_TIGHT = ("%", "x")


def caption(result: ResultClaim, slots: Slots, registry: Registry) -> str:
    """Dataset, metric and amount; without the first two, the subject and the amount."""
    datasets = [registry.name_of(id) for id in slots.datasets]
    shown = f"{datasets[0]} and {len(datasets) - 1} more" if len(datasets) > 1 else "".join(datasets)
    metric = registry.name_of(slots.metric) if slots.metric else slots.metric_text
    subject = registry.name_of(slots.subject) if slots.subject else slots.subject_text
    about = [words for words in (shown, metric) if words] or [subject or ""]
    return " ".join([*about, amount(result)]).strip()


def amount(result: ResultClaim) -> str:
    """The number with sign and unit: "+2.8 points", "-12%", "33-59%", "6.8x"."""
    sign = _SIGNS[result.direction] if result.kind is ResultKind.CHANGE and result.direction else ""
    number = f"{result.value:.10g}" if result.high is None else f"{result.value:.10g}-{result.high:.10g}"
    gap = "" if not result.unit or result.unit in _TIGHT else " "
    return f"{sign}{number}{gap}{result.unit}"
