"""How sure a fact is: the chance that all it says is right, learned on texts where that could be checked.

An entity is right if its kind and its name are, to the letter; a result if its value, kind, direction, metric and
datasets are. What was chosen with conviction is right more often, but by no means as often as the choosers thought.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.accuracy import Accuracy
from extractors.components.chooser import Chooser, Features, shipped
from kg.model import EntityClaim, ResultClaim
from kg.vocabulary import Vocabulary, load

ASSIGNED = ("doc._.entities", "doc._.results")
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995)
"""Convictions that may matter."""

WRONG: Features = {}
"""What speaks for a fact's being wrong, which is all that does not speak for its being right."""


@Language.factory(
    "confidence", assigns=["doc._.entities", "doc._.results"], requires=["doc._.entities", "doc._.results"]
)
def make_confidence(nlp: Language, name: str, accuracy: Accuracy) -> Confidence:
    return Confidence(load(), shipped("confidence", accuracy))


class Confidence:
    """Replaces the choosers' convictions in `doc._.entities` and `doc._.results` by how often such facts are right."""

    def __init__(self, vocabulary: Vocabulary, choosers: Mapping[str, Chooser]) -> None:
        self.vocabulary, self.choosers = vocabulary, choosers

    def __call__(self, doc: Doc) -> Doc:
        choosers = self.choosers
        doc._.entities = tuple(
            replace(entity, confidence=_chance(choosers["entity"], of_entity(entity, self.vocabulary)))
            for entity in doc._.entities
        )
        doc._.results = tuple(
            replace(result, confidence=_chance(choosers["result"], of_result(result))) for result in doc._.results
        )
        return doc


def _chance(chooser: Chooser, right: Features) -> float:
    return round(chooser.chances([right, WRONG])[0], 3)


def of_entity(entity: EntityClaim, vocabulary: Vocabulary) -> Features:
    """What speaks for an entity's being right."""
    words = entity.name.split()
    forms = (entity.name, *entity.aliases)
    curated = "+".join(sorted({kind for form in forms for kind in vocabulary.kinds(form)}))
    facts = [
        f"curated={curated}",
        f"forms={min(len(forms), 3)},mentions={min(len(entity.mentions), 4)}",
        f"words={min(len(words), 4)},lower={entity.name == entity.name.lower()}",
        f"head={words[-1].lower()}",
        f"role={entity.role}",
    ]
    return {"": list(_conviction(entity.kind, entity.confidence)), entity.kind: facts}


def of_result(result: ResultClaim) -> Features:
    """What speaks for a result's being right."""
    facts = [
        *_conviction("result", result.confidence),
        f"claim={result.kind}",
        f"unit={result.unit}",
        f"range={result.high is not None}",
        f"metric={result.metric}",
        f"metric={result.metric is not None},datasets={min(len(result.datasets), 2)}",
    ]
    return {"": facts}


def _conviction(what: str, chance: float) -> Iterator[str]:
    yield what
    for level in LEVELS:
        if chance >= level:
            yield f">={level}"
            yield f"{what}>={level}"
