"""What is found in annotated abstracts by what does not know them: right and wrong, to learn judging from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc

from extractors import pipeline
from extractors.components.names.candidates import candidates
from extractors.components.things.grouping import things
from extractors.components.things.thing import Thing
from extractors.layout import doc_text, text_of
from extractors.training import corpus, entities
from kg.model import Paper
from kg.vocabulary import load

PARTS = 3
"""Into how many parts the abstracts fall."""


@dataclass(frozen=True, slots=True)
class Found:
    """An annotated abstract, read, and the things found in it."""

    row: corpus.Row
    doc: Doc
    things: Sequence[Thing]

    @property
    def paper(self) -> Paper:
        return Paper(self.row["id"], self.row["title"], self.row["abstract"])


class Given(NamedTuple):
    """What a command line names: files of annotated abstracts, and what is found, as `read` gives it."""

    gold: Sequence[Path]
    parts: Sequence[Sequence[Found]]


def given(documentation: str | None) -> Given:
    """What the command line names."""
    options = corpus.options(documentation)
    options.add_argument("--parts", type=Path, required=True, help="folder of what was trained on parts")
    chosen = options.parse_args()
    rows = corpus.rows(chosen.gold, chosen.abstracts)
    return Given(chosen.gold, read(rows, chosen.parts))


def read(rows: Sequence[corpus.Row], folder: Path) -> list[list[Found]]:
    """The rows in parts, every third together, each read by what learned from the others.

    Recognisers learn from annotations alone: the teacher, which knows the others, would tell of them. They are trained
    into `folder`, about twenty minutes each on one core, unless they are there already.
    """
    return [_read(rows[part::PARTS], _recogniser(_others(rows, part), folder / str(part))) for part in range(PARTS)]


def _others(rows: Sequence[corpus.Row], part: int) -> list[corpus.Row]:
    return [row for position, row in enumerate(rows) if position % PARTS != part and "entities" in row]


def _read(rows: Sequence[corpus.Row], trained: Path) -> list[Found]:
    nlp, vocabulary = pipeline.naming(trained), load()
    docs = [(row, nlp(doc_text(row["title"], row["abstract"]))) for row in rows]
    return [Found(row, doc, things(text_of(doc), candidates(doc), vocabulary)) for row, doc in docs]


def _recogniser(rows: Sequence[corpus.Row], work: Path) -> Path:
    trained = work / "out" / "model-last"
    if not trained.exists():
        entities.recogniser(rows, rows[:20], entities.shipped_vectors(work.parent / "vectors"), work)
    return trained
