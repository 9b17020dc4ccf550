"""What a number becomes: its id, slots, claim, credits, and the change between two scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.ids import derived_id, result_id
from kg.model import Basis, Bound, Claim, Direction, Kind, ResultKind, Via
from tests.kg.builders import Page, view

UP, DOWN = Direction.UP, Direction.DOWN
CHANGE, FACTOR, SCORE, RATIO = ResultKind.CHANGE, ResultKind.FACTOR, ResultKind.SCORE, ResultKind.RATIO


def test_an_id_counts_the_numbers_occurrence_in_title_and_abstract() -> None:
    page = Page("At 71", "It gets 71, then 71 again.").result("then 71", "71")
    assert [result.id for result in view(page).graph.results] == [result_id("At 71", "71", 3)]


def test_two_results_on_one_number_are_told_apart_by_their_order() -> None:
    page = Page("A title", "It gets 71 on MMLU and GSM8K.")
    page.result("71", "71", datasets=("MMLU",)).result("71", "71", datasets=("GSM8K",))
    found = {result.id: result.datasets for result in view(page).graph.results}
    assert found == {
        result_id("A title", "71", 1): ("dataset/mmlu",),
        result_id("A title", "71", 1, 1): ("dataset/gsm8k",),
    }


def test_papers_of_one_title_have_results_of_their_own() -> None:
    page = Page("A title", "It gets 71.").result("71", "71")
    twin = Page("A title", "It gets 71.").result("71", "71")
    twin.paper = replace(twin.paper, id="paper/twin")
    assert len({result.id for result in view(page, twin).graph.results}) == 2


def test_slots_are_the_papers_things_or_its_words() -> None:
    page = Page("A title", "Foo tops the best rival by 2.5 points of acc on FooBench and GSM8K.")
    page.entity(Kind.METHOD, "Foo", proposed=True).entity(Kind.DATASET, "FooBench")
    page.result(
        "by 2.5 points of acc on FooBench and GSM8K",
        "2.5",
        CHANGE,
        unit="points",
        direction=UP,
        subject="foo",
        baseline="the best rival",
        metric="acc",
        datasets=("GSM8K", "FooBench"),
    )
    graph = view(page)
    result = graph.result("2.5")
    assert (result.subject, result.subject_text) == ("method/foo", None)
    assert (result.baseline, result.baseline_text) == (None, "the best rival")
    assert (result.metric, result.metric_text) == ("metric/accuracy", None)
    assert result.datasets == ("dataset/foobench", "dataset/gsm8k")
    assert result.name == "FooBench and 1 more accuracy +2.5 points"


def test_a_paper_mentions_and_evaluates_on_whatever_its_results_name() -> None:
    page = Page("A title", "It gets 71.5% accuracy on MMLU.")
    page.result("71.5% accuracy on MMLU", "71.5", metric="accuracy", datasets=("MMLU",))
    graph = view(page)
    assert graph.of(page) == {"metric/accuracy", "dataset/mmlu"}
    mention = graph.mention(page, "dataset/mmlu")
    assert mention.evaluated
    assert [evidence.quote for evidence in mention.evidence] == ["71.5% accuracy on MMLU"]
    assert graph.concepts["dataset/mmlu"].result_count == 1


def test_a_dataset_merely_named_is_not_evaluated_on() -> None:
    page = Page("A title", "Trained on FooSet.").entity(Kind.DATASET, "FooSet")
    assert not view(page).mention(page, "dataset/fooset").evaluated


def test_a_subject_that_is_no_technique_stays_words() -> None:
    page = Page("A title", "FooSet gives 48.8%.").entity(Kind.DATASET, "FooSet", proposed=True)
    result = view(page.result("gives 48.8%", "48.8", subject="FooSet")).result("48.8")
    assert (result.subject, result.subject_text, result.credits) == (None, "FooSet", ())


# ---- claims --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "judged", "direction", "metric", "dataset", "claim"),
    [
        # Levels and shares claim nothing.
        (SCORE, None, None, "accuracy", None, Claim.NEUTRAL),
        (SCORE, UP, None, "accuracy", None, Claim.NEUTRAL),
        (RATIO, None, None, "accuracy", None, Claim.NEUTRAL),
        # The text's own evaluation decides, whatever the metric.
        (FACTOR, UP, DOWN, "zest", None, Claim.GAIN),
        (CHANGE, UP, UP, "WER", None, Claim.GAIN),
        (CHANGE, DOWN, UP, "accuracy", None, Claim.LOSS),
        # Else the direction against the metric's polarity.
        (CHANGE, None, UP, "accuracy", None, Claim.GAIN),
        (CHANGE, None, DOWN, "accuracy", None, Claim.LOSS),
        (CHANGE, None, DOWN, "WER", None, Claim.GAIN),
        (CHANGE, None, UP, "WER", None, Claim.LOSS),
        (CHANGE, None, UP, "length", None, Claim.NEUTRAL),
        (CHANGE, None, UP, "zest", None, Claim.UNKNOWN),
        (CHANGE, None, None, "accuracy", None, Claim.UNKNOWN),
        # Words count as higher-is-better.
        (CHANGE, None, UP, "performance", None, Claim.GAIN),
        (CHANGE, None, DOWN, "performance", None, Claim.LOSS),
        # Without a metric: the dataset's default one.
        (CHANGE, None, UP, None, "GSM8K", Claim.GAIN),
        (CHANGE, None, DOWN, None, "GSM8K", Claim.LOSS),
        (CHANGE, None, DOWN, None, "LibriSpeech", Claim.GAIN),
        # Without that either: up is a gain, down says nothing.
        (CHANGE, None, UP, None, "MMLU", Claim.GAIN),
        (CHANGE, None, DOWN, None, "MMLU", Claim.UNKNOWN),
        (FACTOR, None, DOWN, None, None, Claim.UNKNOWN),
    ],
)
def test_the_claim_of_a_result(
    *,
    kind: ResultKind,
    judged: Direction | None,
    direction: Direction | None,
    metric: str | None,
    dataset: str | None,
    claim: Claim,
) -> None:
    page = Page("A title", "It changes by 12.")
    page.result(
        "by 12",
        "12",
        kind,
        judged=judged,
        direction=direction,
        metric=metric,
        datasets=(dataset,) if dataset else (),
    )
    assert view(page).result("12").claim is claim


def test_default_metrics_that_disagree_leave_the_claim_unknown() -> None:
    page = Page("A title", "It changes by 12.")
    page.result("by 12", "12", CHANGE, direction=UP, datasets=("GSM8K", "LibriSpeech"))
    assert view(page).result("12").claim is Claim.UNKNOWN


# ---- credits -------------------------------------------------------------------------------------------------------

METHOD, MODEL = "method/foo-tune", "model/foo-lm"


@pytest.mark.parametrize(
    ("proposed", "used", "subject", "credits"),
    [
        (("Foo-Tune",), (), "Foo-Tune", {METHOD: Via.SUBJECT}),
        # The paper's one method stands behind its own model.
        (("Foo-Tune", "Foo-LM"), (), "Foo-LM", {MODEL: Via.SUBJECT, METHOD: Via.MODEL}),
        (("Foo-Tune", "Bar-Tune", "Foo-LM"), (), "Foo-LM", {MODEL: Via.SUBJECT}),
        (("Foo-Tune",), ("Foo-LM",), "Foo-LM", {MODEL: Via.SUBJECT}),
        # No subject, or words for the paper's own method: its one technique.
        (("Foo-Tune",), ("Foo-LM",), None, {METHOD: Via.PAPER}),
        (("Foo-LM",), (), "our approach", {MODEL: Via.PAPER}),
        (("Foo-LM",), (), r"\method", {MODEL: Via.PAPER}),
        (("Foo-Tune", "Foo-LM"), (), None, {}),
        (("Foo-Tune", "Foo-LM"), (), "our approach", {}),
        # Other words are somebody else.
        (("Foo-Tune",), (), "human annotators", {}),
        # Never through what a paper uses.
        ((), ("Foo-Tune",), None, {}),
    ],
)
def test_the_credits_of_a_result(
    proposed: tuple[str, ...], used: tuple[str, ...], subject: str | None, credits: dict[str, Via]
) -> None:
    page = Page("A title", "It gets 71.5%.")
    for name in (*proposed, *used):
        kind = Kind.MODEL if name == "Foo-LM" else Kind.METHOD
        page.entity(kind, name, proposed=name in proposed)
    page.result("71.5%", "71.5", subject=subject)
    result = view(page).result("71.5")
    assert {credit.technique: credit.via for credit in result.credits} == credits


def test_a_family_and_its_variants_are_one_proposal() -> None:
    page = Page("A title", "Foo 7B and Foo 13B get 71.5%.")
    page.entity(Kind.MODEL, "Foo", "Foo 7B", "Foo 13B", proposed=True).result("71.5%", "71.5")
    [credit] = view(page).result("71.5").credits
    assert (credit.technique, credit.via) == ("model/foo", Via.PAPER)


# ---- derived changes -----------------------------------------------------------------------------------------------


def pair(before: str, after: str, unit: str = "%", metric: str = "accuracy") -> Page:
    page = Page("A title", f"Foo moves MMLU from {before} to {after} at last.")
    page.entity(Kind.METHOD, "Foo", proposed=True)
    page.result(f"from {before}", before, unit=unit, metric=metric, datasets=("MMLU",), bound=Bound.ABOUT)
    return page.result(f"to {after}", after, unit=unit, metric=metric, datasets=("MMLU",), subject="Foo", change_from=0)


def test_two_scores_make_a_change() -> None:
    graph = view(pair("61.2", "64.0"))
    change = graph.result("61.2 to 64.0")
    assert change.id == derived_id(graph.result("64.0").id)
    assert (change.value, change.unit, change.kind) == (2.8, "points", CHANGE)
    assert (change.direction, change.basis, change.bound, change.derived) == (UP, Basis.ABSOLUTE, Bound.EXACT, True)
    assert (change.datasets, change.metric, change.subject) == (("dataset/mmlu",), "metric/accuracy", "method/foo")
    assert change.evidence.quote == "from 61.2 to 64.0"
    assert change.claim is Claim.GAIN
    assert change.credits == graph.result("64.0").credits != ()


@pytest.mark.parametrize(
    ("before", "after", "unit", "metric", "value", "out", "direction", "claim"),
    [
        ("64.0", "61.2", "%", "accuracy", 2.8, "points", DOWN, Claim.LOSS),
        ("12.1", "9.8", "%", "WER", 2.3, "points", DOWN, Claim.GAIN),
        ("0.61", "0.64", "", "accuracy", 0.03, "points", UP, Claim.GAIN),
        ("120", "80", "ms", "zest", 40, "ms", DOWN, Claim.UNKNOWN),
    ],
)
def test_the_sign_and_unit_of_a_derived_change(
    *, before: str, after: str, unit: str, metric: str, value: float, out: str, direction: Direction, claim: Claim
) -> None:
    change = view(pair(before, after, unit, metric)).result(f"{before} to {after}")
    assert (change.value, change.unit, change.direction, change.claim) == (value, out, direction, claim)


def test_equal_scores_make_no_change() -> None:
    page = Page("A title", "It stays at 61.2 or 61.20 now.")
    page.result("at 61.2", "61.2").result("or 61.20", "61.20", change_from=0)
    assert not any(result.derived for result in view(page).graph.results)


def test_scores_of_other_units_make_no_change() -> None:
    page = (
        Page("A title", "From 61.2% to 40 ms.").result("61.2%", "61.2").result("40 ms", "40", unit="ms", change_from=0)
    )
    assert not any(result.derived for result in view(page).graph.results)
