"""How sure a fact is: the chance that all it says is right, learned on texts where that could be checked.

An entity is right if its kind and its name are, to the letter; a result if its value, kind, direction, metric and
datasets are. What was chosen with conviction is right more often, but by no means as often as the choosers thought.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import exp

from spacy.language import Language
from spacy.tokens import Doc

from extractors.components.chooser import Chooser, Features, shipped
from extractors.components.confidence import entities, results
from kg.vocabulary import Vocabulary, load

WRONG: Features = {}
"""What speaks for a fact's being wrong, which is all that does not speak for its being right."""


@Language.factory(
    "confidence",
    assigns=["doc._.entities", "doc._.results"],
    requires=["doc._.paper", "doc._.entities", "doc._.results"],
)
def make_confidence(nlp: Language, name: str) -> Confidence:
    return Confidence(load(), shipped("confidence"))


class Confidence:
    """Replaces the choosers' convictions in `doc._.entities` and `doc._.results` by how often such facts are right."""

    def __init__(self, vocabulary: Vocabulary, choosers: Mapping[str, Chooser]) -> None:
        self.vocabulary, self.choosers = vocabulary, choosers

    def __call__(self, doc: Doc) -> Doc:
        paper, named, reported = doc._.paper, doc._.entities, doc._.results
        sure = self._chances("entity", entities.describe(paper, named, self.vocabulary))
        doc._.entities = tuple(replace(each, confidence=chance) for each, chance in zip(named, sure, strict=True))
        sure = self._chances("result", results.describe(paper, named, reported))
        doc._.results = tuple(replace(each, confidence=chance) for each, chance in zip(reported, sure, strict=True))
        return doc

    def _chances(self, what: str, described: Iterable[Features]) -> Iterator[float]:
        *right, wrong = self.choosers[what].scores([*described, WRONG])
        return (round(1 / (1 + exp(wrong - score)), 3) for score in right)
