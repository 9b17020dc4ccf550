"""People outrank extractors: what each verdict does to the graph."""

from __future__ import annotations

from dataclasses import replace

from kg.ids import contested_id, result_id
from kg.model import Kind, Role, Verdict, Via
from kg.vocabulary import Vocabulary
from tests.kg.builders import VOCABULARY, Page, judge, view

NO, YES, UNSURE = Verdict.NO, Verdict.YES, Verdict.UNSURE


def page() -> Page:
    made = Page("A title", "Foo beats Bar with 71.5% accuracy on MMLU for sums.")
    made.entity(Kind.METHOD, "Foo", proposed=True).entity(Kind.METHOD, "Bar").entity(Kind.TASK, "sums")
    made.entity(Kind.DATASET, "MMLU").entity(Kind.METRIC, "accuracy")
    return made.result(
        "71.5% accuracy on MMLU", "71.5", subject="Foo", baseline="Bar", metric="accuracy", datasets=("MMLU",)
    )


PAPER = page().paper.id
RESULT = result_id("A title", "71.5", 1)


def test_no_takes_a_mention_away() -> None:
    made = page()
    graph = view(made, judgements=(judge(PAPER, "USES", "method/bar", NO), judge(PAPER, "ADDRESSES", "task/sums", NO)))
    assert graph.of(made) == {"method/foo", "dataset/mmlu", "metric/accuracy"}
    assert (graph.result("71.5").baseline, graph.result("71.5").baseline_text) == (None, "Bar")


def test_no_and_yes_together_change_a_role() -> None:
    made = page()
    verdicts = (judge(PAPER, "PROPOSES", "method/foo", NO), judge(PAPER, "USES", "method/foo", YES))
    mention = view(made, judgements=verdicts).mention(made, "method/foo")
    assert (mention.role, mention.confidence) == (Role.USED, 1.0)
    assert mention.evidence


def test_no_to_another_relation_leaves_a_mention() -> None:
    made = page()
    graph = view(made, judgements=(judge(PAPER, "USES", "method/foo", NO),))
    assert graph.mention(made, "method/foo").role is Role.PROPOSED


def test_yes_adds_a_mention_and_affirms_one() -> None:
    made = page()
    verdicts = (judge(PAPER, "USES", "method/lora"), judge(PAPER, "PROPOSES", "method/bar"))
    graph = view(made, judgements=verdicts)
    assert graph.mention(made, "method/lora").confidence == 1.0
    assert graph.mention(made, "method/bar").role is Role.PROPOSED


def test_yes_to_what_nothing_is_known_of_adds_nothing() -> None:
    made = page()
    assert "method/none" not in view(made, judgements=(judge(PAPER, "USES", "method/none"),)).of(made)


def test_evaluates_on_is_the_persons_word_over_the_results() -> None:
    made = page()
    assert (
        not view(made, judgements=(judge(PAPER, "EVALUATES_ON", "dataset/mmlu", NO),))
        .mention(made, "dataset/mmlu")
        .evaluated
    )
    added = view(made, judgements=(judge(PAPER, "EVALUATES_ON", "dataset/gsm8k"),))
    assert added.mention(made, "dataset/gsm8k").evaluated


def test_reports_no_takes_a_result_away() -> None:
    assert view(page(), judgements=(judge(PAPER, "REPORTS", RESULT, NO),)).graph.results == ()


def test_reports_yes_affirms_a_result() -> None:
    assert view(page(), judgements=(judge(PAPER, "REPORTS", RESULT),)).result("71.5").confidence == 1.0


def test_a_result_slot_can_be_taken_away() -> None:
    verdicts = tuple(
        judge(RESULT, predicate, object, NO)
        for predicate, object in (
            ("ON", "dataset/mmlu"),
            ("MEASURES", "metric/accuracy"),
            ("OF", "method/foo"),
            ("COMPARED_WITH", "method/bar"),
        )
    )
    result = view(page(), judgements=verdicts).result("71.5")
    assert (result.datasets, result.metric, result.subject, result.baseline) == ((), None, None, None)
    assert (result.metric_text, result.subject_text, result.baseline_text) == ("accuracy", "Foo", "Bar")
    assert result.credits == ()


def test_a_result_slot_can_be_given() -> None:
    verdicts = (
        judge(RESULT, "ON", "dataset/gsm8k"),
        judge(RESULT, "MEASURES", "metric/wer"),
        judge(RESULT, "OF", "method/bar"),
    )
    result = view(page(), judgements=verdicts).result("71.5")
    assert result.datasets == ("dataset/gsm8k", "dataset/mmlu")
    assert (result.metric, result.subject, result.subject_text) == ("metric/wer", "method/bar", None)
    assert [(credit.technique, credit.via) for credit in result.credits] == [("method/bar", Via.SUBJECT)]


def test_credits_can_be_taken_and_given() -> None:
    verdicts = (judge(RESULT, "CREDITS", "method/foo", NO), judge(RESULT, "CREDITS", "method/bar"))
    [credit] = view(page(), judgements=verdicts).result("71.5").credits
    assert (credit.technique, credit.via) == ("method/bar", Via.PAPER)


def test_unsure_is_recorded_and_changes_nothing() -> None:
    unsure = judge(PAPER, "PROPOSES", "method/foo", UNSURE)
    graph = view(page(), judgements=(unsure,)).graph
    assert graph.judgements == (unsure,)
    assert replace(graph, judgements=()) == view(page()).graph


def test_the_latest_verdict_holds() -> None:
    verdicts = (judge(PAPER, "REPORTS", RESULT, YES, day=2), judge(PAPER, "REPORTS", RESULT, NO, day=1))
    assert view(page(), judgements=verdicts).result("71.5")


def test_same_as_yes_makes_one_of_two() -> None:
    other = Page("Other").entity(Kind.METHOD, "Foo-Tuning")
    graph = view(page(), other, judgements=(judge("method/foo-tuning", "SAME_AS", "method/foo"),))
    merged = graph.concepts["method/foo"]
    assert "method/foo-tuning" not in graph.concepts
    assert (merged.name, merged.former, merged.paper_count) == ("Foo", ("method/foo-tuning",), 2)
    assert merged.curated
    assert "Foo-Tuning" in merged.aliases
    assert graph.of(other) == {"method/foo"}


def test_same_as_follows_a_chain_and_reaches_listed_rows() -> None:
    verdicts = (judge("method/foo", "SAME_AS", "method/bar"), judge("method/bar", "SAME_AS", "method/lora"))
    graph = view(page(), judgements=verdicts)
    assert graph.concepts["method/lora"].former == ("method/bar", "method/foo")
    assert graph.result("71.5").subject == "method/lora"


def test_a_paper_may_keep_apart_what_is_merged_everywhere() -> None:
    here, there = (Page(title).entity(Kind.METHOD, "LoRA").entity(Kind.METHOD, "RAG") for title in ("One", "Two"))
    everywhere = judge("method/lora", "SAME_AS", "method/rag", day=2)
    graph = view(
        here, there, judgements=(everywhere, judge("method/lora", "SAME_AS", "method/rag", NO, paper=here.paper.id))
    )
    assert (graph.of(here), graph.of(there)) == ({"method/lora", "method/rag"}, {"method/rag"})
    assert graph.concepts["method/rag"].former == ()
    assert graph.concepts["method/lora"].paper_count == 1


def test_a_row_that_is_merged_away_leaves_its_names() -> None:
    made = Page("A title", "Low-rank adaptation").entity(Kind.METHOD, "low-rank adaptation")
    graph = view(made, judgements=(judge("method/lora", "SAME_AS", "method/rag"),))
    merged = graph.concepts["method/rag"]
    assert merged.former == ("method/lora",)
    assert merged.aliases == ("LoRA", "low-rank adaptation", "retrieval-augmented generation")


def test_rows_that_no_paper_holds_are_merged_too() -> None:
    merge = judge("method/lora", "SAME_AS", "method/rag")
    absent = {row.id: row for row in view(page(), judgements=(merge,)).graph.absent}
    assert "method/lora" not in absent
    assert "LoRA" in absent["method/rag"].aliases


def test_a_row_is_not_merged_into_what_nothing_is_known_of() -> None:
    absent = view(page(), judgements=(judge("method/lora", "SAME_AS", "method/none"),)).graph.absent
    assert "method/lora" in {row.id for row in absent}


def test_a_default_metric_follows_what_becomes_of_its_row() -> None:
    made = page().entity(Kind.DATASET, "GSM8K")
    merge = judge("metric/accuracy", "SAME_AS", "metric/zest")
    assert view(made, judgements=(merge,)).concepts["dataset/gsm8k"].default_metric == "metric/zest"
    rows = [replace(row, never=row.id == "metric/accuracy") for row in VOCABULARY.rows]
    made = Page("A title").entity(Kind.DATASET, "GSM8K")
    assert view(made, vocabulary=Vocabulary.of(rows)).concepts["dataset/gsm8k"].default_metric is None


def test_same_as_moves_the_variants_of_a_family() -> None:
    made = Page("A title").entity(Kind.MODEL, "Lama Three", "Lama Three 8B")
    graph = view(made, judgements=(judge("model/lama-three", "SAME_AS", "model/llama-3.1"),))
    assert graph.of(made) == {"model/llama-3.1", "model/llama-3.1-8b"}


def test_same_as_no_keeps_a_name_from_a_listed_row() -> None:
    made = Page("A title").entity(Kind.METHOD, "RAG Time", "RAG")
    assert view(made).of(made) == {"method/rag"}
    apart = judge("method/rag-time", "SAME_AS", "method/rag", NO)
    assert view(made, judgements=(apart,)).of(made) == {"method/rag-time"}


def test_same_as_no_keeps_a_method_and_a_model_of_one_name_apart() -> None:
    method, model = Page("One").entity(Kind.METHOD, "Foo"), Page("Two").entity(Kind.MODEL, "Foo")
    graph = view(method, model, judgements=(judge("method/foo", "SAME_AS", "model/foo", NO),))
    assert (graph.of(method), graph.of(model)) == ({"method/foo"}, {"model/foo"})


def test_a_person_says_which_contested_thing_a_bare_name_means() -> None:
    makers = [Page(title).entity(Kind.METHOD, "SEAL", proposed=True) for title in ("One", "Two")]
    users = [Page(title).entity(Kind.METHOD, "SEAL") for title in ("Three", "Four")]
    meant = contested_id(Kind.METHOD, "SEAL", makers[0].paper.id)
    here = judge("method/seal", "SAME_AS", meant, paper=users[0].paper.id)
    graph = view(*makers, *users, judgements=(here,))
    assert (graph.of(users[0]), graph.of(users[1])) == ({meant}, set())
    everywhere = view(*makers, *users, judgements=(judge("method/seal", "SAME_AS", meant),))
    assert everywhere.of(users[1]) == {meant}
    assert everywhere.concepts[meant].former == ("method/seal",)


def test_contested_things_that_are_one_have_their_users_back() -> None:
    makers = [Page(title).entity(Kind.METHOD, "SEAL", proposed=True) for title in ("One", "Two")]
    user = Page("Three").entity(Kind.METHOD, "SEAL")
    one, two = (contested_id(Kind.METHOD, "SEAL", maker.paper.id) for maker in makers)
    graph = view(*makers, user, judgements=(judge(one, "SAME_AS", two),))
    assert set(graph.concepts) == {two}
    assert graph.of(user) == {two}


def test_variant_of_can_be_given_and_taken() -> None:
    made = Page("A title").entity(Kind.MODEL, "Foo").entity(Kind.MODEL, "Mixtral 8x7B")
    verdicts = (
        judge("model/foo", "VARIANT_OF", "model/gpt-4"),
        judge("model/mixtral-8x7b", "VARIANT_OF", "model/mixtral", NO),
    )
    graph = view(made, judgements=verdicts)
    assert graph.concepts["model/foo"].variant_of == "model/gpt-4"
    assert "model/gpt-4" in graph.concepts
    assert graph.concepts["model/mixtral-8x7b"].variant_of is None


def test_a_judgement_of_a_papers_former_id_still_holds() -> None:
    made = page()
    made.paper = replace(made.paper, id="paper/arxiv-2501.00001", former=(PAPER,))
    verdicts = (judge(PAPER, "REPORTS", RESULT, NO), judge(PAPER, "USES", "method/lora"))
    graph = view(made, judgements=verdicts)
    assert graph.graph.results == ()
    assert "method/lora" in graph.of(made)
