"""What the papers of the golden graph name, and names that stand in the vocabulary alone."""

from __future__ import annotations

from kg.ids import concept_id
from kg.model import Concept, Kind, Mention, Paper, ParameterKind, ParameterSource, Polarity, Role, Size
from tests.server.golden.papers import CORGI, LIZARD, PRUNING, SCORES, SEAL_ONE, SEAL_TWO, evidence

BILLION = 1e9


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
ABSENT = {
    Kind.DATASET: ("GSM8K",),
    Kind.METHOD: ("in-context learning", "instruction tuning"),
    Kind.METRIC: (
        "FLOPs",
        "computational cost",
        "inference cost",
        "inference speed",
        "inference time",
        "memory",
        "number of tokens",
        "speedup",
        "throughput",
        "training cost",
        "training speed",
        "training time",
    ),
    Kind.MODEL: ("CogACT",),
    Kind.TASK: ("machine translation",),
}
"""Names that stand in the vocabulary alone."""


def absent(kind: Kind, name: str) -> Concept:
    return Concept(concept_id(kind, name), kind, name, (f"the {name}",), curated=True)


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
