"""What a store that never changes remembers: its last answers, within bounds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Graph
from kg.plan import Collection, Selection, Slice
from kg.remembered import Remembered
from kg.stores import sqlite
from tests.stores.graphs import graphs


def test_an_answer_is_asked_for_once() -> None:
    answers, asked = Remembered(10), iter(["first", "second"])
    assert [answers.once("question", lambda: next(asked), len) for _ in range(2)] == ["first", "first"]


def test_what_nobody_asked_for_longest_is_forgotten() -> None:
    answers = Remembered(3)
    for question in "abc":
        answers.keep(question, question, rows=0)
    answers.recall("a")
    answers.keep("d", "d", rows=0)
    assert [answers.recall(question) for question in "abcd"] == ["a", None, "c", "d"]


def test_an_answer_too_large_is_not_kept() -> None:
    answers = Remembered(3)
    answers.keep("large", "answer", rows=3)
    assert answers.recall("large") is None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9))), st.integers(0, 20))
def test_no_more_rows_are_kept_than_said(kept: list[tuple[int, int]], most: int) -> None:
    answers = Remembered(most)
    for question, rows in kept:
        answers.keep(question, rows, rows)
    assert sum(1 + rows for rows in map(answers.recall, range(6)) if rows is not None) <= most


@settings(max_examples=70, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=graphs())
def test_a_store_says_the_same_again(tmp_path_factory: pytest.TempPathFactory, graph: Graph) -> None:
    path = tmp_path_factory.mktemp("view") / "view.sqlite"
    sqlite.write(graph, path)
    remembers, forgets = sqlite.SqliteStore(path), sqlite.SqliteStore(path, rows_kept=0)
    for collection in Collection:
        selection = Selection(collection)
        for _ in range(2):
            assert remembers.find(selection, (), Slice()) == forgets.find(selection, (), Slice())
            assert remembers.count(selection) == forgets.count(selection)
