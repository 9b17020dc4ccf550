"""Offsets lead from a paper to its Doc and back without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout import char_range, doc_text, to_span
from kg.model import Field, Paper, Span


@given(title=st.text(min_size=1), abstract=st.text(min_size=1), data=st.data())
def test_spans_and_ranges_are_a_pair(title: str, abstract: str, data: st.DataObject) -> None:
    paper = Paper("paper/p", title, abstract)
    field = data.draw(st.sampled_from(Field))
    start = data.draw(st.integers(0, len(paper.text(field)) - 1))
    span = Span(field, start, data.draw(st.integers(start + 1, len(paper.text(field)))))
    low, high = char_range(paper, span)
    assert doc_text(title, abstract)[low:high] == paper.text(field)[span.start : span.end]
    assert to_span(paper, low, high) == span


@pytest.mark.parametrize(("start", "end"), [(0, 6), (0, 4), (3, 5), (4, 6)])
def test_what_crosses_the_gap_has_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"paper/p: characters {start} to {end} are not all of one field"):
        to_span(Paper("paper/p", "GPT", "4 is large."), start, end)
