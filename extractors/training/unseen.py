"""What a recogniser finds in annotated abstracts that it does not know: right and wrong, to learn judging from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from extractors import pipeline
from extractors.components.candidates import candidates
from extractors.components.grouping import Thing, things
from extractors.layout import doc_text
from extractors.training import corpus, entities
from kg.vocabulary import load

PARTS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """An annotated abstract, read, and the things found in it."""

    row: corpus.Row
    doc: Doc
    things: Sequence[Thing]


def given(documentation: str | None) -> tuple[list[Path], list[list[Found]]]:
    """What the command line names: the files of annotated abstracts, and these abstracts as `read` reads them."""
    options = corpus.options(documentation)
    options.add_argument("--parts", type=Path, required=True, help="folder of the recognisers trained on parts")
    chosen = options.parse_args()
    return chosen.gold, read(corpus.rows(chosen.gold, chosen.abstracts), chosen.parts)


def read(rows: Sequence[corpus.Row], folder: Path) -> list[list[Found]]:
    """The rows in `PARTS` parts, every `PARTS`-th together, each read by a recogniser that learned from the others.

    They learn from annotations alone: the teacher, which knows two of the parts, would tell of them. They are trained
    into `folder`, about twenty minutes each on one core, unless they are there already.
    """
    return [_read(rows[part::PARTS], _recogniser(rows, part, folder)) for part in range(PARTS)]


def _read(rows: Sequence[corpus.Row], trained: Path) -> list[Found]:
    nlp, vocabulary = pipeline.recogniser(trained), load()
    docs = [(row, nlp(doc_text(row["title"], row["abstract"]))) for row in rows]
    return [Found(row, doc, things(doc.text, candidates(doc), vocabulary)) for row, doc in docs]


def _recogniser(rows: Sequence[corpus.Row], part: int, folder: Path) -> Path:
    trained = folder / str(part) / "out" / "model-last"
    if trained.exists():
        return trained
    known = [row for position, row in enumerate(rows) if position % PARTS != part and "entities" in row]
    vectors = entities.shipped_vectors(folder / "vectors")
    return entities.recogniser(known, known[:20], vectors, folder / str(part))
