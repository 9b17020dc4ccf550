"""Every type of verdict survives a rebuild, another extractor, and a vocabulary that gives its names other ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.assemble import assemble
from kg.ids import result_id
from kg.judgements import Judgements, Predicate
from kg.model import Extractor, Graph, Judgement, Kind, Reading, Result, Verdict
from kg.vocabulary import Entry, Vocabulary
from tests.kg.builders import VOCABULARY, Page, judge

NO = Verdict.NO


def page() -> Page:
    made = Page("A title", "Foo beats Bar with 71.5% zing on Bench for sums. Lama 7B too.")
    made.entity(Kind.METHOD, "Foo", proposed=True).entity(Kind.METHOD, "Bar").entity(Kind.TASK, "sums")
    made.entity(Kind.DATASET, "Bench").entity(Kind.METRIC, "zing").entity(Kind.MODEL, "Lama").entity(Kind.MODEL, "Ox")
    return made.result("71.5% zing on Bench", "71.5", subject="Foo", baseline="Bar", metric="zing", datasets=("Bench",))


PAPER, RESULT = page().paper.id, result_id("A title", "71.5", 1)

VERDICTS: dict[str, Judgement] = {
    "PROPOSES": judge(PAPER, "PROPOSES", "method/foo", NO),
    "USES": judge(PAPER, "USES", "method/bar", NO),
    "EVALUATES_ON": judge(PAPER, "EVALUATES_ON", "dataset/bench", NO),
    "ADDRESSES": judge(PAPER, "ADDRESSES", "task/sums", NO),
    "REPORTS": judge(PAPER, "REPORTS", RESULT, NO),
    "ON": judge(RESULT, "ON", "dataset/bench", NO),
    "MEASURES": judge(RESULT, "MEASURES", "metric/zing", NO),
    "OF": judge(RESULT, "OF", "method/foo", NO),
    "COMPARED_WITH": judge(RESULT, "COMPARED_WITH", "method/bar", NO),
    "VARIANT_OF": judge("model/lama", "VARIANT_OF", "model/ox"),
    "CREDITS": judge(RESULT, "CREDITS", "method/foo", NO),
    "SAME_AS": judge("method/bar", "SAME_AS", "method/foo"),
}
LATER = Vocabulary.of(
    (
        *VOCABULARY.rows,
        Entry("method/foo-network", Kind.METHOD, "Foo Network", ("Foo",)),
        Entry("method/bar-network", Kind.METHOD, "Bar Network", ("Bar",)),
        Entry("dataset/the-bench", Kind.DATASET, "The Bench", ("Bench",)),
        Entry("metric/zingness", Kind.METRIC, "zingness", ("zing",)),
        Entry("task/adding", Kind.TASK, "adding", ("sums",)),
        Entry("model/lama-one", Kind.MODEL, "Lama One", ("Lama",)),
        Entry("model/oxen", Kind.MODEL, "Oxen", ("Ox",)),
    )
)
"""A vocabulary that lists every name of the page as the alias of another."""


def upgraded(reading: Reading) -> Reading:
    """The same page as another extractor reads it: with other confidence, and something more."""
    later = Extractor("other", "2")
    more = Page("A title", page().paper.abstract).entity(Kind.METRIC, "time").reading.entities

    entities = (replace(claim, extractor=later, confidence=0.31) for claim in (*reading.entities, *more))
    results = (replace(claim, extractor=later, confidence=0.31) for claim in reading.results)
    return replace(reading, entities=tuple(entities), results=tuple(results))


def holds(predicate: str, graph: Graph) -> bool:
    """Whether the graph says what the verdict says."""
    names = {concept.id: concept for concept in graph.concepts}
    mentions = {names[mention.concept].kind: mention for mention in graph.mentions}
    said = {form for mention in graph.mentions for form in _forms(graph, mention.concept)}
    result: Result | None = next(iter(graph.results), None)
    evaluated = mentions[Kind.DATASET].evaluated if Kind.DATASET in mentions else False
    variants = [concept.variant_of for concept in graph.concepts if "Lama" in (concept.name, *concept.aliases)]
    return {
        "PROPOSES": "Foo" not in said,
        "USES": "Bar" not in said,
        "EVALUATES_ON": not evaluated,
        "ADDRESSES": Kind.TASK not in mentions,
        "REPORTS": result is None,
        "ON": result is not None and result.datasets == (),
        "MEASURES": result is not None and result.metric is None,
        "OF": result is not None and result.subject is None,
        "COMPARED_WITH": result is not None and result.baseline is None,
        "VARIANT_OF": bool(variants) and all(variants),
        "CREDITS": result is not None and result.credits == (),
        "SAME_AS": sum(concept.kind is Kind.METHOD for concept in graph.concepts) == 1,
    }[predicate]


def _forms(graph: Graph, id: str) -> tuple[str, ...]:
    [concept] = [concept for concept in graph.concepts if concept.id == id]
    return (concept.name, *concept.aliases)


@pytest.mark.parametrize("names", [VOCABULARY, LATER], ids=["the same names", "a merged vocabulary"])
@pytest.mark.parametrize("extractor", [lambda reading: reading, upgraded], ids=["rebuilt", "upgraded"])
@pytest.mark.parametrize("predicate", [*Predicate])
def test_a_verdict_survives(predicate: Predicate, extractor: Callable[[Reading], Reading], names: Vocabulary) -> None:
    readings = [extractor(page().reading)]
    assert not holds(predicate, assemble(readings, names, Judgements()))
    assert holds(predicate, assemble(readings, names, Judgements((VERDICTS[predicate],))))


def test_what_is_kept_apart_from_a_row_keeps_verdicts_of_its_own() -> None:
    apart = judge("method/foo", "SAME_AS", "method/foo-network", NO)
    verdicts = Judgements((apart, VERDICTS["PROPOSES"]))
    graph = assemble([page().reading], LATER, verdicts)
    assert not {"method/foo", "method/foo-network"} & {mention.concept for mention in graph.mentions}


@pytest.mark.parametrize("listed", ["Foo", "Bar"])
def test_a_name_that_is_listed_stays_when_it_had_been_merged(listed: str) -> None:
    names = Vocabulary.of((Entry("method/net", Kind.METHOD, "Net", (listed,)),))
    graph = assemble([page().reading], names, Judgements((VERDICTS["SAME_AS"],)))
    assert [concept.id for concept in graph.concepts if concept.kind is Kind.METHOD] == ["method/net"]
