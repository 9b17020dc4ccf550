"""Verdicts last: through a rebuild, through extractors that read otherwise, and through names that get a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.ids import contested_id, result_id
from kg.judgements import Predicate
from kg.model import Bound, Extractor, Judgement, Kind, ResultKind, Role, Verdict
from kg.vocabulary import Entry, Vocabulary
from tests.kg.builders import VOCABULARY, Page, View, judge, view

TEXT = "Foo beats Bar with 71.5% accuracy on Sums-10 for sums. Lama Three helps. Foo tops Bar."
RESULT = result_id("A title", "71.5", 1)
YES, NO, UNSURE = Verdict.YES, Verdict.NO, Verdict.UNSURE


def page() -> Page:
    made = Page("A title", TEXT)
    made.entity(Kind.METHOD, "Foo", proposed=True).entity(Kind.METHOD, "Bar").entity(Kind.TASK, "sums")
    made.entity(Kind.DATASET, "Sums-10", evaluated=True).entity(Kind.METRIC, "accuracy")
    made.entity(Kind.MODEL, "Lama Three")
    made.comparison("Foo tops Bar", "tops", subject="Foo", baseline="Bar")
    return made.result(
        "71.5% accuracy on Sums-10", "71.5", subject="Foo", baseline="Bar", metric="accuracy", datasets=("Sums-10",)
    )


def upgraded() -> Page:
    """The same text as other extractors read it: other kinds, roles, confidences and orders, and more found."""
    made = Page("A title", TEXT)
    made.entity(Kind.TASK, "sums", confidence=0.4).entity(Kind.MODEL, "Lama Three", proposed=True)
    made.entity(Kind.MODEL, "Foo", proposed=True, confidence=0.5).entity(Kind.MODEL, "Bar", confidence=0.6)
    made.entity(Kind.DATASET, "Sums-10").entity(Kind.METRIC, "accuracy").entity(Kind.METRIC, "zest")
    made.result("10 for", "10", ResultKind.SCORE, unit="", bound=Bound.ABOUT)
    made.result("with 71.5% accuracy", "71.5", subject="Foo", baseline="Bar", metric="accuracy", datasets=("Sums-10",))
    made.comparison("helps. Foo tops Bar", "tops", subject="Foo", baseline="Bar", confidence=0.4)
    newer = Extractor("hand", "2")
    made._entities = [replace(entity, extractor=newer) for entity in made._entities]
    made._results = [replace(result, extractor=newer) for result in made._results]
    return made


MERGED = Vocabulary.of(
    (
        *VOCABULARY.rows,
        Entry("method/foo-network", Kind.METHOD, "Foo Network", ("Foo",)),
        Entry("method/bar-network", Kind.METHOD, "Bar Network", ("Bar",)),
        Entry("dataset/ten-sums", Kind.DATASET, "Ten Sums", ("Sums-10",)),
        Entry("task/arithmetic", Kind.TASK, "arithmetic", ("sums",)),
        Entry("model/lama-3", Kind.MODEL, "Lama 3", ("Lama Three",)),
    )
)
"""A vocabulary that has since taken in every name that verdicts were given on."""

LATER: dict[str, Callable[[tuple[Judgement, ...]], View]] = {
    "a rebuild": lambda verdicts: view(page(), judgements=verdicts),
    "an upgrade": lambda verdicts: view(upgraded(), judgements=verdicts),
    "a vocabulary merge": lambda verdicts: view(page(), judgements=verdicts, vocabulary=MERGED),
    "both": lambda verdicts: view(upgraded(), judgements=verdicts, vocabulary=MERGED),
}
PAPER = page().paper.id
COMPARISON = view(page()).comparison().id


def called(graph: View, words: str) -> str | None:
    """The id of what is called so in this graph."""
    found = [c.id for c in graph.concepts.values() if words == c.name or words in c.aliases]
    return found[0] if found else None


def named(graph: View, words: str) -> bool:
    return (PAPER, called(graph, words)) in graph.mentions


def role(graph: View, words: str) -> Role:
    return graph.mentions[PAPER, called(graph, words) or ""].role


def slots(graph: View) -> tuple[str | None, ...]:
    result = graph.result("71.5")
    return (*result.datasets, result.metric, result.subject, result.baseline)


CASES: dict[str, tuple[tuple[Judgement, ...], Callable[[View], bool]]] = {
    "PROPOSES no": ((judge(PAPER, "PROPOSES", "method/foo", NO),), lambda g: not named(g, "Foo")),
    "PROPOSES yes": ((judge(PAPER, "PROPOSES", "method/bar"),), lambda g: role(g, "Bar") is Role.PROPOSED),
    "USES no": ((judge(PAPER, "USES", "method/bar", NO),), lambda g: not named(g, "Bar")),
    "USES yes": (
        (judge(PAPER, "PROPOSES", "method/foo", NO), judge(PAPER, "USES", "method/foo")),
        lambda g: role(g, "Foo") is Role.USED,
    ),
    "EVALUATES_ON no": (
        (judge(PAPER, "EVALUATES_ON", "dataset/sums-10", NO),),
        lambda g: not g.mentions[PAPER, called(g, "Sums-10") or ""].evaluated,
    ),
    "EVALUATES_ON yes": (
        (judge(PAPER, "EVALUATES_ON", "dataset/gsm8k"),),
        lambda g: g.mentions[PAPER, "dataset/gsm8k"].evaluated,
    ),
    "ADDRESSES no": ((judge(PAPER, "ADDRESSES", "task/sums", NO),), lambda g: not named(g, "sums")),
    "ADDRESSES yes": (
        (judge(PAPER, "ADDRESSES", "task/sums"),),
        lambda g: g.mentions[PAPER, called(g, "sums") or ""].confidence == 1.0,
    ),
    "REPORTS no": (
        (judge(PAPER, "REPORTS", RESULT, NO),),
        lambda g: "71.5" not in {result.printed for result in g.graph.results},
    ),
    "REPORTS yes": ((judge(PAPER, "REPORTS", RESULT),), lambda g: g.result("71.5").confidence == 1.0),
    "STATES no": ((judge(PAPER, "STATES", COMPARISON, NO),), lambda g: g.graph.comparisons == ()),
    "STATES yes": ((judge(PAPER, "STATES", COMPARISON),), lambda g: g.comparison().confidence == 1.0),
    "ON no": ((judge(RESULT, "ON", "dataset/sums-10", NO),), lambda g: g.result("71.5").datasets == ()),
    "ON yes": ((judge(RESULT, "ON", "dataset/gsm8k"),), lambda g: "dataset/gsm8k" in g.result("71.5").datasets),
    "MEASURES no": ((judge(RESULT, "MEASURES", "metric/accuracy", NO),), lambda g: g.result("71.5").metric is None),
    "MEASURES yes": ((judge(RESULT, "MEASURES", "metric/wer"),), lambda g: g.result("71.5").metric == "metric/wer"),
    "OF no": ((judge(RESULT, "OF", "method/foo", NO),), lambda g: g.result("71.5").subject is None),
    "OF yes": ((judge(RESULT, "OF", "method/bar"),), lambda g: g.result("71.5").subject == called(g, "Bar")),
    "COMPARED_WITH no": (
        (judge(RESULT, "COMPARED_WITH", "method/bar", NO),),
        lambda g: g.result("71.5").baseline is None,
    ),
    "COMPARED_WITH yes": (
        (judge(RESULT, "COMPARED_WITH", "method/foo"),),
        lambda g: g.result("71.5").baseline == called(g, "Foo"),
    ),
    "VARIANT_OF no": (
        (judge("model/mixtral-8x7b", "VARIANT_OF", "model/mixtral", NO), judge(PAPER, "USES", "model/mixtral-8x7b")),
        lambda g: g.concepts["model/mixtral-8x7b"].variant_of is None,
    ),
    "VARIANT_OF yes": (
        (judge("model/lama-three", "VARIANT_OF", "model/gpt-4"),),
        lambda g: g.concepts[called(g, "Lama Three") or ""].variant_of == "model/gpt-4",
    ),
    "CREDITS no": (
        (judge(RESULT, "CREDITS", "method/foo", NO),),
        lambda g: called(g, "Foo") not in {credit.technique for credit in g.result("71.5").credits},
    ),
    "CREDITS yes": (
        (judge(RESULT, "CREDITS", "method/bar"),),
        lambda g: called(g, "Bar") in {credit.technique for credit in g.result("71.5").credits},
    ),
    "SAME_AS no": (
        (judge("method/foo", "SAME_AS", "method/bar", NO),),
        lambda g: called(g, "Foo") != called(g, "Bar"),
    ),
    "SAME_AS yes": (
        (judge("method/foo", "SAME_AS", "method/lora"),),
        lambda g: g.result("71.5").subject == "method/lora",
    ),
}


def test_every_relation_that_can_be_judged_is_tried_both_ways() -> None:
    assert set(CASES) == {f"{predicate} {verdict}" for predicate in Predicate for verdict in (YES, NO)}


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("case", CASES)
def test_a_verdict_lasts(case: str, later: str) -> None:
    verdicts, holds = CASES[case]
    assert holds(LATER[later](verdicts))


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("case", [case for case in CASES if case != "SAME_AS no"])
def test_without_the_verdict_it_would_not_be_so(case: str, later: str) -> None:
    _, holds = CASES[case]
    try:
        without = holds(LATER[later](()))
    except KeyError:
        without = False
    unlisted_by_itself = (case, later) in {("EVALUATES_ON no", "an upgrade"), ("EVALUATES_ON no", "both")}
    assert not without or unlisted_by_itself


@pytest.mark.parametrize("later", LATER)
def test_unsure_lasts_and_decides_nothing(later: str) -> None:
    unsure = judge(PAPER, "PROPOSES", "method/foo", UNSURE)
    graph = LATER[later]((unsure,)).graph
    assert graph.judgements == (unsure,)
    assert replace(graph, judgements=()) == LATER[later](()).graph


def test_a_person_outranks_the_row_that_takes_a_name_in() -> None:
    """Two names that a person kept apart stay so, whichever of them a row lists by now."""
    pages = [Page("One").entity(Kind.METHOD, "Foo"), Page("Two").entity(Kind.METHOD, "Bar")]
    apart = (judge("method/foo", "SAME_AS", "method/bar", NO),)
    row = Entry("method/foobar", Kind.METHOD, "Foobar", ("Foo", "Bar"))
    joined = Vocabulary.of((*VOCABULARY.rows, row))
    assert view(*pages, vocabulary=joined).of(pages[0]) == {"method/foobar"}
    graph = view(*pages, judgements=apart, vocabulary=joined)
    assert (graph.of(pages[0]), graph.of(pages[1])) == ({"method/foo"}, {"method/foobar"})


def test_what_was_said_of_one_of_several_holds_when_a_row_has_the_name() -> None:
    makers = [Page(title).entity(Kind.METHOD, "SEAL", proposed=True) for title in ("One", "Two")]
    own = contested_id(Kind.METHOD, "SEAL", makers[0].paper.id)
    verdict = judge(makers[0].paper.id, "PROPOSES", own, NO)
    assert view(*makers, judgements=(verdict,)).of(makers[0]) == set()
    listed = Vocabulary.of((*VOCABULARY.rows, Entry("method/seal", Kind.METHOD, "SEAL")))
    assert view(*makers, judgements=(verdict,), vocabulary=listed).of(makers[0]) == set()
