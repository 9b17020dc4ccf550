"""A small graph written by hand, with one of everything that answers depend on.

On MMLU: a gain with sizes below 10B (Minitron), one without a size (Lizard), one whose sizes lie on both sides (Corgi),
a loss, and a change of which nobody knows whether it is good. Two papers propose a SEAL each. GSM8K stands in the
vocabulary alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.model import (
    Bound,
    Claim,
    Concept,
    Credit,
    Direction,
    Evidence,
    Field,
    Graph,
    Judgement,
    Kind,
    Mention,
    Paper,
    ParameterKind,
    ParameterSource,
    Polarity,
    Result,
    ResultKind,
    Role,
    Size,
    Source,
    TextKind,
    Verdict,
    Via,
)

BILLION = 1e9
OWN = "\N{MICRO SIGN}Lizard"
"""A title that tells code points from bytes."""


def paper(key: str, title: str, abstract: str, published: date | None = None, **more: object) -> Paper:
    known = Paper(f"paper/{key}", title, abstract, published=published, sources=(Source("page.txt", "listing", 1),))
    return replace(known, **more)  # type: ignore[arg-type]


PRUNING = paper(
    "arxiv-2407.14679",
    "Compact Models by Pruning",
    "Minitron 8B and 4B improve MMLU by up to 16% over training from scratch. Llama 3.1 8B is a baseline.",
    date(2024, 7, 19),
    arxiv_id="2407.14679",
    url="https://arxiv.org/abs/2407.14679",
    authors=("Ada", "Bob"),
    author_count=2,
    comments=7,
    sources=(Source("one.txt", "listing", 3), Source("two.txt", "listing", 9)),
)
LIZARD = paper(
    "lizard",
    OWN,
    "Lizard gains 18 points on MMLU, at 68.2% accuracy, and generates 6.8x faster.",
    former=("paper/lizard-before",),
    text_kind=TextKind.DIGEST,
)
CORGI = paper(
    "corgi",
    "Human Curriculum",
    "Corgi adds +3.06 on MMLU to models of 7B-13B. On CMMLU it reaches 51.0. Fluency rises by 2 on MMLU.",
    date(2023, 10, 14),
    published_inferred=True,
    organisation="Kennel Club",
)
SCORES = paper(
    "scores",
    "Scores and Losses",
    "GPT-4 has 86.4 accuracy on MMLU, 42 on MMLU; pruning drops it by 3 points. Perplexity is 5.2 and 4.9 on WikiText.",
    date(2024, 1, 5),
    comments=2,
)
SEAL_ONE = paper("seal-one", "SEAL of Approval", "SEAL, a benchmark-free method, uses Lizard.", date(2025, 2, 1))
SEAL_TWO = paper("seal-two", "SEAL at Sea", "SEAL, another method.", date(2025, 3, 1))
PAPERS = (PRUNING, LIZARD, CORGI, SCORES, SEAL_ONE, SEAL_TWO)


def size(billions: float, source: ParameterSource, high: float | None = None, printed: str = "") -> Size:
    top = None if high is None else high * BILLION
    return Size(billions * BILLION, top, ParameterKind.TOTAL, source, printed or f"{billions:g}B")


STATED, OF_MODEL = ParameterSource.STATED, ParameterSource.MODEL
EIGHT, FOUR = size(8, STATED), size(4, STATED)

CONCEPTS = (
    Concept("dataset/cmmlu", Kind.DATASET, "CMMLU", curated=True),
    Concept("dataset/mmlu", Kind.DATASET, "MMLU", ("Massive Multitask Language Understanding",), curated=True),
    Concept("dataset/wikitext", Kind.DATASET, "WikiText", curated=True),
    Concept("method/corgi", Kind.METHOD, "Corgi"),
    Concept("method/lizard", Kind.METHOD, "Lizard", ("Linearizer",)),
    Concept("method/pruning", Kind.METHOD, "pruning", ("model pruning",), curated=True),
    Concept("method/seal-1111", Kind.METHOD, "SEAL"),
    Concept("method/seal-2222", Kind.METHOD, "SEAL"),
    Concept("metric/accuracy", Kind.METRIC, "accuracy", curated=True, polarity=Polarity.HIGHER, percent=True),
    Concept("metric/fluency", Kind.METRIC, "fluency"),
    Concept("metric/latency", Kind.METRIC, "latency", curated=True, polarity=Polarity.LOWER),
    Concept("metric/perplexity", Kind.METRIC, "perplexity", ("PPL",), curated=True, polarity=Polarity.LOWER),
    Concept("model/gpt-4", Kind.MODEL, "GPT-4", curated=True),
    Concept("model/llama-3.1", Kind.MODEL, "Llama 3.1", curated=True, former=("model/llama3.1",)),
    Concept(
        "model/llama-3.1-8b",
        Kind.MODEL,
        "Llama 3.1 8B",
        curated=True,
        sizes=(size(8, OF_MODEL),),
        variant_of="model/llama-3.1",
    ),
    Concept("model/minitron", Kind.MODEL, "Minitron", sizes=(size(8, OF_MODEL), size(4, OF_MODEL))),
    Concept("task/compression", Kind.TASK, "model compression", ("compression",), curated=True),
)
GSM8K = Concept("dataset/gsm8k", Kind.DATASET, "GSM8K", ("grade school math",), curated=True)


def evidence(source: Paper, quote: str) -> Evidence:
    start = source.abstract.index(quote)
    return Evidence(source.id, Field.ABSTRACT, start, start + len(quote), quote, "hand", "1", 0.9)


def mention(source: Paper, concept: str, quote: str, role: Role = Role.USED, evaluated: bool = False) -> Mention:
    return Mention(source.id, concept, role, evaluated, 0.9, (evidence(source, quote),))


NEW = Role.PROPOSED
MENTIONS = (
    mention(PRUNING, "dataset/mmlu", "MMLU", evaluated=True),
    mention(PRUNING, "model/llama-3.1", "Llama 3.1"),
    mention(PRUNING, "model/llama-3.1-8b", "Llama 3.1 8B"),
    mention(PRUNING, "model/minitron", "Minitron", NEW),
    mention(PRUNING, "task/compression", "training"),
    mention(LIZARD, "dataset/mmlu", "MMLU", evaluated=True),
    mention(LIZARD, "method/lizard", "Lizard", NEW),
    mention(LIZARD, "metric/accuracy", "accuracy"),
    mention(LIZARD, "metric/latency", "faster"),
    mention(CORGI, "dataset/cmmlu", "CMMLU", evaluated=True),
    mention(CORGI, "dataset/mmlu", "MMLU", evaluated=True),
    mention(CORGI, "method/corgi", "Corgi", NEW),
    mention(CORGI, "metric/fluency", "Fluency"),
    mention(SCORES, "dataset/mmlu", "MMLU", evaluated=True),
    mention(SCORES, "dataset/wikitext", "WikiText", NEW, evaluated=True),
    mention(SCORES, "method/pruning", "pruning"),
    mention(SCORES, "metric/accuracy", "accuracy"),
    mention(SCORES, "metric/perplexity", "Perplexity"),
    mention(SCORES, "model/gpt-4", "GPT-4"),
    mention(SCORES, "task/compression", "pruning"),
    mention(SEAL_ONE, "method/lizard", "Lizard"),
    mention(SEAL_ONE, "method/seal-1111", "SEAL", NEW),
    mention(SEAL_TWO, "method/seal-2222", "SEAL", NEW),
)


def result(
    key: str,
    source: Paper,
    quote: str,
    value: float,
    unit: str,
    kind: ResultKind,
    claim: Claim,
    technique: str,
    **more: object,
) -> Result:
    """A result that its technique attains, on MMLU unless `more` says otherwise."""
    known = Result(
        id=f"result/{key}",
        name=f"{key} {value:g}{unit}",
        paper=source.id,
        printed=f"{value:g}",
        value=value,
        high=None,
        unit=unit,
        kind=kind,
        direction=Direction.UP if kind is ResultKind.CHANGE else None,
        claim=claim,
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


SCORE, CHANGE, FACTOR = ResultKind.SCORE, ResultKind.CHANGE, ResultKind.FACTOR
GAIN, NEUTRAL = Claim.GAIN, Claim.NEUTRAL
LLAMA = "model/llama-3.1-8b"
RESULTS = (
    result("acc-gpt4", SCORES, "86.4 accuracy on MMLU", 86.4, "", SCORE, NEUTRAL, "model/gpt-4", metric="metric/accuracy"),
    result("acc-lizard", LIZARD, "68.2% accuracy", 68.2, "%", SCORE, NEUTRAL, "method/lizard", metric="metric/accuracy"),
    result(
        "bare", SCORES, "42 on MMLU", 42, "", SCORE, NEUTRAL, "model/gpt-4", metric_text="score", setting="5-shot"
    ),
    result("cmmlu", CORGI, "51.0", 51, "%", SCORE, NEUTRAL, "method/corgi", datasets=("dataset/cmmlu",)),
    result(
        "corgi", CORGI, "+3.06 on MMLU", 3.06, "points", CHANGE, GAIN, "method/corgi", sizes=(size(7, STATED, 13, "7B-13B"),)
    ),
    result("fluency", CORGI, "Fluency rises by 2", 2, "points", CHANGE, Claim.UNKNOWN, "method/corgi", metric="metric/fluency"),
    result("lizard", LIZARD, "18 points on MMLU", 18, "points", CHANGE, GAIN, "method/lizard", confidence=0.7, derived=True),
    result(
        "loss",
        SCORES,
        "drops it by 3 points",
        3,
        "points",
        CHANGE,
        Claim.LOSS,
        "method/pruning",
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
        GAIN,
        "model/minitron",
        sizes=(replace(EIGHT, evidence=evidence(PRUNING, "8B")), FOUR),
        baseline=LLAMA,
        baseline_text="training from scratch",
        bound=Bound.UP_TO,
    ),
    result(
        "ppl-new", SCORES, "4.9", 4.9, "", SCORE, NEUTRAL, "method/pruning", metric="metric/perplexity", datasets=("dataset/wikitext",)
    ),
    result(
        "ppl-old", SCORES, "5.2", 5.2, "", SCORE, NEUTRAL, "model/gpt-4", metric="metric/perplexity", datasets=("dataset/wikitext",)
    ),
    result(
        "speed",
        LIZARD,
        "6.8x faster",
        6.8,
        "x",
        FACTOR,
        GAIN,
        "method/lizard",
        direction=Direction.DOWN,
        metric="metric/latency",
        datasets=(),
        credits=(Credit("method/lizard", Via.PAPER),),
        subject=None,
        subject_text="our model",
    ),
)
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


GRAPH = Graph(
    papers=tuple(sorted(PAPERS, key=lambda paper: paper.id)),
    concepts=tuple(map(counted, CONCEPTS)),
    mentions=MENTIONS,
    results=RESULTS,
    judgements=JUDGEMENTS,
    absent=(GSM8K,),
)
