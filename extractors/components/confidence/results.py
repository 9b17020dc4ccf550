"""What speaks for a result's being right: what it says, the words at its number, and what else was found."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.components.chooser import Features
from extractors.components.confidence.levels import mean, reached
from extractors.components.things.scene import neighbours
from extractors.layout import char_range, doc_text
from extractors.tokenizer import sentence_starts
from kg.model import EntityClaim, Kind, Paper, ResultClaim


def describe(paper: Paper, entities: Sequence[EntityClaim], results: Sequence[ResultClaim]) -> Iterator[Features]:
    """The features of each of a paper's results; their confidence is that of the choosers, multiplied."""
    if not results:
        return
    text = doc_text(paper.title, paper.abstract)
    bounds = [0, *sentence_starts(text), len(text)]
    kinds = Counter(entity.kind for entity in entities)
    numbers = [char_range(paper, result.number) for result in results]
    sentences = [bisect(bounds, start) for start, _ in numbers]
    for result, (start, end), sentence in zip(results, numbers, sentences, strict=True):
        here = text[bounds[sentence - 1] : bounds[sentence]]
        others = [other.confidence for other in results if other is not result]
        yield {
            "": [
                *reached("result", result.confidence),
                *_claim(result),
                *_around(result, here),
                *neighbours(text, start, end),
                f"here={min(sentences.count(sentence), 5)}",
                f"results={min(len(results), 9)},others={mean(others)}",
                f"datasets={min(kinds[Kind.DATASET], 4)},stated={min(len(result.datasets), 2)}",
                f"metrics={min(kinds[Kind.METRIC], 4)},stated={result.metric is not None}",
            ]
        }


def _claim(result: ResultClaim) -> Iterator[str]:
    """What it says."""
    yield f"claim={result.kind}"
    yield f"claim={result.kind},unit={result.unit},direction={result.direction}"
    yield f"unit={result.unit}"
    yield f"range={result.high is not None}"
    yield f"direction={result.direction}"
    yield f"basis={result.basis}"
    yield f"bound={result.bound}"
    yield f"setting={result.setting is not None}"
    yield f"metric={result.metric}"
    yield f"metric={result.metric},claim={result.kind}"
    yield f"metric={result.metric is not None},datasets={min(len(result.datasets), 2)}"
    yield f"subject={result.subject is not None},baseline={result.baseline is not None}"


def _around(result: ResultClaim, sentence: str) -> Iterator[str]:
    """Whether the number's sentence names what it is said to measure, and how long it is."""
    named = all(dataset in sentence for dataset in result.datasets)
    yield f"datasets={min(len(result.datasets), 2)},named={named}"
    yield f"metric={result.metric is not None},named={result.metric is not None and result.metric in sentence}"
    yield f"words={len(sentence.split()) // 8}"
