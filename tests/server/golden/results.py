"""The results of the golden graph."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Basis, Bound, Claim, Credit, Direction, Paper, Result, ResultKind, Via
from tests.server.golden.names import EIGHT, FOUR, STATED, size
from tests.server.golden.papers import CORGI, LIZARD, PRUNING, SCORES, evidence

SCORE, CHANGE, FACTOR = ResultKind.SCORE, ResultKind.CHANGE, ResultKind.FACTOR


def result(
    key: str, source: Paper, quote: str, value: float, unit: str, kind: ResultKind, technique: str, **more: object
) -> Result:
    """A result that its technique attains on MMLU, a gain if it is no score, unless `more` says otherwise."""
    known = Result(
        id=f"result/{key}",
        name=f"{key} {value:g}{unit}",
        paper=source.id,
        printed=f"{value:g}",
        value=value,
        high=None,
        unit=unit,
        kind=kind,
        direction=None if kind is SCORE else Direction.UP,
        claim=Claim.NEUTRAL if kind is SCORE else Claim.GAIN,
        basis=None,
        bound=Bound.EXACT,
        setting=None,
        sizes=(),
        subject=technique,
        subject_text=None,
        baseline=None,
        baseline_text=None,
        datasets=("dataset/mmlu",),
        metric=None,
        metric_text=None,
        credits=(Credit(technique, Via.SUBJECT),),
        derived=False,
        evidence=evidence(source, quote),
        confidence=0.9,
    )
    return replace(known, **more)  # type: ignore[arg-type]


RESULTS = (
    result("acc-gpt4", SCORES, "86.4 accuracy on MMLU", 86.4, "", SCORE, "model/gpt-4", metric="metric/accuracy"),
    result("acc-lizard", LIZARD, "68.2% accuracy", 68.2, "%", SCORE, "method/lizard", metric="metric/accuracy"),
    result("bare", SCORES, "42 on MMLU", 42, "", SCORE, "model/gpt-4", metric_text="score", setting="5-shot"),
    result("cmmlu", CORGI, "51.0", 51, "%", SCORE, "method/corgi", datasets=("dataset/cmmlu",)),
    result(
        "corgi", CORGI, "+3.06 on MMLU", 3.06, "points", CHANGE, "method/corgi", sizes=(size(7, STATED, 13, "7B-13B"),)
    ),
    result(
        "fluency",
        CORGI,
        "Fluency rises by 2",
        2,
        "points",
        CHANGE,
        "method/corgi",
        claim=Claim.UNKNOWN,
        metric="metric/fluency",
    ),
    result("lizard", LIZARD, "18 points on MMLU", 18, "points", CHANGE, "method/lizard", confidence=0.7, derived=True),
    result(
        "loss",
        SCORES,
        "drops it by 3 points",
        3,
        "points",
        CHANGE,
        "method/pruning",
        claim=Claim.LOSS,
        direction=Direction.DOWN,
        baseline="model/gpt-4",
    ),
    result(
        "minitron",
        PRUNING,
        "up to 16%",
        16,
        "%",
        CHANGE,
        "model/minitron",
        sizes=(replace(EIGHT, evidence=evidence(PRUNING, "8B")), FOUR),
        baseline="model/llama-3.1-8b",
        baseline_text="training from scratch",
        bound=Bound.UP_TO,
        basis=Basis.RELATIVE,
    ),
    result(
        "ppl-new",
        SCORES,
        "4.9",
        4.9,
        "",
        SCORE,
        "method/pruning",
        metric="metric/perplexity",
        datasets=("dataset/wikitext",),
    ),
    result(
        "ppl-old",
        SCORES,
        "5.2",
        5.2,
        "",
        SCORE,
        "model/gpt-4",
        metric="metric/perplexity",
        datasets=("dataset/wikitext",),
    ),
    result(
        "speed",
        LIZARD,
        "6.8x faster",
        6.8,
        "x",
        FACTOR,
        "method/lizard",
        direction=Direction.DOWN,
        metric="metric/latency",
        datasets=(),
        credits=(Credit("method/lizard", Via.PAPER),),
        subject=None,
        subject_text="our model",
    ),
)
