"""Reads results out of a text: every number that reports an outcome, with what was measured, on what and for whom."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc

from extractors.components.chooser import Chooser, shipped
from extractors.components.results.reader import read

__all__ = ["Results", "read"]


@Language.factory("results", assigns=["doc._.results"], requires=["doc._.paper", "doc._.entities"])
def make_results(nlp: Language, name: str) -> Results:
    return Results(shipped("results"))


class Results:
    """Assigns `doc._.results`: one ResultClaim a number that reports an outcome, signed as the entities are."""

    def __init__(self, choosers: Mapping[str, Chooser]) -> None:
        self.choosers = choosers

    def __call__(self, doc: Doc) -> Doc:
        doc._.results = read(doc, doc._.paper, doc._.extractor, doc._.entities, self.choosers)
        return doc
