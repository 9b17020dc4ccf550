"""How well the recogniser learns from what others annotated: SciERC and TDMSci, scored as these sets are.

    python -m tests.benchmarks.published SCIERC TDMSCI --abstracts CORPUS.jsonl.gz ARXIV_TDMS.jsonl.gz \
        [--seeds 3] [--encoder]

A set is a folder of train.jsonl and test.jsonl, and dev.jsonl if it has one, which is only looked at (in the log):
rows with `tokens` and `entities` [first, end, type]. What entities.cfg describes learns from train alone, on the
vectors that ship, and reads test; with `--encoder` the teacher's network does instead (it needs the `teacher` extra).
An entity is right if its characters and type are; F1 is over all types together.

The vectors learned from unlabelled abstracts, some of which are test texts: F1 is also given for the texts new to them,
as for those new to train. STEPS and EPOCHS were settled before any test text was scored. About four minutes a set and
seed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import msgspec
import spacy
from spacy.scorer import PRFScore
from spacy.tokens import Doc
from spacy.util import filter_spans
from thinc.api import use_ops

from extractors import tokenizer
from extractors.components.names.tags import names, tags
from extractors.training import corpus, entities
from extractors.training.tagging import tagged

STEPS, EPOCHS = 2000, 10
"""How many batches the recogniser learns from, and how many times the encoder reads what it learns from."""
SHARED = 50
"""So many letters and digits in a row make two texts the same one."""

PRINTED = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
"""What the Penn Treebank writes for marks of the text."""

Entity = tuple[int, int, str]
"""First character, end and type."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words joined by spaces, as the set splits them, and their entities, which may overlap."""

    text: str
    entities: frozenset[Entity]


Reader = Callable[[Sequence[Text], Sequence[Text], Sequence[Text], int], list[set[Entity]]]
"""What learns from texts, looking at others, and says what it finds in third ones; the last is the seed."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sets", type=Path, nargs="+", help="folders of the sets")
    options.add_argument("--abstracts", type=Path, nargs="+", required=True, help="what the vectors learned from")
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--encoder", action="store_true", help="measure the teacher's network instead")
    chosen = options.parse_args()
    for folder in chosen.sets:
        measure(folder, chosen.abstracts, chosen.seeds, read_by_encoder if chosen.encoder else read)


def measure(folder: Path, abstracts: Sequence[Path], seeds: int, read: Reader) -> None:
    """Print the F1 of each seed, and their mean, on each part of the test texts."""
    learning, test = texts(folder / "train.jsonl"), texts(folder / "test.jsonl")
    dev = folder / "dev.jsonl"
    tuning = texts(dev) if dev.exists() else learning[:20]
    known = {text.text for text in learning}
    parts = {
        "all": [True] * len(test),
        "new to the vectors": new(test, abstracts),
        "new to train": [text.text not in known for text in test],
    }
    _show(folder.name, *parts)
    _show("texts", *map(sum, parts.values()))
    rows = []
    for seed in range(seeds):
        found = read(learning, tuning, test, seed)
        rows.append([f1(test, found, part) for part in parts.values()])
        _show(f"seed {seed}", *(f"{figure:.1f}" for figure in rows[-1]))
    _show("mean", *(f"{mean(column):.1f}" for column in zip(*rows, strict=True)))


def texts(file: Path) -> list[Text]:
    """The texts of a file of a set."""
    return [_text(**row) for row in map(msgspec.json.decode, file.read_bytes().splitlines())]


def _text(tokens: Sequence[str], entities: Iterable[Entity], **_: object) -> Text:
    words = [PRINTED.get(token, token) for token in tokens]
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    spans = ((starts[first], starts[end] - 1, type) for first, end, type in entities)
    return Text(" ".join(words), frozenset(spans))


def new(test: Iterable[Text], abstracts: Sequence[Path]) -> list[bool]:
    """Whether each text shares no SHARED letters and digits in a row with a title or an abstract."""
    windows = [frozenset(_windows(text.text)) for text in test]
    wanted = frozenset[str]().union(*windows)
    met = {window for part in entities.texts(abstracts, set()) for window in wanted.intersection(_windows(part))}
    return [text.isdisjoint(met) for text in windows]


def _windows(text: str) -> Iterator[str]:
    letters = re.sub(r"[\W_]+", "", text.lower())
    return (letters[start : start + SHARED] for start in range(len(letters) - SHARED + 1))


def read(learning: Sequence[Text], tuning: Sequence[Text], test: Sequence[Text], seed: int) -> list[set[Entity]]:
    """The entities that a recogniser finds in each test text. What the training says of itself goes to stderr."""
    # NumPy's BLAS is quicker than the one that thinc brings.
    with TemporaryDirectory() as folder, redirect_stdout(sys.stderr), use_ops("numpy", use_blis=False):
        work = Path(folder)
        vectors = entities.shipped_vectors(work / "vectors")
        settings = {"system.seed": seed, "training.max_steps": STEPS}
        nlp = spacy.load(entities.learn(_docs(learning), _docs(tuning), vectors, work, settings))
    docs = nlp.pipe(text.text for text in test)
    return [{(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents} for doc in docs]


def read_by_encoder(learning: Sequence[Text], _: Sequence[Text], test: Sequence[Text], seed: int) -> list[set[Entity]]:
    """The entities that the teacher's network finds in each test text. It looks at nothing else while it learns."""
    from extractors.training import encoder, teacher  # PyTorch is an extra

    known = tags(sorted({type for text in learning for *_, type in text.entities}))
    made = encoder.tokenizer()
    learned = []
    for doc in _docs(learning):
        pieces = encoder.pieces(made, doc.text)
        spans = [(span.start_char, span.end_char, span.label_) for span in doc.ents]
        learned.append(teacher.Text(pieces, tagged(pieces.places, spans, known)))
    with redirect_stdout(sys.stderr):
        net = teacher.teach(learned, len(known), EPOCHS, seed)
    asked = [encoder.pieces(made, text.text) for text in test]
    chances = teacher.chances(net, asked)
    return [
        {name[:3] for name in names(pieces.places, chance, known)}
        for pieces, chance in zip(asked, chances, strict=True)
    ]


def _docs(texts: Iterable[Text]) -> Iterator[Doc]:
    nlp = tokenizer.blank()
    for text in texts:
        doc = nlp(text.text)
        doc.ents = tuple(filter_spans(corpus.covering(doc, sorted(text.entities))))
        yield doc


def f1(test: Iterable[Text], found: Iterable[set[Entity]], part: Iterable[bool]) -> float:
    """Micro-averaged F1 in percent on a part of the texts; of overlapping entities all are to be found."""
    score = PRFScore()
    for text, said, counts in zip(test, found, part, strict=True):
        if counts:
            score.score_set(said, set(text.entities))
    return 100 * score.fscore


def _show(name: str, *cells: object) -> None:
    print(f"{name:10}", *(f"{cell!s:>18}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
