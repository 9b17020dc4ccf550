"""What choosing is learned from: choices that were seen."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.components.chooser import Features, Weights

RARE = 5
"""Features that are seen less often get no weight."""

Feature = tuple[str, str]
"""An answer and a fact that is told of it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One choice that was seen: the features of every candidate, and the positions of those that are right."""

    candidates: Sequence[Features]
    right: frozenset[int]


def pairs(features: Features) -> Iterator[Feature]:
    """The features of a candidate, one by one."""
    return ((answer, fact) for answer, facts in features.items() for fact in facts)


def frequent(decisions: Sequence[Decision]) -> list[Feature]:
    """The features that get a weight."""
    counts = Counter(f for decision in decisions for candidate in decision.candidates for f in pairs(candidate))
    return [feature for feature, count in counts.items() if count >= RARE]


def by_answer(rows: Iterable[tuple[Feature, Sequence[int]]]) -> Weights:
    """What features weigh, as a Chooser has it, in order."""
    weights: dict[str, dict[str, Sequence[int]]] = {}
    for (answer, fact), row in sorted(rows):
        weights.setdefault(answer, {})[fact] = row
    return weights


def write(weights: Mapping[str, Weights], path: Path) -> None:
    """Store the weights of several choosers, by the decision they take: gzipped JSON, a line a feature."""
    text = _object(
        {
            choice: _object({a: _object(_rows(facts)) for a, facts in own.items()})
            for choice, own in sorted(weights.items())
        }
    )
    path.write_bytes(gzip.compress(f"{text}\n".encode(), mtime=0))


def _rows(facts: Mapping[str, Sequence[int]]) -> dict[str, str]:
    return {fact: json.dumps(row, separators=(",", ":")) for fact, row in facts.items()}


def _object(members: Mapping[str, str]) -> str:
    return "{" + ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {text}" for name, text in members.items()) + "}"
