"""Comparisons become nodes of their own, linked as results are, and change nothing else."""

from __future__ import annotations

from kg.model import Direction, Kind, Verdict
from tests.kg.builders import Page, judge, view


def page() -> Page:
    made = Page("A study", "FooNet outperforms GPT-4 on MMLU. FooNet scores 71.2% on MMLU.")
    made.entity(Kind.METHOD, "FooNet", proposed=True).entity(Kind.MODEL, "GPT-4").entity(Kind.DATASET, "MMLU")
    return made.result("scores 71.2% on MMLU", "71.2", datasets=("MMLU",), subject="FooNet")


def compared() -> Page:
    quote = "FooNet outperforms GPT-4 on MMLU"
    return page().comparison(quote, "outperforms", subject="FooNet", baseline="GPT-4", datasets=("MMLU",))


def test_slots_are_linked_and_the_evidence_is_the_text() -> None:
    found = view(compared()).comparison()
    assert (found.subject, found.baseline, found.datasets) == ("method/foonet", "model/gpt-4", ("dataset/mmlu",))
    assert (found.direction, found.confidence) == (Direction.UP, 0.8)
    assert found.name == "FooNet better than GPT-4 on MMLU"
    assert found.evidence.quote == "FooNet outperforms GPT-4 on MMLU"
    assert found.id.startswith("comparison/")


def test_words_that_name_nothing_stay_words() -> None:
    made = page().comparison("FooNet outperforms", "outperforms", subject="FooNet", baseline="others")
    found = view(made).comparison()
    assert (found.baseline, found.baseline_text) == (None, "others")


def test_results_concepts_and_mentions_are_as_they_were() -> None:
    without, with_it = view(page()).graph, view(compared()).graph
    assert with_it.results == without.results
    assert with_it.concepts == without.concepts
    assert with_it.mentions == without.mentions


def test_the_id_outlives_other_readings_of_the_slots_around_it() -> None:
    quote = "FooNet outperforms GPT-4"
    narrower = page().comparison(quote, "outperforms", subject="FooNet", baseline="GPT-4", confidence=0.5)
    assert view(narrower).comparison().id == view(compared()).comparison().id


def test_no_takes_a_comparison_away_and_yes_makes_it_certain() -> None:
    made = compared()
    id = view(made).comparison().id
    denied = judge(made.paper.id, "STATES", id, Verdict.NO)
    assert view(made, judgements=(denied,)).graph.comparisons == ()
    affirmed = judge(made.paper.id, "STATES", id)
    assert view(made, judgements=(affirmed,)).comparison().confidence == 1.0


def test_a_slot_can_be_taken_away() -> None:
    made = compared()
    denied = judge(view(made).comparison().id, "ON", "dataset/mmlu", Verdict.NO)
    assert view(made, judgements=(denied,)).comparison().datasets == ()
