"""Annotated abstracts as spaCy documents: every printed form of every entity becomes a span."""

from __future__ import annotations

import argparse
import gzip
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractors.layout import doc_text, text_of

Row = Mapping[str, Any]

EXACT = 6
"""Forms with a capital and at most so many letters are looked for in their own capitalisation."""


def options(documentation: str | None) -> argparse.ArgumentParser:
    """What every training command is given: annotated abstracts, and where to find the texts of those without one."""
    parser = argparse.ArgumentParser(description=documentation, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="annotated abstracts to learn from")
    parser.add_argument("--abstracts", type=Path, nargs="*", default=[], help="unlabelled abstracts (gzipped)")
    return parser


def rows(annotated: Iterable[Path], abstracts: Iterable[Path] = ()) -> list[Row]:
    """The annotated abstracts of gold files (JSON lines).

    Rows without a text of their own (`annotated.jsonl`, `reported.jsonl`) take that of the same id among `abstracts`
    (gzipped JSON lines), and a result's quote from where it stands there. A row whose text is not found raises a
    KeyError.
    """
    found = [row for path in annotated for row in _lines(path.read_bytes().splitlines())]
    wanted = {row["id"] for row in found if "abstract" not in row}
    texts = {row["id"]: row for file in abstracts if wanted for row in unlabelled(file) if row["id"] in wanted}
    return [row if "abstract" in row else _quoted(row, texts[row["id"]]) for row in found]


def unlabelled(file: Path) -> Iterator[Row]:
    """The rows of gzipped JSON lines."""
    with gzip.open(file, "rb") as lines:
        yield from _lines(lines)


def _lines(lines: Iterable[bytes]) -> Iterator[Row]:
    return (msgspec.json.decode(line) for line in lines if line.strip())


def _quoted(row: Row, text: Row) -> Row:
    given = {**row, "title": text["title"], "abstract": text["abstract"]}
    if "results" in row:
        given["results"] = [{**each, "quote": text["abstract"][slice(*each["quote"])]} for each in row["results"]]
    return given


def document(nlp: Language, row: Row) -> Doc:
    """One abstract with its entities at every place where a form of theirs stands; the longest where they overlap."""
    doc = nlp(doc_text(row["title"], row["abstract"]))
    doc.ents = tuple(filter_spans(list(_spans(doc, row))))
    return doc


def silver(nlp: Language, file: Path, abstracts: Iterable[Path]) -> Iterator[Doc]:
    """The abstracts that the teacher annotated, with no annotation where it is not sure."""
    marks = {row["id"]: row for row in unlabelled(file)}
    for row in (row for source in abstracts for row in unlabelled(source) if row["id"] in marks):
        doc, mark = nlp(doc_text(row["title"], row["abstract"])), marks[row["id"]]
        named = filter_spans(covering(doc, mark["spans"]))
        taken = {token.i for span in named for token in span}
        unsure = {token.i for span in covering(doc, mark["unsure"]) for token in span} - taken
        doc.set_ents(named, missing=[doc[i : i + 1] for i in sorted(unsure)])
        yield doc


def covering(doc: Doc, places: Iterable[Sequence[Any]]) -> Iterator[Span]:
    """The whole words that have characters of each place, labelled with its kind if it has one."""
    for start, end, *kind in places:
        if span := doc.char_span(start, end, label="".join(kind), alignment_mode="expand"):
            yield span


def _spans(doc: Doc, row: Row) -> Iterator[Span]:
    for entity in row["entities"]:
        for form in filter(None, (entity["name"], *entity["aliases"])):
            loose = form == form.lower() or len(form) > EXACT
            pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE if loose else re.NOFLAG)
            for match in pattern.finditer(text_of(doc)):
                if span := doc.char_span(*match.span(), label=entity["type"]):
                    yield span
