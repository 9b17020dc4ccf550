"""Trains every choice between candidates: what is a name and of what, what a number reports, how sure a fact is.

    python -m extractors.training.choices --gold TRAIN.jsonl extractors/training/annotated.jsonl \
        extractors/training/reported.jsonl --abstracts CORPUS.jsonl.gz MORE.jsonl.gz --parts FOLDER

Each learns from what those before it, which know only the other parts of the abstracts, make of them.
"""

from __future__ import annotations

from itertools import chain

from extractors.accuracy import MODELS
from extractors.training import confidence, corpus, judging, results, unseen
from extractors.training.decisions import write


def main() -> None:
    """Write judging.json.gz, results.json.gz and confidence.json.gz of the models."""
    gold, parts = unseen.given(__doc__)
    write(judging.learn(chain.from_iterable(parts)), MODELS / "judging.json.gz")
    named = judging.judged(parts)
    write(results.learn(chain.from_iterable(named)), MODELS / "results.json.gz")
    guided = {row["id"] for row in corpus.rows(gold[:1])}
    write(confidence.learn(results.reported(named), guided), MODELS / "confidence.json.gz")


if __name__ == "__main__":
    main()
