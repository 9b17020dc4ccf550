"""How often suggestions are right, as measured against annotated abstracts and kept in `precision.tsv`.

`python -m tests.benchmarks.review GOLD... --write` measures and writes it; docs/curation.md says how.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.review.suggestion import Precision

FILE = "precision.tsv"


def of(kind: str, signal: str) -> Precision | None:
    """What was measured for a kind of suggestion and its signal, else for the kind whatever the signal."""
    found = measured()
    return found.get((kind, signal)) or found.get((kind, ""))


def chance(kind: str, signal: str) -> float:
    """How likely such a suggestion is right, 1 where nothing was measured.

    By the rule of succession: five that were all right are no certainty.
    """
    found = of(kind, signal)
    return (found.right + 1) / (found.decided + 2) if found else 1.0


@cache
def measured() -> Mapping[tuple[str, str], Precision]:
    """By kind and signal."""
    lines = files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {(kind, signal): Precision(int(right), int(decided)) for kind, signal, right, decided in rows}
