"""The interchange gives back what it was given, and refuses what it can't mean."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from kg.errors import BadInput
from kg.interchange import dumps, loads, to_row
from kg.model import Kind, Reading
from tests.kg.builders import Page
from tests.kg.strategies import readings


@given(readings())
def test_a_line_gives_its_reading_back_and_the_same_bytes(reading: Reading) -> None:
    line = dumps(reading)
    assert loads(line) == reading
    assert dumps(loads(line)) == line
    assert b"\n" not in line


@pytest.mark.parametrize(("names", "printed"), [((), None), (("MMLU",), "MMLU"), (("MMLU", "ARC"), ["MMLU", "ARC"])])
def test_dataset_is_null_a_name_or_a_list(names: tuple[str, ...], printed: object) -> None:
    page = Page("A title", "It scores 71.2% here.").result("71.2%", "71.2", datasets=names)
    assert to_row(page.reading)["results"][0]["dataset"] == printed


def test_sizes_with_places_bring_a_parallel_key() -> None:
    page = Page("A title", "The 8B Foo.").entity(Kind.MODEL, "Foo", sizes=("8B", "70B"))
    entity = to_row(page.reading)["entities"][0]
    assert entity["parameters"] == ["8B", "70B"]
    assert entity["parameter_spans"] == [{"field": "abstract", "start": 4, "end": 6}, None]


def _row() -> dict[str, Any]:
    page = Page("A title", "It scores 71.2% here.").result("scores 71.2%", "71.2")
    page.comparison("It scores", "scores", subject="It", baseline="them")
    row: dict[str, Any] = json.loads(dumps(page.entity(Kind.MODEL, "It", sizes=("8B",)).reading))
    return row


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"title": 3}, "title"),
        ({"published": "yesterday"}, "ISO date"),
        ({"text_kind": "full text"}, "text_kind"),
        ({"results": [{**_row()["results"][0], "start": 4}]}, "offsets"),
        ({"comparisons": [{**_row()["comparisons"][0], "start": 4}]}, "offsets"),
        ({"comparisons": [{**_row()["comparisons"][0], "cue": {"start": 5, "end": 99}}]}, "cue"),
        ({"comparisons": [{**_row()["comparisons"][0], "direction": "sideways"}]}, "direction"),
        ({"comparisons": "none"}, "comparisons"),
        ({"entities": [{**_row()["entities"][0], "parameter_spans": []}]}, "parameter_spans"),
        ({"entities": [{**_row()["entities"][0], "type": "person"}]}, "person"),
    ],
)
def test_a_row_that_breaks_the_contract_is_refused(broken: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        loads(json.dumps({**_row(), **broken}))


def test_files_of_before_comparisons_were_read_are_still_read() -> None:
    row = _row()
    del row["comparisons"]
    assert loads(json.dumps(row)).comparisons == ()


@pytest.mark.parametrize("line", [b"{not json", b'{"id": "\xff"}'])
def test_a_line_that_is_no_json_is_refused(line: bytes) -> None:
    with pytest.raises(BadInput):
        loads(line)
