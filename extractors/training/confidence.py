"""Trains how sure a fact is, on the facts of annotated abstracts that nothing of the pipeline had learned from.

    python -m extractors.training.confidence --gold TRAIN.jsonl extractors/training/annotated.jsonl \
        extractors/training/reported.jsonl --abstracts CORPUS.jsonl.gz MORE.jsonl.gz --parts FOLDER [--accuracy best]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from extractors.components.chooser import Chooser, Features, Weights
from extractors.components.confidence import WRONG, of_entity, of_result
from extractors.components.results import reader
from extractors.evaluation import verdicts
from extractors.training import corpus, results, unseen
from extractors.training.decisions import Decision, write
from extractors.training.hidden import fit
from extractors.training.judging import judged
from extractors.training.unseen import Found
from kg.interchange import to_row
from kg.model import EntityClaim, Paper, Reading
from kg.vocabulary import load

PRIOR = 2.0
"""How much both distrust their features, as was best on held-out parts of the training abstracts."""

Named = tuple[Found, Sequence[EntityClaim]]


def learn(read: Iterable[tuple[corpus.Row, Reading]]) -> dict[str, Weights]:
    """The weights for entities and for results, from annotated abstracts and what was read in them."""
    seen: dict[str, list[Decision]] = {"entity": [], "result": []}
    vocabulary = load()
    for row, reading in read:
        entities, reported = verdicts({"entities": (), "results": (), **row}, to_row(reading))
        if "entities" in row:
            seen["entity"] += map(_decision, (of_entity(e, vocabulary) for e in reading.entities), entities)
        if "results" in row:
            seen["result"] += map(_decision, map(of_result, reading.results), reported)
    return {what: fit(decisions, PRIOR) for what, decisions in seen.items()}


def _decision(features: Features, right: bool) -> Decision:
    return Decision([features, WRONG], frozenset([0 if right else 1]))


def read(parts: Sequence[Sequence[Found]]) -> Iterator[tuple[corpus.Row, Reading]]:
    """Each abstract as it is read by choosers that learned from the other parts."""
    every = judged(parts)
    named: list[list[Named]] = [list(islice(every, len(part))) for part in parts]
    for own in named:
        weights = results.learn(chain.from_iterable(part for part in named if part is not own))
        choosers = {choice: Chooser.of(learned) for choice, learned in weights.items()}
        for found, entities in own:
            paper = Paper(found.row["id"], found.row["title"], found.row["abstract"])
            yield found.row, Reading(paper, tuple(entities), reader.read(found.doc, paper, entities, choosers))


def main() -> None:
    """Train on annotated abstracts and write the weights that ship."""
    _, accuracy, parts = unseen.given(__doc__)
    write(learn(read(parts)), accuracy.models / "confidence.json.gz")


if __name__ == "__main__":
    main()
