"""Abstracts read a second on one core, fast and best, by the bundled sample read several times over, or by others.

python -m tests.benchmarks.reading [ABSTRACTS] [--rounds 3]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from extractors import pipeline
from extractors.accuracy import Accuracy
from extractors.sources import documents, papers
from kg.model import Paper

SAMPLE = Path(__file__).parents[2] / "kg/examples/sample.jsonl"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("abstracts", nargs="?", default=str(SAMPLE), help="whatever `kg build` takes")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    read = [item for document in documents([chosen.abstracts]) for item in papers(document) if isinstance(item, Paper)]
    words = sum(len(paper.abstract.split()) for paper in read) * chosen.rounds
    for accuracy in Accuracy:
        nlp = pipeline.load(accuracy)
        start = time.process_time()
        count = sum(1 for _ in pipeline.read_with(nlp, read * chosen.rounds, accuracy))
        seconds = time.process_time() - start
        print(f"{accuracy}: {count / seconds:.1f} abstracts/s, {words / seconds:,.0f} words/s on one core")


if __name__ == "__main__":
    main()
