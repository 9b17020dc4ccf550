"""The small values inside nodes: sources, evidence, parameter counts, verdicts."""

from __future__ import annotations

import datetime

import strawberry

from kg import model
from kg.model import ParameterKind, ParameterSource, TextKind, Verdict
from server.graphql.batch import Shown
from server.graphql.fields import computed


@strawberry.type(description="A document that a paper was read from.")
class Source(Shown[model.Source]):
    document: str = strawberry.field(description="The document's file name.")
    format: str = strawberry.field(description="The format that it was recognised as.")
    entry: int = strawberry.field(description="The paper's place in it, from 1.")


@strawberry.type(description="The characters that a fact was read from, and what read them.")
class Evidence(Shown[model.Evidence]):
    quote: str = strawberry.field(description="The characters themselves: text from `start` to `end`.")
    start: int = strawberry.field(description="Where the quote begins, in Unicode code points of the stored text.")
    end: int = strawberry.field(description="Where it ends, exclusive.")
    extractor: str = strawberry.field(description="What read the fact.")
    version: str = strawberry.field(description="The extractor's version.")
    confidence: float = strawberry.field(description="How sure the extractor is, from 0 to 1.")

    @computed("The text that the offsets count into: TITLE or ABSTRACT.")
    def field(self) -> str:
        return self.record.field.name

    @computed("Whether the quote is of the paper's own abstract or of a digest.")
    def text_kind(self) -> TextKind:
        papers = self.batch.nodes("paper", lambda evidence: (evidence.paper,))
        kind: TextKind = papers[self.record.paper].text_kind
        return kind


@strawberry.type(description="A number of parameters, or a range of them.")
class ParameterCount(Shown[model.Size]):
    value: float = strawberry.field(description="The number of parameters; of a range, its low end.")
    high: float | None = strawberry.field(description="The high end of a range.")
    kind: ParameterKind = strawberry.field(description="Which parameters are counted.")
    source: ParameterSource = strawberry.field(description="Where the number was stated.")
    printed: str = strawberry.field(description="The size as printed (`8B`).")

    @computed("Where it was read; null where the vocabulary or the rules of names give it.")
    def evidence(self) -> Evidence | None:
        batch = self.batch.parts("evidence", lambda size: (size.evidence,) if size.evidence else ())
        return Evidence.of(self.record.evidence, batch) if self.record.evidence else None


@strawberry.type(description="A person's verdict on a relation.")
class Judgement(Shown[model.Judgement]):
    verdict: Verdict = strawberry.field(description="Whether the relation holds.")
    curator: str = strawberry.field(description="Who judged.")
    date: datetime.date = strawberry.field(description="When.")
    why: str | None = strawberry.field(description="The reason given.")
