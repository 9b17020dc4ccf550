"""What a curator is shown: every kind, with evidence, the worthiest first, and no more once it is decided."""

from __future__ import annotations

import pytest

from kg import review
from kg.errors import BadInput
from kg.judgements import Judgements
from kg.model import Kind, Verdict
from kg.review import KINDS, Suggestion, doubtful, duplicates, sizes
from kg.review.likeness import Named, alike
from kg.review.suggestion import Triple
from tests.kg.builders import VOCABULARY, Page, judge, view
from tests.review.pages import graph, left


def about(kind: str, found: list[Suggestion]) -> list[set[str]]:
    return [set(suggestion.about) for suggestion in found if suggestion.kind == kind]


def results(*printed: str) -> set[str]:
    return {result.id for result in graph().results if result.printed in printed}


def test_every_kind_finds_what_was_planted() -> None:
    found = left()
    assert set(KINDS) == {suggestion.kind for suggestion in found}
    seals = {concept.id for concept in graph().concepts if concept.name == "SEAL"}
    assert set.union(*about("unlisted", found)) == {"metric/zing", "method/foonet", "model/lama"}
    assert {"method/foo-net", "method/foonet"} in about("duplicate", found)
    assert about("contested", found) == [seals]
    assert about("doubtful", found) == [results("50.1")]
    assert about("comparison", found) == [{comparison.id for comparison in graph().comparisons}]
    assert set.union(*about("out of range", found)) == results("112", "250")
    assert about("disagreement", found) == [results("71.5", "64.2")]
    assert about("sizes", found) == [{"model/lama"}]


def test_the_worthiest_comes_first() -> None:
    worth = [suggestion.worth for suggestion in left()]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > worth[-1]


def test_every_suggestion_has_evidence_and_its_own_keys() -> None:
    for suggestion in left():
        assert suggestion.evidence
        keys = [answer.key for answer in suggestion.answers]
        assert len(set(keys)) == len(keys) > 1
        assert not {"s", "w", "q"} & set(keys)


def test_one_kind_can_be_asked_for() -> None:
    found = review.suggestions(graph(), VOCABULARY, Judgements(), [doubtful.KIND])
    assert {suggestion.kind for suggestion in found} == {doubtful.KIND}
    with pytest.raises(BadInput, match="unlisted, duplicate"):
        review.suggestions(graph(), VOCABULARY, Judgements(), ["gossip"])


@pytest.mark.parametrize(
    ("one", "other", "signal"),
    [
        ("Multi News", "MultiNews corpus", "spelling"),
        ("SSL", "self-supervised learning", "acronym"),
        ("Retrieval Transformer", "Retreival Transformer", None),
        ("Transformer", "Transfomer", "near name"),
        ("GPT-3", "GPT-4", None),
        ("AdaptMI", "AdaptMI+", None),
        ("contrastive pre-training", "continual pre-training", None),
        ("BERT", "BART", None),
        ("SumCSE", "SimCSE", None),
        ("fusion method", "fusion", "spelling"),
        ("fusion method", "fusion module", None),
    ],
)
def test_names_that_may_mean_one_thing(one: str, other: str, signal: str | None) -> None:
    found = alike([Named("method/a", "technique", one), Named("method/b", "technique", other)])
    assert found == ({("method/a", "method/b"): signal} if signal else {})


def test_a_form_of_one_may_be_the_name_of_another_but_only_within_a_group() -> None:
    long, short = Named("task/a", "task", "speech to text", ("ASR",)), Named("task/b", "task", "ASR")
    assert alike([long, short]) == {("task/a", "task/b"): "alias"}
    assert alike([long, short._replace(group="metric")]) == {}
    assert alike([long, Named("task/c", "task", "attack success rate", ("ASR",))]) == {}


def test_names_in_the_same_company_may_mean_one_thing() -> None:
    pages = [Page("One", "Pile of Law"), Page("Two", "Pile of Law corpus v2")]
    for page, name in zip(pages, ("Pile of Law", "Pile of Law corpus v2"), strict=True):
        page.entity(Kind.DATASET, name)
        for other in ("Foo", "Bar", "Baz"):
            page.entity(Kind.METHOD, other)
    found = review.suggestions(view(*pages).graph, VOCABULARY, Judgements(), [duplicates.KIND])
    assert [suggestion.signal for suggestion in found] == ["neighbours"]


@pytest.mark.parametrize(("abstract", "signals"), [("FNT is a foo net tie.", ["acronym"]), ("FNT is nice.", [])])
def test_an_acronym_is_held_against_words_that_a_paper_prints_with_it(abstract: str, signals: list[str]) -> None:
    short, long = Page("One", abstract).entity(Kind.METHOD, "FNT"), Page("Two").entity(Kind.METHOD, "foo net tie")
    pages = [short.entity(Kind.METHOD, "foo net tie") if signals else short, long]
    found = review.suggestions(view(*pages).graph, VOCABULARY, Judgements(), [duplicates.KIND])
    assert [suggestion.signal for suggestion in found] == signals


def test_of_two_names_in_as_many_papers_the_shorter_stays_and_what_is_proposed_is_said() -> None:
    one, two = (
        Page("One").entity(Kind.METHOD, "Foo Tie", proposed=True),
        Page("Two").entity(Kind.METHOD, "Foo Tie network"),
    )
    [found] = review.suggestions(view(one, two).graph, VOCABULARY, Judgements(), [duplicates.KIND])
    assert found.about == ("method/foo-tie-network", "method/foo-tie")
    assert found.question == "Is 'Foo Tie network' (1 paper) 'Foo Tie' (1 paper, proposed)?"


def test_sizes_of_one_paper_contradict_nothing() -> None:
    page = Page("One", "Lama has 7B and 13B.").entity(Kind.MODEL, "Lama", sizes=("7B", "13B"))
    assert review.suggestions(view(page).graph, VOCABULARY, Judgements(), [sizes.KIND]) == []


def test_listed_rows_are_never_suggested_to_be_one() -> None:
    page = Page("One").entity(Kind.DATASET, "MMLU").entity(Kind.DATASET, "MMLU-Pro")
    assert review.suggestions(view(page).graph, VOCABULARY, Judgements(), [duplicates.KIND]) == []


def test_who_said_unsure_is_not_asked_again() -> None:
    unsure = judge("method/foo-net", "SAME_AS", "method/foonet", Verdict.UNSURE)
    assert {"method/foo-net", "method/foonet"} not in about("duplicate", left(verdicts=Judgements((unsure,))))


@pytest.mark.parametrize("kind", ["doubtful", "comparison"])
def test_whoever_answered_is_not_asked_again(kind: str) -> None:
    [found] = [suggestion for suggestion in left() if suggestion.kind == kind]
    for answer in found.answers:
        triples = [row for row in answer.rows if isinstance(row, Triple)]
        rows = [judge(row.subject, row.predicate, row.object, row.verdict) for row in triples]
        assert rows
        assert about(kind, left(verdicts=Judgements(tuple(rows)))) == []


def test_a_duplicate_says_how_often_such_a_suggestion_is_right() -> None:
    [found] = [suggestion for suggestion in left() if suggestion.signal == "spelling"]
    assert found.precision
    assert 0 < found.precision.right <= found.precision.decided
