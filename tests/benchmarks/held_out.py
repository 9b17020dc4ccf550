"""How well extraction does on the abstracts it learns from, each read by what learned from the others.

    python -m tests.benchmarks.held_out --gold TRAIN.jsonl [MORE.jsonl ...] --abstracts CORPUS.jsonl.gz --parts PARTS

Scores the first file, which every change is tuned on. PARTS are the recognisers that training made (see the README).
"""

from __future__ import annotations

from extractors.evaluation import render, score
from extractors.training import corpus, judging, results, unseen
from kg.interchange import to_row


def main() -> None:
    gold, parts = unseen.given(__doc__)
    tuned = {row["id"] for row in corpus.rows(gold[:1])}
    read = results.reported(judging.judged(parts))
    pairs = [(row, dict(to_row(reading))) for row, reading in read if row["id"] in tuned]
    print(render(score([row for row, _ in pairs], [found for _, found in pairs])))


if __name__ == "__main__":
    main()
