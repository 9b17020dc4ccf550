"""Learns how sure a fact is, from the facts of annotated abstracts that nothing of the pipeline had learned from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from extractors.components.chooser import Features, Weights
from extractors.components.confidence import WRONG, entities, results
from extractors.evaluation import verdicts
from extractors.training import corpus
from extractors.training.decisions import Decision
from extractors.training.hidden import fit
from kg.interchange import to_row
from kg.model import Reading
from kg.vocabulary import load

PRIOR = {"entity": 15.0, "result": 30.0}
"""How much each distrusts its features, as was best on held-out parts of the training abstracts."""
GUIDED = 4
"""How often facts of the first file count, whose annotators wrote the guidelines: what is right there is meant."""


def learn(read: Iterable[tuple[corpus.Row, Reading]], guided: Collection[str]) -> dict[str, Weights]:
    """The weights for entities and for results, from annotated abstracts and what was read in them.

    The facts of the abstracts with `guided` ids count GUIDED times.
    """
    seen: dict[str, list[Decision]] = {what: [] for what in PRIOR}
    vocabulary = load()
    for row, reading in read:
        named, reported = verdicts({"entities": (), "results": (), **row}, to_row(reading))
        times = GUIDED if row["id"] in guided else 1
        if "entities" in row:
            described = entities.describe(reading.paper, reading.entities, vocabulary)
            seen["entity"] += times * _decisions(described, named)
        if "results" in row:
            described = results.describe(reading.paper, reading.entities, reading.results)
            seen["result"] += times * _decisions(described, reported)
    return {what: fit(decisions, PRIOR[what]) for what, decisions in seen.items()}


def _decisions(described: Iterable[Features], right: Iterable[bool]) -> list[Decision]:
    facts = zip(described, right, strict=True)
    return [Decision([features, WRONG], frozenset([0 if is_right else 1])) for features, is_right in facts]
