"""Every relation of a graph, as its verb reads: the one list that all stores keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.answers import Link
from kg.ids import kind_of
from kg.judgements import Predicate
from kg.model import Comparison, Graph, Kind, Mention, Result, Role

_ROLES = {Role.PROPOSED: Predicate.PROPOSES, Role.USED: Predicate.USES}


def relations(graph: Graph) -> Iterator[Link]:
    """The relations, each once; VARIANT_OF is certain, the others are as sure as what they were read from.

    DISAGREES_WITH has no direction: it leads from the lesser id, and is as sure as the less sure of its results.
    """
    for mention in graph.mentions:
        for verb in verbs(mention):
            yield Link(verb.value, mention.paper, mention.concept, mention.confidence)
    for said in graph.said:
        for type, source, target in dict.fromkeys(_slots(said)):
            yield Link(type, source, target, said.confidence)
    yield from _disagreements(graph.results)
    for concept in graph.concepts:
        if concept.variant_of:
            yield Link("VARIANT_OF", concept.id, concept.variant_of, 1.0)


def verbs(mention: Mention) -> Iterator[Predicate]:
    """What a paper does with a thing that it names; whether it evaluates on it comes last."""
    yield Predicate.ADDRESSES if kind_of(mention.concept) is Kind.TASK else _ROLES[mention.role]
    if mention.evaluated:
        yield Predicate.EVALUATES_ON


def _disagreements(results: Iterable[Result]) -> Iterator[Link]:
    sure = {result.id: result.confidence for result in results}
    for result in results:
        for other in dict.fromkeys(found.result for found in result.disagreements):
            if result.id < other:
                yield Link("DISAGREES_WITH", result.id, other, min(result.confidence, sure[other]))


def _slots(said: Result | Comparison) -> Iterator[tuple[str, str, str]]:
    yield "REPORTS" if isinstance(said, Result) else "STATES", said.paper, said.id
    for dataset in said.datasets:
        yield "ON", said.id, dataset
    for credit in said.credits if isinstance(said, Result) else ():
        yield "CREDITS", said.id, credit.technique
    slots = (("MEASURES", said.metric), ("OF", said.subject), ("COMPARED_WITH", said.baseline))
    for type, target in slots:
        if target:
            yield type, said.id, target
