"""When two papers disagree: different values of one technique on one dataset and metric, in numbers that compare."""

from __future__ import annotations

from typing import Any

import pytest

from kg.assemble.disagreements import contradicted
from kg.model import Disagreement, Kind, ResultKind, SettingMatch, Verdict
from tests.kg.builders import Page, View, judge, view


def page(title: str, printed: str, *, proposed: bool = False, **slots: Any) -> Page:
    """A paper that reports one number of Foo on MMLU."""
    made = Page(title, f"Foo has {printed}% accuracy on MMLU and GSM8K, over Bar, with a 7B and a 13B model.")
    made.entity(Kind.METHOD, "Foo", proposed=proposed).entity(Kind.METHOD, "Bar").entity(Kind.DATASET, "MMLU")
    said = {"subject": "Foo", "metric": "accuracy", "datasets": ("MMLU",)} | slots
    return made.result(f"Foo has {printed}% accuracy on MMLU", printed, **said)


def settings(graph: View) -> list[SettingMatch]:
    """How alike the settings are, once for each direction of each disagreement."""
    return [found.settings for result in graph.graph.results for found in result.disagreements]


def test_two_values_of_one_thing_name_each_other() -> None:
    graph = view(page("One", "71.5"), page("Two", "64.2", setting="5-shot"))
    one, two = graph.result("71.5"), graph.result("64.2")
    about = ("method/foo", "dataset/mmlu", "metric/accuracy", SettingMatch.UNSTATED)
    assert one.disagreements == (Disagreement(two.id, *about),)
    assert two.disagreements == (Disagreement(one.id, *about),)


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("5-shot", "5 shot", SettingMatch.SAME),
        ("5-shot", "0-shot", SettingMatch.DIFFERENT),
        ("5-shot", None, SettingMatch.UNSTATED),
        (None, None, SettingMatch.UNSTATED),
    ],
)
def test_settings_are_compared(one: str | None, other: str | None, match: SettingMatch) -> None:
    graph = view(page("One", "71.5", setting=one), page("Two", "64.2", setting=other))
    assert settings(graph) == [match, match]


@pytest.mark.parametrize(
    "rival",
    [
        page("Two", "71.52"),
        page("Two", "72"),
        page("Two", "64.2", subject="Bar"),
        page("Two", "64.2", metric=None),
        page("Two", "64.2", metric="WER"),
        page("Two", "64.2", datasets=("GSM8K",)),
        page("Two", "64.2", datasets=("MMLU", "GSM8K")),
        page("Two", "64.2", kind=ResultKind.CHANGE, baseline="Bar"),
        page("Two", "64.2", unit="points"),
        page("Two", "64.2", model_size="13B"),
    ],
)
def test_what_does_not_compare_does_not_disagree(rival: Page) -> None:
    assert settings(view(page("One", "71.5", model_size="7B"), rival)) == []


def test_a_paper_does_not_disagree_with_itself() -> None:
    made = page("One", "71.5")
    made.result("13B", "13", subject="Foo", metric="accuracy", datasets=("MMLU",))
    assert settings(view(made)) == []


def test_a_bare_score_of_a_metric_in_percent_is_one_in_percent() -> None:
    assert settings(view(page("One", "71.5"), page("Two", "64.2", unit="")))
    assert not settings(view(page("One", "71.5"), page("Two", "0.64", unit="")))


def test_changes_compare_over_one_baseline_only() -> None:
    one = page("One", "71.5", kind=ResultKind.CHANGE, baseline="Bar")
    assert settings(view(one, page("Two", "64.2", kind=ResultKind.CHANGE, baseline="Bar")))
    assert not settings(view(one, page("Two", "64.2", kind=ResultKind.CHANGE)))


def test_a_paper_that_proposes_the_technique_speaks_of_it_without_its_name() -> None:
    assert settings(view(page("One", "71.5", subject=None, proposed=True), page("Two", "64.2")))


def test_three_values_are_three_disagreements_whatever_their_order() -> None:
    pages = [page("One", "71.5"), page("Two", "64.2"), page("Three", "50.1")]
    assert len(settings(view(*pages))) == 6
    assert view(*pages).graph == view(*reversed(pages)).graph


def test_a_person_who_takes_a_result_away_ends_its_disagreements() -> None:
    pages = page("One", "71.5"), page("Two", "64.2")
    wrong = view(*pages).result("64.2")
    assert settings(view(*pages, judgements=(judge(wrong.paper, "REPORTS", wrong.id, Verdict.NO),))) == []


def test_results_that_agree_are_left_as_they_are() -> None:
    results = view(page("One", "71.5"), page("Two", "71.5")).graph.results
    assert contradicted(results, lambda _: True) == list(results)
