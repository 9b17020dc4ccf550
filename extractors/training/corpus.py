"""Annotated abstracts as spaCy documents: every printed form of every entity becomes a span."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from extractors.layout import doc_text

Row = Mapping[str, Any]

EXACT = 6
"""Forms with a capital and at most so many letters are looked for in their own capitalisation."""


def rows(path: Path) -> list[Row]:
    """The annotated abstracts of a gold file (JSON lines)."""
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]


def write(nlp: Language, annotated: Iterable[Row], path: Path) -> None:
    """A DocBin of the abstracts, tokenised by `nlp`."""
    DocBin(docs=(document(nlp, row) for row in annotated)).to_disk(path)


def document(nlp: Language, row: Row) -> Doc:
    """One abstract with its entities at every place where a form of theirs stands; the longest where they overlap."""
    doc = nlp(doc_text(row["title"], row["abstract"]))
    doc.ents = tuple(filter_spans(list(_spans(doc, row))))
    return doc


def _spans(doc: Doc, row: Row) -> Iterator[Span]:
    for entity in row["entities"]:
        for form in filter(None, (entity["name"], *entity["aliases"])):
            loose = form == form.lower() or len(form) > EXACT
            pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE if loose else re.NOFLAG)
            for match in pattern.finditer(doc.text):
                if span := doc.char_span(*match.span(), label=entity["type"]):
                    yield span


def partial(nlp: Language, row: Row, kinds: Mapping[str, str]) -> Doc:
    """A text of which only some kinds are annotated: what is not said to be a name is left open."""
    doc = nlp(row["text"])
    spans = [
        span
        for start, end, label in row["char_entities"]
        if label in kinds and (span := doc.char_span(start, end, label=kinds[label]))
    ]
    doc.set_ents(filter_spans(spans), default="missing")
    return doc
