"""What goes wrong in extraction, counted by what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from extractors.evaluation import verdicts
from extractors.evaluation.matching import Row, words

KINDS = ("method", "model", "dataset", "metric", "task")
ENTITIES = {
    "ends": "found, and shares words with an annotated one",
    "kind": "found, and annotated as another kind",
    "invented": "found, and not annotated",
    "missed": "annotated, and not found",
}


def table(gold: Iterable[Row], found: Iterable[Row]) -> str:
    """The mistakes about entities by kind, as a table of Markdown."""
    counts = Counter(each for pair in zip(gold, found, strict=True) for each in entities(*pair))
    lines = [f"| | {' | '.join(KINDS)} |", f"| --- |{' --- |' * len(KINDS)}"]
    lines += [
        f"| {text} | {' | '.join(str(counts[kind, mistake]) for kind in KINDS)} |" for mistake, text in ENTITIES.items()
    ]
    return "\n".join(lines) + "\n"


def entities(gold: Row, found: Row) -> Iterator[tuple[str, str]]:
    """The kind of each entity that is wrong or was missed, and what is wrong with it."""
    right, _ = verdicts(gold, found)
    known, _ = verdicts(found, gold)
    for entity, fine in zip(found["entities"], right, strict=True):
        if not fine:
            yield entity["type"], _mistake(entity, gold["entities"])
    for entity, fine in zip(gold["entities"], known, strict=True):
        if not fine and _mistake(entity, found["entities"]) == "invented":
            yield entity["type"], "missed"


def _mistake(entity: Row, others: Iterable[Row]) -> str:
    alike = [other for other in others if _forms(other) & _forms(entity)]
    if any(other["type"] != entity["type"] for other in alike):
        return "kind"
    near = [other for other in others if other["type"] == entity["type"]]
    return "ends" if any(_words(other) & _words(entity) for other in near) else "invented"


def _words(entity: Row) -> set[str]:
    return {word for form in _forms(entity) for word in form.split()}


def _forms(entity: Row) -> set[str]:
    return {words(form) for form in (entity["name"], *entity["aliases"])}
