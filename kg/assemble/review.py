"""What assembly decided by counting or could not decide: names for a person to look at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kg import judgements, vocabulary
from kg.assemble import Linked
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

    def __str__(self) -> str:
        called = (
            f"a method in {self.methods} papers and a model in {self.models}" if self.methods and self.models else ""
        )
        proposed = f"proposed by {self.proposers} papers" if self.proposers > 1 else ""
        return f"{self.name} ({self.id}) is " + " and ".join(filter(None, (called, proposed)))


def review(readings: Iterable[Reading], curation: Path | None) -> list[Doubt]:
    """The doubts that readings, gone through twice, leave under the curated files as they are now."""
    return doubts(readings, vocabulary.load(curation), judgements.load(curation))


def doubts(readings: Iterable[Reading], names: Vocabulary, verdicts: Judgements) -> list[Doubt]:
    """Unlisted names that papers call both method and model, or that several propose; by id."""
    rulings = Rulings.of(verdicts, (reading.paper for reading in readings), names)
    found = usages(Linked(readings, names, rulings))
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
