"""Names, words and walks by example, in every store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg import walk
from kg.errors import AmbiguousName, UnknownName
from kg.model import TECHNIQUES, Concept, Graph, Kind, Mention, Paper, Role
from kg.names import resolve
from kg.search import Hit, search
from kg.stores.base import View
from tests.stores.backends import STORES

CONCEPTS = (
    Concept("dataset/cmmlu", Kind.DATASET, "CMMLU", paper_count=1),
    Concept("dataset/dataset-zoo", Kind.DATASET, "Dataset Zoo", paper_count=1),
    Concept("dataset/mmlu", Kind.DATASET, "MMLU", ("massive multitask",), paper_count=9, former=("dataset/mlu",)),
    Concept("dataset/mmlu-pro", Kind.DATASET, "MMLU-Pro", ("pro",), paper_count=2),
    Concept("dataset/pro", Kind.DATASET, "Pro", paper_count=1),
    Concept("method/seal-1a2b", Kind.METHOD, "SEAL", paper_count=1),
    Concept("method/seal-3c4d", Kind.METHOD, "SEAL", paper_count=1),
    Concept("model/llama", Kind.MODEL, "Llama", paper_count=3),
    Concept("model/llama-8b", Kind.MODEL, "Llama 8B", variant_of="model/llama", paper_count=2),
)
GRAPH = Graph(
    papers=(Paper("paper/1", "Seals that learn", ""), Paper("paper/2", "Pruning", "")),
    concepts=CONCEPTS,
    mentions=(
        Mention("paper/1", "dataset/mmlu", Role.USED, True, 0.9, ()),
        Mention("paper/1", "method/seal-1a2b", Role.PROPOSED, False, 0.8, ()),
        Mention("paper/2", "dataset/mmlu", Role.USED, False, 0.9, ()),
        Mention("paper/2", "model/llama-8b", Role.USED, False, 0.7, ()),
    ),
    absent=(Concept("dataset/gsm8k", Kind.DATASET, "GSM8K"),),
)


@pytest.fixture(params=STORES)
def view(request: pytest.FixtureRequest) -> Iterator[View]:
    with request.param(GRAPH) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("dataset/mmlu", "dataset/mmlu"),
        ("dataset/mlu", "dataset/mmlu"),
        ("mmlu", "dataset/mmlu"),
        ("Massive Multitask", "dataset/mmlu"),
        ("pro", "dataset/pro"),
        ("GSM8K", "dataset/gsm8k"),
    ],
)
def test_a_name_means_one_thing(view: View, text: str, id: str) -> None:
    assert resolve(view, [Kind.DATASET], text) == id


def test_an_unknown_name_is_answered_with_near_ones(view: View) -> None:
    with pytest.raises(UnknownName, match='unknown dataset "MMLLU": did you mean "MMLU"') as raised:
        resolve(view, [Kind.DATASET], "MMLLU")
    assert raised.value.candidates[0] == "MMLU"


@pytest.mark.parametrize(("text", "meant"), [("MLMU", "MMLU"), ("Por", "Pro"), ("Pxo", "Pro")])
def test_a_slip_that_leaves_no_piece_of_a_short_name_is_forgiven(view: View, text: str, meant: str) -> None:
    with pytest.raises(UnknownName) as raised:
        resolve(view, [Kind.DATASET], text)
    assert meant in raised.value.candidates


@pytest.mark.parametrize(
    ("id", "meant"),
    [
        ("dataset/mmluu", ["MMLU"]),
        ("metric/pro", ["Pro"]),
        ("dataset/massive-multitasking", ["MMLU"]),
        ("paper/seals-that-lern-0123abcd", ["Seals that learn"]),
        ("dataset/foo", []),
        ("paper/p", []),
        ("result/mmlu", []),
    ],
)
def test_an_unknown_id_is_answered_with_names_like_what_follows_its_kind(view: View, id: str, meant: list[str]) -> None:
    """The kind is in the ids of many, so that it makes none of them alike; of a result nothing follows but a hash."""
    with pytest.raises(UnknownName) as raised:
        resolve(view, Kind, id)
    assert list(raised.value.candidates[:1]) == meant


def test_a_name_counts_only_within_its_kinds(view: View) -> None:
    with pytest.raises(UnknownName):
        resolve(view, TECHNIQUES, "MMLU")


def test_a_contested_name_is_ambiguous(view: View) -> None:
    with pytest.raises(AmbiguousName) as raised:
        resolve(view, TECHNIQUES, "SEAL")
    assert raised.value.candidates == ("method/seal-1a2b", "method/seal-3c4d")


def test_search_ranks_exact_prefix_word_and_near(view: View) -> None:
    assert search(view, [Kind.DATASET], "mmlu", 10) == (
        Hit("dataset/mmlu", "MMLU", "EXACT"),
        Hit("dataset/mmlu-pro", "MMLU-Pro", "PREFIX"),
        Hit("dataset/cmmlu", "CMMLU", "NEAR"),
    )
    assert search(view, [Kind.DATASET], "multitask", 1) == (Hit("dataset/mmlu", "massive multitask", "WORD"),)
    assert [hit.id for hit in search(view, Kind, "learn", 5)] == ["paper/1"]


def test_search_does_not_offer_what_no_paper_holds(view: View) -> None:
    assert search(view, Kind, "GSM8K", 5) == ()


def test_neighbourhood(view: View) -> None:
    near = walk.neighbourhood(view, "paper/1", depth=1, first=10)
    assert set(near.nodes) == {"paper/1", "dataset/mmlu", "method/seal-1a2b"}
    assert [relation.type for relation in near.relations] == ["EVALUATES_ON", "PROPOSES", "USES"]
    assert not near.truncated
    assert walk.neighbourhood(view, "paper/1", depth=2, first=2).truncated
    assert walk.neighbourhood(view, "paper/unknown", depth=1, first=2).nodes == ()


def test_a_neighbourhood_has_every_relation_among_its_nodes(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those that stand behind more relations to other nodes than are looked at in one step."""
    monkeypatch.setattr(walk, "WIDEST", 3)
    near = walk.neighbourhood(view, "dataset/mmlu", depth=1, first=3)
    assert set(near.nodes) == {"dataset/mmlu", "paper/1", "paper/2"}
    assert [(relation.type, relation.source) for relation in near.relations] == [
        ("EVALUATES_ON", "paper/1"),
        ("USES", "paper/1"),
        ("USES", "paper/2"),
    ]


def test_path(view: View) -> None:
    chain = walk.path(view, "method/seal-1a2b", "model/llama", longest=5)
    assert chain is not None
    assert [(link.type, link.papers) for link in chain][-2:] == [("USES", 1), ("VARIANT_OF", 2)]
    assert len(chain) == 5
    assert walk.path(view, "method/seal-1a2b", "model/llama", longest=4) is None
    assert walk.path(view, "paper/1", "paper/1", longest=4) == ()
    assert walk.path(view, "paper/1", "dataset/pro", longest=4) is None
