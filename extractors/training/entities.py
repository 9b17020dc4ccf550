"""Train the entity recogniser that ships: vectors from unlabelled abstracts, then `ner` on annotated ones.

    python -m extractors.training.entities --gold TRAIN.jsonl extractors/training/annotated.jsonl \
        --abstracts CORPUS.jsonl.gz ARXIV_TDMS.jsonl.gz --without DEV.jsonl [--held-out 8]

Learns from people's annotations and from those of the teacher, silver.jsonl.gz. Writes extractors/models/recogniser.
Needs the `training` extra (floret). Takes about 70 minutes on one core.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin

from extractors import tokenizer
from extractors.accuracy import Accuracy
from extractors.training import corpus

CONFIG = Path(__file__).with_name("entities.cfg")
SHIPPED = Accuracy.FAST.names
SILVER = Path(__file__).with_name("silver.jsonl.gz")
"""What the teacher annotated, as `python -m extractors.training.teacher` wrote it."""
GOLD, LONGER = 2, 8000
DIMENSIONS, BUCKETS = 96, 20_000
WORD = re.compile(r"\w+(?:[-.@/+]\w+)*|[^\w\s]")
"""Words for the vectors: a plain split will do, as floret reads the letters inside."""


def main() -> None:
    options = corpus.options(__doc__)
    options.add_argument("--without", type=Path, help="annotated abstracts whose titles no vector may know")
    options.add_argument("--held-out", type=int, default=0, metavar="N", help="keep every N-th abstract for tuning")
    options.add_argument("--output", type=Path, default=SHIPPED)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        unseen = {row["title"].strip().lower() for row in corpus.rows([chosen.without])} if chosen.without else set()
        vectors(chosen.abstracts, unseen, work)
        rows = [row for row in corpus.rows(chosen.gold, chosen.abstracts) if "entities" in row]
        tuning = rows[:: chosen.held_out] if chosen.held_out else rows[:20]
        learning = [row for row in rows if row not in tuning] if chosen.held_out else rows
        silver = list(corpus.silver(tokenizer.blank(), SILVER, chosen.abstracts))
        keep(recogniser(learning, tuning, work / "vectors", work, silver), chosen.output)


def vectors(abstracts: Iterable[Path], unseen: set[str], work: Path) -> None:
    """Floret vectors of the abstracts' words and subwords, as a spaCy package in `work`/vectors."""
    import floret

    text = work / "abstracts.txt"
    with text.open("w", encoding="utf-8") as out:
        for part in texts(abstracts, unseen):
            out.write(" ".join(WORD.findall(part)) + "\n")
    learned = floret.train_unsupervised(
        str(text), model="cbow", mode="floret", hashCount=2, bucket=BUCKETS, dim=DIMENSIONS,
        minn=4, maxn=5, minCount=5, epoch=8, neg=10, lr=0.05, thread=1,
    )  # fmt: skip
    learned.save_floret_vectors(str(work / "vectors.floret"))
    command = ["init", "vectors", "en", str(work / "vectors.floret"), str(work / "vectors"), "--mode", "floret"]
    subprocess.run([sys.executable, "-m", "spacy", *command], check=True)


def texts(abstracts: Iterable[Path], unseen: set[str]) -> Iterator[str]:
    """Titles and abstracts, but for the papers whose titles are `unseen`."""
    for file in abstracts:
        for row in corpus.unlabelled(file):
            if (row.get("title") or "").strip().lower() not in unseen:
                yield from (part for part in (row.get("title"), row.get("abstract")) if part)


def recogniser(
    learning: Iterable[corpus.Row], tuning: Iterable[corpus.Row], vectors: Path, work: Path, silver: Sequence[Doc] = ()
) -> Path:
    """The tok2vec and ner of entities.cfg as a pipeline in `work`, as `learn` makes it.

    Beside `silver` annotations those of people are learned from GOLD times as often, in LONGER steps.
    """
    nlp = tokenizer.blank()
    gold = [corpus.document(nlp, row) for row in learning]
    docs, longer = ([*gold * GOLD, *silver], {"training.max_steps": LONGER}) if silver else (gold, {})
    return learn(docs, [corpus.document(nlp, row) for row in tuning], vectors, work, longer)


def learn(
    learning: Iterable[Doc], tuning: Iterable[Doc], vectors: Path, work: Path, settings: Mapping[str, int]
) -> Path:
    """What entities.cfg describes, but for `settings`, as a pipeline in `work`; `tuning` only shows how it goes."""
    work.mkdir(parents=True, exist_ok=True)
    DocBin(docs=learning).to_disk(work / "train.spacy")
    DocBin(docs=tuning).to_disk(work / "dev.spacy")
    paths = {"train": work / "train.spacy", "dev": work / "dev.spacy", "vectors": vectors}
    train(CONFIG, work / "out", overrides={**settings, **{f"paths.{name}": str(path) for name, path in paths.items()}})
    return work / "out" / "model-last"


def shipped_vectors(place: Path) -> Path:
    """The vectors that ship, in single precision, as a spaCy package at `place`."""
    nlp = spacy.load(SHIPPED, exclude=["tokenizer", "strings", "tok2vec", "ner"])
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")
    place.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(place)
    return place


def keep(trained: Path, place: Path) -> None:
    """Store the trained parts without where they were made, vectors in half precision to halve their size.

    The tokenizer is made anew by `extractors.tokenizer`, and no layer looks up the words that were seen.
    """
    nlp = spacy.load(trained)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["vectors"] = None
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float16")
    shutil.rmtree(place, ignore_errors=True)
    nlp.to_disk(place, exclude=["tokenizer", "strings"])


if __name__ == "__main__":
    main()
