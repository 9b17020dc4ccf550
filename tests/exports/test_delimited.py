"""CSV: every result with its evidence, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exports.delimited import COLUMNS, safe
from tests.exports.editions import exported
from tests.server.golden import GRAPH

STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""What a spreadsheet begins a formula, or the end of the cell before, with."""


def test_every_result_is_a_row(tmp_path: Path) -> None:
    rows = [*csv.DictReader(io.StringIO(exported(GRAPH, "csv", tmp_path)[0], newline=""))]
    assert [row["id"] for row in rows] == [result.id for result in GRAPH.results]
    assert tuple(rows[0]) == COLUMNS
    for row, result in zip(rows, GRAPH.results, strict=True):
        assert float(row["value"]) == result.value
        assert row["quote"].removeprefix("'") == result.evidence.quote
        assert (int(row["start"]), int(row["end"])) == (result.evidence.start, result.evidence.end)
    lizard = next(row for row in rows if row["id"] == "result/acc-lizard")
    assert lizard["techniques"] == "Lizard"
    assert (lizard["datasets"], lizard["metric"], lizard["unit"], lizard["kind"]) == ("MMLU", "accuracy", "%", "score")


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "\uff1d1", "=\nx", "+3.06 points"],
)
def test_a_cell_that_looks_like_a_formula_is_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "3.06", "+3.06", "-12", -3.5, None, "5-shot", "'quoted'"])
def test_other_cells_are_as_they_are(cell: object) -> None:
    assert safe(cell) == cell


@given(st.text(min_size=1) | st.text(f"{STARTS} '1a.", min_size=1))
def test_a_text_that_begins_as_a_formula_does_is_a_number(text: str) -> None:
    cell = str(safe(text))
    assert cell in (text, f"'{text}")
    assert cell[0] not in STARTS or isfinite(float(cell))


def test_odd_names_stay_in_their_cells(tmp_path: Path) -> None:
    odd = '=HYPERLINK("http://x","a;b"),\nnext'
    concepts = tuple(replace(c, name=odd) if c.id == "method/lizard" else c for c in GRAPH.concepts)
    rows = [*csv.DictReader(io.StringIO(exported(replace(GRAPH, concepts=concepts), "csv", tmp_path)[0], newline=""))]
    assert len(rows) == len(GRAPH.results)
    assert {row["techniques"] for row in rows if "HYPERLINK" in row["techniques"]} == {f"'{odd}"}
