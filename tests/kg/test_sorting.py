"""Lines sorted on disk are the lines sorted in memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.sorting import distinct

LINES = st.lists(st.binary(max_size=6).map(lambda data: data.replace(b"\n", b"") + b"\n"), max_size=40)


@given(LINES, st.integers(1, 9))
def test_lines_come_sorted_and_once_whatever_fits_into_memory(lines: list[bytes], run: int) -> None:
    assert list(distinct(iter(lines), run)) == sorted(set(lines))
