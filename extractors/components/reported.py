"""The results that a paper reports, as the pipeline's last component."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.components.results import results


@Language.component("results", assigns=["doc._.results"], requires=["doc._.paper", "doc._.entities"])
def reported(doc: Doc) -> Doc:
    """Assign `doc._.results`: one ResultClaim a number that reports an outcome, signed as the entities are."""
    found = results(doc, doc._.paper, doc._.entities)
    doc._.results = tuple(replace(result, extractor=doc._.extractor) for result in found)
    return doc
