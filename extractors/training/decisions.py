"""What choosing is learned from: choices that were seen."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.components.chooser import Weights

RARE = 5
"""Features that are seen less often get no weight."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One choice that was seen: the features of every candidate, and the positions of those that are right."""

    candidates: Sequence[Sequence[str]]
    right: frozenset[int]


def frequent(decisions: Sequence[Decision]) -> list[str]:
    """The features that get a weight."""
    counts = Counter(feature for decision in decisions for features in decision.candidates for feature in features)
    return [feature for feature, count in counts.items() if count >= RARE]


def write(weights: Mapping[str, Weights], path: Path) -> None:
    """Store the weights of several choosers, by the decision they take: gzipped JSON, a line a feature."""
    choices = ",\n".join(f"{json.dumps(choice)}: {{\n{_lines(own)}\n}}" for choice, own in sorted(weights.items()))
    path.write_bytes(gzip.compress(f"{{{choices}}}\n".encode(), mtime=0))


def _lines(weights: Weights) -> str:
    return ",\n".join(
        f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}"
        for feature, row in sorted(weights.items())
    )
