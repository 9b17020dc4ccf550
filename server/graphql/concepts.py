"""Named things: methods, models, datasets, metrics and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from kg import model
from kg.model import Polarity
from kg.plan import Collection, Selection, Slice
from server.graphql.arguments import nested_connection, owners
from server.graphql.batch import Shown
from server.graphql.connections import FacetedConnection
from server.graphql.fields import computed
from server.graphql.inputs import ComparisonOrder, ComparisonWhere, PaperOrder, PaperWhere, ResultOrder, ResultWhere
from server.graphql.listing import Listing
from server.graphql.node import Node
from server.graphql.values import ParameterCount

if TYPE_CHECKING:
    from server.graphql.comparisons import Comparison
    from server.graphql.papers import Paper
    from server.graphql.results import Result

Results = FacetedConnection[Annotated["Result", strawberry.lazy("server.graphql.results")]]
Comparisons = FacetedConnection[Annotated["Comparison", strawberry.lazy("server.graphql.comparisons")]]

WHOLE_LIST = 1_000_000
"""More than any plain list has: what a node's own list of papers or variants is cut at."""


def far_nodes(shown: Shown[Any], edge: str, owned_by: Collection, collection: Collection) -> list[Any]:
    """All nodes at the far end of a node's edge, by id; asked for all siblings at once."""

    def ask() -> Listing:
        selection = Selection(collection, owned_by=owned_by, edge=edge, owners=owners(shown, owned_by))
        return Listing(shown.batch.context, selection, (), Slice(first=WHOLE_LIST))

    listing = shown.batch.once(edge, ask)
    return [listing.nodes[row.id] for row in listing.pages[shown.record.id].rows]


@strawberry.interface(description="Anything with a canonical name: a method, model, dataset, metric or task.")
class Concept(Node):
    name: str = strawberry.field(description="The canonical name.")
    aliases: list[str] = strawberry.field(description="Other names under which it is found.")
    curated: bool = strawberry.field(description="Whether a row of the vocabulary names it.")
    paper_count: int = strawberry.field(description="How many papers mention it.")
    used_by = nested_connection(
        Collection.PAPERS,
        "used_by",
        Collection.CONCEPTS,
        PaperWhere,
        PaperOrder,
        FacetedConnection[Annotated["Paper", strawberry.lazy("server.graphql.papers")]],
        "The papers that name it without introducing it.",
    )


@strawberry.interface(description="A method or a model: what a result can be credited to.")
class Technique(Concept):
    results = nested_connection(
        Collection.RESULTS,
        "results",
        Collection.TECHNIQUES,
        ResultWhere,
        ResultOrder,
        Results,
        "The results that it is credited with.",
    )
    comparisons = nested_connection(
        Collection.COMPARISONS,
        "comparisons",
        Collection.TECHNIQUES,
        ComparisonWhere,
        ComparisonOrder,
        Comparisons,
        "The comparisons that are said of it: what it is better or worse than, or as good as.",
    )

    @computed("The papers that introduce it.")
    def proposed_by(self) -> list[Annotated[Paper, strawberry.lazy("server.graphql.papers")]]:
        return far_nodes(self, "proposed_by", Collection.CONCEPTS, Collection.PAPERS)

    @computed("Its sizes, as far as any text or the vocabulary states them.")
    def parameters(self) -> list[ParameterCount]:
        batch = self.batch.parts("sizes", lambda record: getattr(record, "sizes", ()))
        return [ParameterCount.of(size, batch) for size in self.record.sizes]


@strawberry.type(description="A specific technique, algorithm, architecture, framework or procedure.")
class Method(Technique):
    pass


@strawberry.type(description="A trained model, a family of models, or a variant of one.")
class Model(Technique):
    @computed("The family that it is a variant of.")
    def variant_of(self) -> Model | None:
        families = self.batch.nodes("variant_of", _family)
        family = families.get(self.record.variant_of or "")
        return family if isinstance(family, Model) else None

    @computed("Its variants, such as its sizes.")
    def variants(self) -> list[Model]:
        return far_nodes(self, "variants", Collection.TECHNIQUES, Collection.MODELS)


def _family(record: model.Concept) -> tuple[str, ...]:
    return (record.variant_of,) if record.variant_of else ()


@strawberry.type(description="A dataset, benchmark, corpus or leaderboard.")
class Dataset(Concept):
    comparisons = nested_connection(
        Collection.COMPARISONS,
        "comparisons",
        Collection.DATASETS,
        ComparisonWhere,
        ComparisonOrder,
        Comparisons,
        "The comparisons that are made on it.",
    )

    @computed("The papers that introduce it.")
    def proposed_by(self) -> list[Annotated[Paper, strawberry.lazy("server.graphql.papers")]]:
        return far_nodes(self, "proposed_by", Collection.CONCEPTS, Collection.PAPERS)


@strawberry.type(description="A quantity in which quality or cost is measured.")
class Metric(Concept):
    polarity: Polarity = strawberry.field(description="Whether more of it is better.")


@strawberry.type(description="A problem that papers work on.")
class Task(Concept):
    pass
