"""Abstracts read a second on one core, by the bundled sample read several times over.

python -m tests.benchmarks.reading [--rounds 3]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from extractors import pipeline
from extractors.sources import documents, papers
from kg.model import Paper

SAMPLE = Path(__file__).parents[2] / "kg/examples/sample.jsonl"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=3)
    rounds = options.parse_args().rounds
    [document] = documents([str(SAMPLE)])
    read = [item for item in papers(document) if isinstance(item, Paper)]
    nlp = pipeline.load()
    start = time.process_time()
    count = sum(1 for _ in pipeline.read_with(nlp, read * rounds))
    seconds = time.process_time() - start
    words = sum(len(paper.abstract.split()) for paper in read) * rounds
    print(f"{count / seconds:.0f} abstracts/s, {words / seconds:,.0f} words/s on one core")


if __name__ == "__main__":
    main()
