"""Of a reading only what is sure enough stays, and what stays still points to what it did."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.interchange import dumps, loads
from kg.model import Reading
from kg.sure import facts, surely
from tests.kg.strategies import readings


def _sensible(reading: Reading) -> Reading:
    """The reading with changes only from results that it has."""
    there = range(len(reading.results))
    results = (replace(r, change_from=r.change_from if r.change_from in there else None) for r in reading.results)
    return replace(reading, results=tuple(results))


READINGS = readings().map(_sensible)


@given(READINGS, st.floats(0, 1))
def test_all_that_is_sure_enough_stays_as_it_was(reading: Reading, least: float) -> None:
    kept = surely(reading, least)
    assert kept.entities == tuple(entity for entity in reading.entities if entity.confidence >= least)
    sure = [result for result in reading.results if result.confidence >= least]
    assert [replace(result, change_from=None) for result in kept.results] == [
        replace(result, change_from=None) for result in sure
    ]
    assert kept.comparisons == tuple(one for one in reading.comparisons if one.confidence >= least)
    assert facts(kept) == len(kept.entities) + len(kept.results) + len(kept.comparisons)
    assert loads(dumps(kept)) == kept


@given(READINGS, st.floats(0, 1))
def test_a_change_points_to_the_same_score_or_to_none(reading: Reading, least: float) -> None:
    kept = surely(reading, least)
    sure = [result for result in reading.results if result.confidence >= least]
    for before, after in zip(sure, kept.results, strict=True):
        source = None if before.change_from is None else reading.results[before.change_from]
        if source is None or source.confidence < least:
            assert after.change_from is None
        else:
            assert after.change_from is not None
            assert kept.results[after.change_from].number == source.number


@given(READINGS)
def test_nothing_is_left_out_at_zero(reading: Reading) -> None:
    assert surely(reading, 0) == reading
