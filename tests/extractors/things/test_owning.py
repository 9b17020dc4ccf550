"""What is named after a paper's own thing is its own too, and a model where a size follows a technique's name."""

from __future__ import annotations

import pytest

from extractors.components.names.candidates import Candidate, Origin
from extractors.components.things.grouping import things
from extractors.components.things.owning import settled
from extractors.components.things.thing import Judged
from kg.model import Kind
from kg.vocabulary import load

TEXT = "BarkLM barks\n\nWe release BarkLM-TA-95M."


@pytest.mark.parametrize(
    ("base", "variant"), [(Kind.MODEL, Kind.MODEL), (Kind.METHOD, Kind.MODEL), (Kind.DATASET, Kind.DATASET)]
)
def test_a_variant_of_what_a_paper_proposes(base: Kind, variant: Kind) -> None:
    places = Candidate(0, 6, base, Origin.LEARNED), Candidate(25, 38, Kind.DATASET, Origin.LEARNED)
    judged = [Judged(thing, 0.9, proposed=thing.places[0].start == 0) for thing in things(TEXT, places, load())]
    found = settled(TEXT, judged, frozenset(), load())
    assert [(each.thing.forms, each.proposed) for each in found] == [(("BarkLM",), True), (("BarkLM-TA-95M",), True)]
    assert [each.thing.kind for each in found] == [base, variant]
