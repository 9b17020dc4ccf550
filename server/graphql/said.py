"""What results and comparisons share: of what they are said, on what, by which paper, and with which words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import strawberry

from kg import model
from server.graphql.batch import Batch
from server.graphql.concepts import Dataset, Metric, Technique
from server.graphql.fields import computed
from server.graphql.node import Node
from server.graphql.papers import Paper
from server.graphql.values import Evidence, Judgement


@strawberry.type(description="What a paper says of a method or a model.")
class Said(Node):
    name: str = strawberry.field(description="A short caption.")
    subject_text: str | None = strawberry.field(description="The text's words for what it is said of, if no technique.")
    baseline_text: str | None = strawberry.field(description="The text's words for the baseline, if no technique.")
    metric_text: str | None = strawberry.field(description="The text's generic word for what is measured.")
    confidence: float = strawberry.field(description="How sure the extractor is, from 0 to 1.")

    @computed("The method or model that it is said of.")
    def subject(self) -> Technique | None:
        return cast("Technique | None", self._one("subject"))

    @computed("The method or model that it is compared with.")
    def baseline(self) -> Technique | None:
        return cast("Technique | None", self._one("baseline"))

    @computed("The datasets and benchmarks that it is on.")
    def datasets(self) -> list[Dataset]:
        found = self.batch.nodes("datasets", lambda said: said.datasets)
        return [cast("Dataset", found[id]) for id in self.record.datasets]

    @computed("What it measures; null where nothing or only a generic word is stated.")
    def metric(self) -> Metric | None:
        return cast("Metric | None", self._one("metric"))

    @computed("The paper that says it.")
    def paper(self) -> Paper:
        return cast("Paper", self._one("paper"))

    @computed("What people have judged of it.")
    def verdicts(self) -> list[Judgement]:
        found = _judgements(self.batch)
        batch = self.batch.parts("verdicts shown", lambda said: found.get(said.id, ()))
        return [Judgement.of(judgement, batch) for judgement in found.get(self.record.id, ())]

    @computed("The sentence that it was read from.")
    def evidence(self) -> Evidence:
        batch = self.batch.parts("evidence", lambda said: (said.evidence,), alike="paper")
        return Evidence.of(self.record.evidence, batch)

    def _one(self, slot: str) -> Node | None:
        """The node that one slot names; the slots of all siblings are fetched together."""
        id = getattr(self.record, slot)
        return self.batch.nodes(slot, lambda said: filter(None, (getattr(said, slot),)))[id] if id else None


def _judgements(batch: Batch[Any]) -> Mapping[str, tuple[model.Judgement, ...]]:
    return batch.once("verdicts", lambda: batch.context.view.judgements(said.id for said in batch.items))
