"""What is found in annotated abstracts by what does not know them: right and wrong, to learn judging from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc

from extractors import pipeline
from extractors.accuracy import Accuracy
from extractors.components.names.candidates import candidates
from extractors.components.things.grouping import things
from extractors.components.things.thing import Thing
from extractors.layout import doc_text, text_of
from extractors.training import corpus, entities
from kg.model import Paper
from kg.vocabulary import load

PARTS = {Accuracy.FAST: 3, Accuracy.BEST: 2}
"""Into how many parts the abstracts fall."""
EPOCHS = 2
"""How often an encoder reads the abstracts of a part: half as often as that which ships, to save time."""


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
    """What a command line names: files of annotated abstracts, who reads, and what is found, as `read` gives it."""

    gold: Sequence[Path]
    accuracy: Accuracy
    parts: Sequence[Sequence[Found]]


def given(documentation: str | None) -> Given:
    """What the command line names."""
    options = corpus.options(documentation)
    options.add_argument("--parts", type=Path, required=True, help="folder of what was trained on parts")
    options.add_argument("--accuracy", type=Accuracy, choices=list(Accuracy), default=Accuracy.FAST)
    chosen = options.parse_args()
    rows = corpus.rows(chosen.gold, chosen.abstracts)
    return Given(chosen.gold, chosen.accuracy, read(rows, chosen.parts, chosen.accuracy))


def read(rows: Sequence[corpus.Row], folder: Path, accuracy: Accuracy) -> list[list[Found]]:
    """The rows in parts, every third (or second) together, each read by what learned from the others.

    Recognisers learn from annotations alone: the teacher, which knows the others, would tell of them. They are trained
    into `folder`, about twenty minutes each on one core, as encoders are on two, unless they are there already.
    """
    parts = PARTS[accuracy]
    train = _recogniser if accuracy is Accuracy.FAST else _encoder
    return [_read(rows[part::parts], train(_others(rows, part, parts), folder / str(part))) for part in range(parts)]


def _others(rows: Sequence[corpus.Row], part: int, parts: int) -> list[corpus.Row]:
    return [row for position, row in enumerate(rows) if position % parts != part and "entities" in row]


def _read(rows: Sequence[corpus.Row], trained: Path) -> list[Found]:
    nlp, vocabulary = pipeline.naming(trained), load()
    docs = [(row, nlp(doc_text(row["title"], row["abstract"]))) for row in rows]
    return [Found(row, doc, things(text_of(doc), candidates(doc), vocabulary)) for row, doc in docs]


def _recogniser(rows: Sequence[corpus.Row], work: Path) -> Path:
    trained = work / "out" / "model-last"
    if not trained.exists():
        entities.recogniser(rows, rows[:20], entities.shipped_vectors(work.parent / "vectors"), work)
    return trained


def _encoder(rows: Sequence[corpus.Row], work: Path) -> Path:
    trained = work / "encoder"
    if not trained.exists():
        from extractors.training import shipping, teacher  # PyTorch is an extra

        shipping.ship(teacher.teach(list(teacher.annotated(rows)), epochs=EPOCHS), trained)
    return trained
