"""What assembly decided by counting or could not decide: names for a person to look at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.assemble import things_of
from kg.assemble.registry import usages
from kg.assemble.rulings import Rulings
from kg.ids import concept_id
from kg.judgements import Judgements
from kg.model import Kind, Reading
from kg.vocabulary import Vocabulary


class Doubt(NamedTuple):
    """`id` is what the name has, or would have if it were one thing's; counts are of papers."""

    id: str
    name: str
    methods: int
    models: int
    proposers: int


def doubts(readings: Iterable[Reading], vocabulary: Vocabulary, judgements: Judgements) -> list[Doubt]:
    """Unlisted names that papers call both method and model, or that several propose; by id."""
    ordered = list(readings)
    rulings = Rulings.of(judgements, (reading.paper for reading in ordered))
    found = usages({reading.paper.id: things_of(reading, vocabulary, rulings) for reading in ordered})
    listed = (
        Doubt(
            concept_id(use.kind, use.name),
            use.name,
            use.kinds[Kind.METHOD],
            use.kinds[Kind.MODEL],
            len(use.proposers),
        )
        for use in found.values()
        if use.contested or len(use.kinds) > 1
    )
    return sorted(listed)
