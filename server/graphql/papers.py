"""Papers, and what they name."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, cast

import strawberry

from kg import model
from kg.model import Kind, Role, TextKind
from kg.plan import Collection
from server.graphql.arguments import nested_connection
from server.graphql.batch import Batch, Shown
from server.graphql.concepts import Comparisons, Concept, Dataset, Method, Metric, Model, Results, Task
from server.graphql.fields import computed
from server.graphql.inputs import ComparisonOrder, ComparisonWhere, ResultOrder, ResultWhere
from server.graphql.node import Node
from server.graphql.values import Evidence, Source

InRole = Annotated[Role | None, strawberry.argument(description="Only those in this role.")]


@strawberry.type(description="A paper, read from its title and abstract.")
class Paper(Node):
    title: str = strawberry.field(description="The title, repaired where the source had damaged it.")
    text_kind: TextKind = strawberry.field(description="Whether `abstract` is the paper's own or a digest.")
    published: datetime.date | None = strawberry.field(description="The date of publication.")
    published_inferred: bool = strawberry.field(description="Whether the year was not printed on the page.")
    authors: list[str] = strawberry.field(description="The authors, as far as the source names them.")
    author_count: int | None = strawberry.field(description="How many authors the source counts.")
    organisation: str | None = strawberry.field(description="The organisation that stands in place of authors.")
    comments: int | None = strawberry.field(description="The number of comments on the listing page.")
    url: str | None = strawberry.field(description="Where the source says that it can be found.")
    arxiv_id: str | None = strawberry.field(description="The arXiv id, without a version.")
    results = nested_connection(
        Collection.RESULTS,
        "results",
        Collection.PAPERS,
        ResultWhere,
        ResultOrder,
        Results,
        "The results that it reports.",
    )
    comparisons = nested_connection(
        Collection.COMPARISONS,
        "comparisons",
        Collection.PAPERS,
        ComparisonWhere,
        ComparisonOrder,
        Comparisons,
        "The comparisons that it makes without a number.",
    )

    @computed("The stored text that evidence counts into; null where the source has none.")
    def abstract(self) -> str | None:
        return self.record.abstract or None

    @computed("The documents that it was read from.")
    def sources(self) -> list[Source]:
        batch = self.batch.parts("sources", lambda paper: paper.sources)
        return [Source.of(source, batch) for source in self.record.sources]

    @computed("The methods that it names.")
    def methods(self, role: InRole = strawberry.UNSET) -> list[Method]:
        return self._named(Kind.METHOD, role)

    @computed("The models that it names.")
    def models(self, role: InRole = strawberry.UNSET) -> list[Model]:
        return self._named(Kind.MODEL, role)

    @computed("The datasets and benchmarks that it names.")
    def datasets(self, role: InRole = strawberry.UNSET) -> list[Dataset]:
        return self._named(Kind.DATASET, role)

    @computed("The metrics that it names.")
    def metrics(self) -> list[Metric]:
        return self._named(Kind.METRIC)

    @computed("The tasks that it works on.")
    def tasks(self) -> list[Task]:
        return self._named(Kind.TASK)

    @computed("Everything that it names, with the places where it does.")
    def mentions(self) -> list[Mention]:
        found = _mentions(self.batch)
        batch = self.batch.parts("mentions shown", lambda paper: found[paper.id])
        return [Mention.of(mention, batch) for mention in found[self.record.id]]

    def _named(self, kind: Kind, role: Role | None = None) -> list[Any]:
        mentions = _mentions(self.batch)
        concepts = self.batch.nodes("concepts", lambda paper: (mention.concept for mention in mentions[paper.id]))
        named = [
            mention.concept for mention in mentions[self.record.id] if role in {mention.role, None, strawberry.UNSET}
        ]
        return [concepts[id] for id in named if id.startswith(f"{kind}/")]


def _mentions(batch: Batch[model.Paper]) -> Mapping[str, tuple[model.Mention, ...]]:
    """What the papers of a batch name."""
    return batch.once("mentions", lambda: batch.context.view.mentions(paper.id for paper in batch.items))


@strawberry.type(description="A paper names a thing.")
class Mention(Shown[model.Mention]):
    role: Role = strawberry.field(description="Whether the paper introduces it.")
    confidence: float = strawberry.field(description="How sure the extractor is, from 0 to 1.")

    @computed("The thing that is named.")
    def concept(self) -> Concept:
        found = self.batch.nodes("concept", lambda mention: (mention.concept,))
        return cast("Concept", found[self.record.concept])

    @computed("The places where it is named.")
    def evidence(self) -> list[Evidence]:
        batch = self.batch.parts("evidence", lambda mention: mention.evidence)
        return [Evidence.of(evidence, batch) for evidence in self.record.evidence]
