"""Reads results out of a text: every number that reports an outcome, with what was measured, on what and for whom."""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.components.chooser import shipped
from kg.model import EntityClaim, Paper, ResultClaim

from .reader import EXTRACTOR, read

__all__ = ["EXTRACTOR", "results"]


def results(doc: Doc, paper: Paper, entities: tuple[EntityClaim, ...]) -> tuple[ResultClaim, ...]:
    """The results that the abstract reports, in the order of their numbers.

    `doc` is laid out as in `extractors.layout` and has sentence boundaries; `entities` are those of the same paper,
    with their mentions. Slots name these entities, or hold words of the text where nothing is named.
    """
    return read(doc, paper, entities, shipped("results"))
