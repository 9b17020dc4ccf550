"""Reads comparisons out of a text: that one thing does better or worse than another, or as well, without a number."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractors.components.comparisons.reader import read

__all__ = ["compared", "read"]


@Language.component(
    "comparisons", assigns=["doc._.comparisons"], requires=["doc._.paper", "doc._.entities", "doc._.results"]
)
def compared(doc: Doc) -> Doc:
    """Assign `doc._.comparisons`: one ComparisonClaim a baseline, signed as the entities are."""
    doc._.comparisons = read(doc, doc._.paper, doc._.extractor, doc._.entities, doc._.results)
    return doc
