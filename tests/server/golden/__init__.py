"""A small graph written by hand, with one of everything that answers depend on.

On MMLU: a gain with sizes below 10B (Minitron), one without a size (Lizard), one whose sizes lie on both sides (Corgi),
a loss, and a change of which nobody knows whether it is good. Two papers propose a SEAL each. GSM8K stands in the
vocabulary alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.model import Comparison, Concept, Direction, Evidence, Field, Graph, Judgement, Verdict
from tests.server.golden.names import ABSENT, CONCEPTS, MENTIONS, absent
from tests.server.golden.papers import PAPERS
from tests.server.golden.results import RESULTS

JUDGEMENTS = (
    Judgement("result/minitron", "REPORTS", "result/minitron", Verdict.YES, None, "ada", date(2025, 1, 2), "Table 2"),
)


def counted(concept: Concept) -> Concept:
    """A concept with its numbers of papers and results."""
    papers = {mention.paper for mention in MENTIONS if mention.concept == concept.id}
    results = [
        result.id
        for result in RESULTS
        if concept.id in (*result.datasets, result.metric, *(credit.technique for credit in result.credits))
    ]
    return replace(concept, paper_count=len(papers), result_count=len(results))


TITLE = next(paper.title for paper in PAPERS if paper.id == "paper/corgi")
COMPARISONS = (
    Comparison(
        id="comparison/corgi",
        name="Lizard better than Corgi on MMLU in accuracy",
        paper="paper/corgi",
        direction=Direction.UP,
        subject="method/lizard",
        subject_text=None,
        baseline="method/corgi",
        baseline_text=None,
        datasets=("dataset/mmlu",),
        metric="metric/accuracy",
        metric_text=None,
        evidence=Evidence("paper/corgi", Field.TITLE, 0, len(TITLE), TITLE, "comparisons", "1", 0.88),
        confidence=0.88,
    ),
)

GRAPH = Graph(
    papers=tuple(sorted(PAPERS, key=lambda paper: paper.id)),
    concepts=tuple(map(counted, CONCEPTS)),
    mentions=MENTIONS,
    results=RESULTS,
    judgements=JUDGEMENTS,
    comparisons=COMPARISONS,
    absent=tuple(sorted((absent(k, n) for k, names in ABSENT.items() for n in names), key=lambda c: c.id)),
)
