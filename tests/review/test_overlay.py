"""Verdicts in a user's folder: signed rows that settle their question, and go when they are taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg import judgements, lint, vocabulary
from kg.errors import BadInput
from kg.judgements import Judgements, Predicate
from kg.model import Kind, Verdict
from kg.review import KINDS, Suggestion
from kg.review.overlay import Overlay, Signature
from kg.review.suggestion import Answer, Name, Triple
from kg.vocabulary import Vocabulary
from tests.kg.builders import VOCABULARY
from tests.review.pages import graph, left

ANN = Signature("Ann", date(2025, 1, 31), "seen in\tthe paper")


def laid_over(folder: Path) -> tuple[Vocabulary, Judgements]:
    """The handful of rows that tests know, with the folder laid over them as the shipped files would be."""
    rows = [row for kind in Kind if kind in vocabulary.ATTRIBUTES for row in vocabulary.read(folder, kind)]
    own = {row.id for row in rows}
    names = Vocabulary.of([*rows, *(row for row in VOCABULARY.rows if row.id not in own)])
    return names, Judgements(tuple(judgements.read(folder)))


def written(folder: Path, *rows: Triple | Name, signed: Signature = ANN) -> str:
    return Overlay(folder, laid_over(folder)[0]).write(rows, signed)


def every_answer() -> Iterator[tuple[Suggestion, Answer]]:
    return ((suggestion, answer) for suggestion in left() for answer in suggestion.answers)


@pytest.mark.parametrize("place", range(len(list(every_answer()))))
def test_an_answer_settles_its_question_until_its_rows_are_taken_out(tmp_path: Path, place: int) -> None:
    suggestion, answer = list(every_answer())[place]
    diff = written(tmp_path, *answer.rows)
    assert lint.lint(tmp_path) == []
    assert diff.count("\n+") >= len(answer.rows)
    assert "Ann" in diff
    assert "2025-01-31" in diff
    assert "seen in the paper" in diff
    names, verdicts = laid_over(tmp_path)
    assert (suggestion.kind, suggestion.about) not in [(other.kind, other.about) for other in left(names, verdicts)]
    for file in tmp_path.rglob("*.tsv"):
        file.write_text(file.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    assert graph(*laid_over(tmp_path)) == graph()
    assert left(*laid_over(tmp_path)) == left()


def test_every_kind_has_answers_that_are_tried_above() -> None:
    assert {suggestion.kind for suggestion, _ in every_answer()} == set(KINDS)


def test_names_are_put_in_their_place_and_verdicts_at_the_end(tmp_path: Path) -> None:
    written(tmp_path, Name(Kind.METHOD, "Zeta"), Triple("task/b", Predicate.SAME_AS, "task/a", Verdict.YES))
    diff = written(tmp_path, Name(Kind.METHOD, "Alpha"), Triple("task/c", Predicate.SAME_AS, "task/a", Verdict.NO))
    assert [row.name for row in vocabulary.read(tmp_path, Kind.METHOD)] == ["Alpha", "Zeta"]
    assert [row.subject for row in judgements.read(tmp_path)] == ["task/b", "task/c"]
    assert [line for line in diff.splitlines() if line.startswith("-")] == [
        "--- a/vocabulary/method.tsv",
        "--- a/judgements.tsv",
    ]


def test_a_change_of_mind_takes_the_place_of_the_former_verdict(tmp_path: Path) -> None:
    said = Triple("task/b", Predicate.SAME_AS, "task/a", Verdict.YES)
    written(tmp_path, said)
    for name in ("Bob", " Bob "):
        written(tmp_path, said, signed=Signature(name, date(2025, 2, 1), ""))
    written(tmp_path, said._replace(verdict=Verdict.NO))
    assert [(row.curator, row.verdict) for row in judgements.read(tmp_path)] == [
        ("Bob", Verdict.YES),
        ("Ann", Verdict.NO),
    ]


def test_a_name_whose_id_another_has_gets_one_of_its_own(tmp_path: Path) -> None:
    written(tmp_path, Name(Kind.METHOD, "Lo+Ra"))
    written(tmp_path, Name(Kind.DATASET, "MMLU."))
    assert vocabulary.read(tmp_path, Kind.DATASET)[0].id.startswith("dataset/mmlu-")


def test_rows_that_the_files_cannot_take_change_nothing(tmp_path: Path) -> None:
    written(tmp_path, Name(Kind.METHOD, "Alpha", ("Beta",)))
    before = vocabulary.file(tmp_path, Kind.METHOD).read_bytes()
    with pytest.raises(BadInput, match="'Beta' is one of method/alpha already"):
        written(tmp_path, Triple("task/b", Predicate.SAME_AS, "task/a", Verdict.YES), Name(Kind.METHOD, "Beta"))
    assert vocabulary.file(tmp_path, Kind.METHOD).read_bytes() == before
    assert not judgements.file(tmp_path).exists()
