"""Which things papers share: names against the vocabulary, and names against each other."""

from __future__ import annotations

import pytest

from kg import vocabulary
from kg.ids import concept_id, contested_id
from kg.model import Kind, Role
from kg.vocabulary import Entry, Vocabulary
from tests.kg.builders import VOCABULARY, Page, view


def test_benchmarks_of_like_names_stay_five() -> None:
    names = ("MMLU", "MMLU-Pro", "CMMLU", "MMMU", "Global MMLU")
    page = Page("Five benchmarks", "We use MMLU, MMLU-Pro, CMMLU, MMMU and Global MMLU.")
    for name in names:
        page.entity(Kind.DATASET, name)
    graph = view(page, vocabulary=vocabulary.load())
    assert graph.of(page) == {
        "dataset/mmlu",
        "dataset/mmlu-pro",
        "dataset/cmmlu",
        "dataset/mmmu",
        "dataset/global-mmlu",
    }


@pytest.mark.parametrize("name", ["MMLU", "mmlu", "massive multitask language-understanding", "MMLUs"])
def test_a_listed_thing_is_known_by_any_form(name: str) -> None:
    page = Page("A title").entity(Kind.DATASET, name)
    assert view(page).of(page) == {"dataset/mmlu"}


def test_an_exact_form_matches_in_its_own_capitalisation_alone() -> None:
    page = Page("A title").entity(Kind.DATASET, "MATH").entity(Kind.DATASET, "Math")
    assert view(page).of(page) == {"dataset/math", concept_id(Kind.DATASET, "Math", taken=True)}


def test_a_form_that_people_refuse_names_nothing_of_its_kind() -> None:
    names = Vocabulary.of((*VOCABULARY.rows, Entry("metric/cost", Kind.METRIC, "cost", ("price",), never=True)))
    page = Page("A title", "Costs fall to 5 price points.").entity(Kind.METRIC, "costs").entity(Kind.TASK, "cost")
    page.entity(Kind.METRIC, "Price").result("5 price points", "5", metric="price")
    graph = view(page, vocabulary=names)
    assert graph.of(page) == {"task/cost"}
    assert (graph.result("5").metric, graph.result("5").metric_text) == (None, "price")
    assert "metric/cost" not in {concept.id for concept in graph.graph.absent}


def test_a_short_name_goes_with_the_words_that_people_refuse() -> None:
    """But not a listed name, nor what has other words for a refused acronym, nor what they only say more of."""
    refused = Entry("metric/learning-rate", Kind.METRIC, "learning rate", ("LR", "final robustness"), never=True)
    names = Vocabulary.of((*VOCABULARY.rows, refused))
    page = Page("A title").entity(Kind.METRIC, "LRate", "learning rate").entity(Kind.METRIC, "WER", "learning rate")
    page.entity(Kind.METRIC, "likelihood ratio", "LR").entity(Kind.METRIC, "robustness", "final robustness")
    graph = view(page, vocabulary=names)
    assert graph.of(page) == {"metric/wer", "metric/likelihood-ratio", "metric/robustness"}
    assert graph.concepts["metric/wer"].aliases == ("word error rate",)
    assert graph.concepts["metric/likelihood-ratio"].aliases == graph.concepts["metric/robustness"].aliases == ()


def test_a_name_decides_before_its_aliases() -> None:
    page = Page("A title").entity(Kind.DATASET, "MMLU-Pro", "MMLU")
    graph = view(page)
    assert graph.of(page) == {"dataset/mmlu-pro"}
    assert "MMLU" not in graph.concepts["dataset/mmlu-pro"].aliases


def test_an_unlisted_name_links_by_its_alias_where_that_means_one_thing() -> None:
    clear = Page("Clear").entity(Kind.METHOD, "RAG systems", "RAG")
    torn = Page("Torn").entity(Kind.METHOD, "RAG with adapters", "RAG", "LoRA")
    graph = view(clear, torn)
    assert graph.of(clear) == {"method/rag"}
    assert graph.of(torn) == {"method/rag-with-adapters"}


def test_a_new_thing_is_not_a_known_one_of_the_same_acronym() -> None:
    page = Page("A title", "RAG scores 70% here.").entity(Kind.METHOD, "Reasoned Answer Grading", "RAG", proposed=True)
    page.result("RAG scores 70%", "70", subject="RAG")
    graph = view(page)
    assert graph.of(page) == {"method/reasoned-answer-grading"}
    assert graph.result("70").subject == "method/reasoned-answer-grading"
    assert graph.concepts["method/reasoned-answer-grading"].aliases == ()


@pytest.mark.parametrize(
    ("claimed", "name", "id"),
    [
        (Kind.METHOD, "GPT-4", "model/gpt-4"),
        (Kind.MODEL, "LoRA", "method/lora"),
        (Kind.TASK, "MMLU", "task/mmlu"),
        (Kind.METHOD, "MMLU", "method/mmlu"),
    ],
)
def test_a_listed_kind_wins_between_method_and_model_only(claimed: Kind, name: str, id: str) -> None:
    page = Page("A title").entity(claimed, name)
    assert view(page).of(page) == {id}


def test_unlisted_names_join_across_papers_by_name() -> None:
    one, other = Page("One").entity(Kind.METHOD, "Foo-Tune"), Page("Other").entity(Kind.METHOD, "foo tunes")
    graph = view(one, other)
    assert graph.of(one) == graph.of(other) == {"method/foo-tune"}
    assert graph.concepts["method/foo-tune"].paper_count == 2
    assert not graph.concepts["method/foo-tune"].curated


def test_unlisted_names_never_join_by_an_alias() -> None:
    one = Page("One").entity(Kind.METHOD, "Foo Tuning", "FT")
    other = Page("Other").entity(Kind.METHOD, "FT")
    graph = view(one, other)
    assert graph.of(one) == {"method/foo-tuning"}
    assert graph.of(other) == {"method/ft"}


def test_an_unlisted_name_is_spelled_as_most_papers_do() -> None:
    spelled = ["foo tune", "Foo-Tune", "Foo-Tune", "FOO TUNE"]
    pages = [Page(f"Paper {place}").entity(Kind.METHOD, name) for place, name in enumerate(spelled)]
    assert view(*pages).concepts["method/foo-tune"].name == "Foo-Tune"
    assert view(*pages[:2]).concepts["method/foo-tune"].name == "Foo-Tune"
    assert set(view(*pages).concepts["method/foo-tune"].aliases) == {"FOO TUNE", "foo tune"}


@pytest.mark.parametrize(
    ("kinds", "id"),
    [
        ((Kind.MODEL, Kind.MODEL, Kind.METHOD), "model/foo"),
        ((Kind.MODEL, Kind.METHOD), "method/foo"),
        ((Kind.MODEL,), "model/foo"),
    ],
)
def test_method_or_model_is_what_most_papers_say(kinds: tuple[Kind, ...], id: str) -> None:
    pages = [Page(f"Paper {place}").entity(kind, "Foo") for place, kind in enumerate(kinds)]
    assert set(view(*pages).concepts) == {id}


def test_slugs_that_fall_together_take_a_mark() -> None:
    page = Page("A title").entity(Kind.METHOD, "Foo μ").entity(Kind.METHOD, "Foo λ").entity(Kind.METHOD, "方法")
    ids = sorted(view(page).of(page))
    assert len(ids) == 3
    assert "method/foo" in ids


@pytest.mark.parametrize("name", [r"\method", "large language models", "performance", "framework", "--"])
def test_generic_words_and_macros_are_no_nodes(name: str) -> None:
    page = Page("A title").entity(Kind.METHOD, name, proposed=True)
    assert view(page).of(page) == set()


@pytest.mark.parametrize("words", ["performance", "score", "results", "quality"])
def test_a_generic_metric_stays_words(words: str) -> None:
    page = Page("A title", "Our method gains 3 points.").entity(Kind.METRIC, words)
    result = view(page.result("gains 3 points", "3", metric=words)).result("3")
    assert (result.metric, result.metric_text) == (None, words)


def test_a_name_that_two_papers_propose_is_two_things() -> None:
    rewriter = Page("Rewriting").entity(Kind.METHOD, "SEAL", proposed=True)
    search = Page("Searching").entity(Kind.METHOD, "SEAL", "Seal search", proposed=True)
    user = Page("Using", "SEAL gets 71% here.").entity(Kind.METHOD, "SEAL").result("71%", "71", subject="SEAL")
    graph = view(rewriter, search, user)
    ids = {page: contested_id(Kind.METHOD, "SEAL", page.paper.id) for page in (rewriter, search)}
    assert graph.of(rewriter) == {ids[rewriter]}
    assert graph.of(search) == {ids[search]}
    assert ids[search].startswith("method/seal-")
    assert graph.of(user) == set()
    assert graph.result("71").subject_text == "SEAL"


def test_a_listed_name_that_two_papers_propose_is_one_thing() -> None:
    pages = [Page(title).entity(Kind.METHOD, "LoRA", proposed=True) for title in ("One", "Two")]
    assert set(view(*pages).concepts) == {"method/lora"}


def test_one_proposer_and_its_users_share_the_bare_name() -> None:
    maker = Page("Making").entity(Kind.METHOD, "SEAL", proposed=True)
    user = Page("Using").entity(Kind.METHOD, "SEAL")
    graph = view(maker, user)
    assert graph.mention(maker, "method/seal").role is Role.PROPOSED
    assert graph.mention(user, "method/seal").role is Role.USED


def test_a_mention_joins_what_two_claims_say() -> None:
    page = Page("FooBench", "On FooBench we test; foobench is new.")
    page.entity(Kind.DATASET, "FooBench", confidence=0.5)
    page.entity(Kind.DATASET, "foobench", proposed=True, evaluated=True, confidence=0.7)
    mention = view(page).mention(page, "dataset/foobench")
    assert (mention.role, mention.evaluated, mention.confidence) == (Role.PROPOSED, True, 0.7)
    assert [evidence.quote for evidence in mention.evidence] == ["FooBench", "foobench"]


def test_rows_that_no_paper_holds_are_told_apart() -> None:
    page = Page("A title").entity(Kind.DATASET, "MMLU")
    graph = view(page).graph
    assert "dataset/mmlu" not in {concept.id for concept in graph.absent}
    assert "dataset/gsm8k" in {concept.id for concept in graph.absent}
