"""Results: numbers with which papers report outcomes, and whom they are credited to."""

from __future__ import annotations

from typing import cast

import strawberry

from kg import model
from kg.model import Basis, Bound, Claim, Direction, ResultKind, SettingMatch, Via
from server.graphql.batch import Shown
from server.graphql.concepts import Dataset, Metric, Technique
from server.graphql.connections import FacetedConnection
from server.graphql.fields import computed
from server.graphql.node import Node
from server.graphql.said import Said
from server.graphql.values import ParameterCount


@strawberry.type(description="A number with which a paper reports an outcome.")
class Result(Said):
    printed: str = strawberry.field(description="The number as printed, without its unit.")
    value: float = strawberry.field(description="The number; of a range, its low end.")
    high: float | None = strawberry.field(description="The high end of a range.")
    unit: str = strawberry.field(description="`%`, `points`, `x`, empty for a bare number, or the unit as printed.")
    kind: ResultKind = strawberry.field(description="What the number says.")
    direction: Direction | None = strawberry.field(description="Where a change or factor goes; null for other kinds.")
    claim: Claim = strawberry.field(description="What the result says of its subject.")
    basis: Basis | None = strawberry.field(description="Whether a change is absolute or relative, where stated.")
    bound: Bound = strawberry.field(description="How exactly the number is meant.")
    setting: str | None = strawberry.field(description="The setting, as stated (`5-shot`).")
    derived: bool = strawberry.field(description="Whether assembly computed it (61.2 to 64.0 makes +2.8).")

    @computed("The sizes that it was attained with; empty where none is known.")
    def parameters(self) -> list[ParameterCount]:
        batch = self.batch.parts("sizes", lambda result: result.sizes)
        return [ParameterCount.of(size, batch) for size in self.record.sizes]

    @computed("The methods and models that are credited with it, and why.")
    def credits(self) -> list[Credit]:
        batch = self.batch.parts("credits", lambda result: result.credits)
        return [Credit.of(credit, batch) for credit in self.record.credits]

    @computed("The results of other papers that give its technique another value on the same dataset and metric.")
    def disagreements(self) -> list[Disagreement]:
        batch = self.batch.parts("disagreements", lambda result: result.disagreements)
        return [Disagreement.of(found, batch) for found in self.record.disagreements]


@strawberry.type(description="Whom a result is credited to.")
class Credit(Shown[model.Credit]):
    via: Via = strawberry.field(description="Why.")

    @computed("The method or model.")
    def technique(self) -> Technique:
        found = self.batch.nodes("technique", lambda credit: (credit.technique,))
        return cast("Technique", found[self.record.technique])


@strawberry.type(description="That a result of another paper has another value; both may be right (see `settings`).")
class Disagreement(Shown[model.Disagreement]):
    settings: SettingMatch = strawberry.field(description="Whether the two were attained in one setting.")

    @computed("The other result.")
    def result(self) -> Result:
        return cast("Result", self._one("result"))

    @computed("The method or model that both speak of.")
    def technique(self) -> Technique:
        return cast("Technique", self._one("technique"))

    @computed("The dataset that both are on.")
    def dataset(self) -> Dataset:
        return cast("Dataset", self._one("dataset"))

    @computed("The metric that both measure.")
    def metric(self) -> Metric:
        return cast("Metric", self._one("metric"))

    def _one(self, end: str) -> Node:
        return self.batch.nodes(end, lambda found: (getattr(found, end),))[getattr(self.record, end)]


ResultConnection = FacetedConnection[Result]
