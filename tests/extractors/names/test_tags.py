"""Tags of word pieces and the names that they make up."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractors.components.names.tags import TAGS, Chances, names, tags
from extractors.training.tagging import silver, tagged

PIECES = [(0, 0), (0, 4), (4, 8), (9, 10), (10, 11), (12, 20), (21, 25), (0, 0)]
"""Where the pieces of "LatteCLI 7B learns fast" stand, and those that stand for the ends."""


def certain(numbers: list[int]) -> Chances:
    return np.eye(len(TAGS), dtype=np.float32)[numbers]


def test_what_is_tagged_is_named_again() -> None:
    spans = [(0, 8, "model"), (9, 11, "metric"), (12, 25, "task")]
    assert [name[:3] for name in names(PIECES, certain(tagged(PIECES, spans)))] == spans


def test_other_sets_have_kinds_of_their_own() -> None:
    known, spans = tags(["Generic", "Material"]), [(0, 8, "Material"), (12, 20, "Generic")]
    chance = np.eye(len(known), dtype=np.float32)[tagged(PIECES, spans, known)]
    assert [name[:3] for name in names(PIECES, chance, known)] == spans


def test_two_names_of_a_kind_side_by_side_stay_two() -> None:
    spans = [(0, 8, "method"), (9, 11, "method")]
    assert [name[:3] for name in names(PIECES, certain(tagged(PIECES, spans)))] == spans


@given(arrays(np.float32, (len(PIECES), len(TAGS)), elements=st.floats(0.0625, 1, width=32)))
def test_names_are_whole_pieces_apart_from_each_other_whatever_the_chances(weights: Chances) -> None:
    found = list(names(PIECES, weights / weights.sum(1, keepdims=True)))
    starts, ends = {start for start, _ in PIECES}, {end for _, end in PIECES}
    assert all(start in starts and end in ends and start < end for start, end, *_ in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(arrays(np.float32, (len(PIECES), len(TAGS)), elements=st.floats(0, 1, width=32)))
def test_no_name_goes_on_where_the_abstract_begins_however_likely_that_is(chance: Chances) -> None:
    assert all(end <= 12 or start >= 12 for start, end, *_ in names(PIECES, chance, body=12))
    going_on = certain(tagged(PIECES, [(9, 25, "model")]))
    assert ("model", 9, 11) in [(kind, start, end) for start, end, kind, _ in names(PIECES, going_on, body=12)]


def test_what_is_unsure_or_was_not_read_teaches_nothing() -> None:
    chance = certain(tagged(PIECES, [(0, 8, "model"), (12, 20, "task")]))
    chance[5] = 1 / len(TAGS)
    chance[5, TAGS.index("B-task")] += 0.2
    assert silver(PIECES, chance, length=40) == {
        "spans": [[0, 8, "model"]],
        "unsure": [[12, 20], [12, 20], [25, 40]],
    }
