"""Trains how sure a fact is, on the facts of annotated abstracts that nothing of the pipeline had learned from.

    python -m extractors.training.confidence --gold TRAIN.jsonl extractors/training/annotated.jsonl \
        extractors/training/reported.jsonl --abstracts CORPUS.jsonl.gz MORE.jsonl.gz --parts FOLDER [--accuracy best]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice

from extractors.components.chooser import Chooser, Features, Weights
from extractors.components.confidence import WRONG, entities, results
from extractors.components.results import reader
from extractors.evaluation import verdicts
from extractors.training import corpus, unseen
from extractors.training.decisions import Decision, write
from extractors.training.hidden import fit
from extractors.training.judging import judged
from extractors.training.results import learn as learn_results
from extractors.training.unseen import Found
from kg.interchange import to_row
from kg.model import EntityClaim, Paper, Reading
from kg.vocabulary import load

PRIOR = {"entity": 15.0, "result": 30.0}
"""How much each distrusts its features, as was best on held-out parts of the training abstracts."""
GUIDED = 4
"""How often facts of the first file count, whose annotators wrote the guidelines: what is right there is meant."""

Named = tuple[Found, Sequence[EntityClaim]]


def learn(read: Iterable[tuple[corpus.Row, Reading]], guided: Collection[str] = ()) -> dict[str, Weights]:
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


def read(parts: Sequence[Sequence[Found]]) -> Iterator[tuple[corpus.Row, Reading]]:
    """Each abstract as it is read by choosers that learned from the other parts."""
    every = judged(parts)
    named: list[list[Named]] = [list(islice(every, len(part))) for part in parts]
    for own in named:
        weights = learn_results(chain.from_iterable(part for part in named if part is not own))
        choosers = {choice: Chooser.of(learned) for choice, learned in weights.items()}
        for found, claims in own:
            paper = Paper(found.row["id"], found.row["title"], found.row["abstract"])
            yield found.row, Reading(paper, tuple(claims), reader.read(found.doc, paper, claims, choosers))


def main() -> None:
    """Train on annotated abstracts and write the weights that ship."""
    gold, accuracy, parts = unseen.given(__doc__)
    guided = {row["id"] for row in corpus.rows(gold[:1])}
    write(learn(read(parts), guided), accuracy.models / "confidence.json.gz")


if __name__ == "__main__":
    main()
