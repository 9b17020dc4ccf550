"""The precision that ships is the one that the scorecard states."""

from __future__ import annotations

import pytest

from extractors import pipeline
from extractors.accuracy import Accuracy
from extractors.evaluation import precision, score
from tests import scorecard
from tests.extractors.test_confidence import GOLD


@pytest.mark.parametrize("accuracy", Accuracy)
def test_what_ships_is_what_the_scorecard_states(accuracy: Accuracy) -> None:
    again = "run python -m tests.scorecard GOLD --write"
    stated, shipped = scorecard.stated(accuracy), precision.shipped(accuracy)
    assert {row.field: (f"{row.precision:.1%}", str(row.decided)) for row in shipped.fields} == {
        field.name: (f"{stated[field.measure][0]}%", stated[field.measure][1]) for field in precision.FIELDS
    }, again
    counted = {row.field: round(100 * row.right / row.decided, 1) for row in shipped.fields}
    assert counted == {row.field: round(100 * row.precision, 1) for row in shipped.fields}, again
    assert all(row.low <= row.precision <= row.high for row in shipped.fields), again
    assert precision.FILES[accuracy].read_text(encoding="utf-8") == precision.text(shipped), again


def test_what_is_measured_names_the_version_and_leaves_out_what_was_never_found() -> None:
    found = GOLD | {"entities": [*GOLD["entities"], {"type": "dataset", "name": "GLUE", "aliases": [], "role": "used"}]}
    measured = precision.measured(score([GOLD], [found]), "one abstract")
    assert (measured.version, measured.measured_on) == (pipeline.version(), "one abstract")
    rows = {row.field: (row.right, row.decided) for row in measured.fields}
    assert (rows["dataset"], rows["method"], rows["result"]) == ((1, 2), (1, 1), (1, 1))
    assert "task" not in rows
