"""The README tells the truth: its answers are those that the bundled sample gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import answers, scorecard

pytestmark = pytest.mark.xdist_group("sample")


def test_the_answers_shown_are_the_answers_given(sample: Path) -> None:
    assert answers.shown().strip() == answers.rendered(sample).strip(), "run python -m tests.answers --write"


def test_every_question_has_an_answer_in_the_sample(sample: Path) -> None:
    for folder in sorted(answers.QUESTIONS.iterdir()):
        assert answers.section(folder, sample).count("\n| ") > 2, f"{folder.name} has no rows"


def test_the_scores_shown_are_those_of_the_bundled_annotations() -> None:
    assert {row[0]: row[1] for row in scorecard.shown()} == scorecard.figures(scorecard.SAMPLE)
