"""The short names of results ("MMLU accuracy +3.06 points") and comparisons ("RetroMAE better than BERT on BEIR")."""

from __future__ import annotations

from kg.assemble.registry import Registry
from kg.assemble.slots import Slots
from kg.model import Direction, ResultClaim, ResultKind

_SIGNS = {Direction.UP: "+", Direction.DOWN: "-"}
_TIGHT = ("%", "x")
_COMPARED = {Direction.UP: "better than", Direction.DOWN: "worse than", None: "on a par with"}


def caption(result: ResultClaim, slots: Slots, registry: Registry) -> str:
    """Dataset, metric and amount; without the first two, the subject and the amount."""
    metric = _named(slots.metric, slots.metric_text, registry)
    subject = _named(slots.subject, slots.subject_text, registry)
    about = [words for words in (_data(slots, registry), metric) if words] or [subject or ""]
    return " ".join([*about, amount(result)]).strip()


def comparison_caption(direction: Direction | None, slots: Slots, registry: Registry) -> str:
    """Who is how good beside whom, and on what data or in what metric."""
    subject = _named(slots.subject, slots.subject_text, registry) or "it"
    baseline = _named(slots.baseline, slots.baseline_text, registry) or "others"
    data = _data(slots, registry)
    metric = _named(slots.metric, slots.metric_text, registry)
    about = [f"on {data}"] * bool(data) + [f"in {metric}"] * bool(metric)
    return " ".join([subject, _COMPARED[direction], baseline, *about])


def _data(slots: Slots, registry: Registry) -> str:
    datasets = [registry.name_of(id) for id in slots.datasets]
    return f"{datasets[0]} and {len(datasets) - 1} more" if len(datasets) > 1 else "".join(datasets)


def _named(id: str | None, words: str | None, registry: Registry) -> str | None:
    return registry.name_of(id) if id else words


def amount(result: ResultClaim) -> str:
    """The number with sign and unit: "+2.8 points", "-12%", "33-59%", "6.8x"."""
    sign = _SIGNS[result.direction] if result.kind is ResultKind.CHANGE and result.direction else ""
    number = f"{result.value:.10g}" if result.high is None else f"{result.value:.10g}-{result.high:.10g}"
    gap = "" if not result.unit or result.unit in _TIGHT else " "
    return f"{sign}{number}{gap}{result.unit}"
