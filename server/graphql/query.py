"""The query type: every entrance to the graph."""

from __future__ import annotations

from typing import Annotated, Any, cast

import strawberry
from strawberry import UNSET

from kg.errors import BadInput, NameProblem
from kg.model import Kind
from kg.plan import Collection
from server.graphql import leaderboard as boards
from server.graphql import search as finding
from server.graphql import statistics as numbers
from server.graphql.arguments import Info, connection
from server.graphql.comparisons import Comparison
from server.graphql.concepts import Dataset, Method, Metric, Model, Task, Technique
from server.graphql.connections import Connection, FacetedConnection
from server.graphql.context import Context
from server.graphql.fields import computed
from server.graphql.inputs import (
    ComparisonOrder,
    ComparisonWhere,
    ConceptOrder,
    DatasetWhere,
    NameWhere,
    NumberWhere,
    PaperOrder,
    PaperWhere,
    ResultOrder,
    ResultWhere,
    TechniqueWhere,
)
from server.graphql.node import Node
from server.graphql.orders import MOST, present
from server.graphql.papers import Paper
from server.graphql.results import Result

Id = Annotated[strawberry.ID, strawberry.argument(description="An id, a name or an alias.")]
Ids = Annotated[list[strawberry.ID], strawberry.argument(description="Ids, names or aliases, 100 at most.")]
MetricId = Annotated[strawberry.ID | None, strawberry.argument(description="Only what this metric measures.")]
Sizes = Annotated[NumberWhere | None, strawberry.argument(description="Only models of these total parameters.")]
Text = Annotated[str, strawberry.argument(description="Words of a name, an alias or a title.")]
Kinds = Annotated[list[Kind] | None, strawberry.argument(description="Only nodes of these kinds.")]
First = Annotated[int | None, strawberry.argument(description="So many, 100 at most.")]
Depth = Annotated[int | None, strawberry.argument(description="How many relations away, 6 at most.")]
Start = Annotated[strawberry.ID, strawberry.argument(name="from", description="Where to start: an id or a name.")]
Goal = Annotated[strawberry.ID, strawberry.argument(description="Where to arrive: an id or a name.")]
Longest = Annotated[int | None, strawberry.argument(description="At most so many relations, 6 at most.")]


def _one(kind: Kind, returns: Any, description: str) -> Any:
    """A field of the query that finds one node of a kind; null for a vocabulary name that no paper holds."""

    def resolve(self: object, info: Info, id: Id) -> Any:  # noqa: ARG001 - strawberry knows it by its name
        return _found(info.context, (kind,), id)

    resolve.__annotations__["return"] = returns | None
    return strawberry.field(resolver=resolve, description=description)


def _found(context: Context, kinds: tuple[Kind, ...], name: str) -> Node | None:
    id = context.resolve(kinds, name)
    return context.nodes((id,)).get(id)


@strawberry.type(description="Every entrance to the graph.")
class Query:
    paper: Paper | None = _one(Kind.PAPER, Paper, "One paper.")
    method: Method | None = _one(Kind.METHOD, Method, "One method.")
    model: Model | None = _one(Kind.MODEL, Model, "One model.")
    dataset: Dataset | None = _one(Kind.DATASET, Dataset, "One dataset or benchmark.")
    metric: Metric | None = _one(Kind.METRIC, Metric, "One metric.")
    task: Task | None = _one(Kind.TASK, Task, "One task.")
    result: Result | None = _one(Kind.RESULT, Result, "One result.")
    comparison: Comparison | None = _one(Kind.COMPARISON, Comparison, "One comparison.")

    papers: FacetedConnection[Paper] = connection(
        Collection.PAPERS, PaperWhere, PaperOrder, FacetedConnection[Paper], "Papers."
    )
    techniques: Connection[Technique] = connection(
        Collection.TECHNIQUES, TechniqueWhere, ConceptOrder, Connection[Technique], "Methods and models."
    )
    methods: Connection[Method] = connection(
        Collection.METHODS, TechniqueWhere, ConceptOrder, Connection[Method], "Methods."
    )
    models: Connection[Model] = connection(
        Collection.MODELS, TechniqueWhere, ConceptOrder, Connection[Model], "Models."
    )
    datasets: Connection[Dataset] = connection(
        Collection.DATASETS, DatasetWhere, ConceptOrder, Connection[Dataset], "Datasets and benchmarks."
    )
    metrics: Connection[Metric] = connection(
        Collection.METRICS, NameWhere, ConceptOrder, Connection[Metric], "Metrics."
    )
    tasks: Connection[Task] = connection(Collection.TASKS, NameWhere, ConceptOrder, Connection[Task], "Tasks.")
    results: FacetedConnection[Result] = connection(
        Collection.RESULTS, ResultWhere, ResultOrder, FacetedConnection[Result], "Results."
    )
    comparisons: FacetedConnection[Comparison] = connection(
        Collection.COMPARISONS,
        ComparisonWhere,
        ComparisonOrder,
        FacetedConnection[Comparison],
        "Comparisons: claims without a number. They are no results, and no list of results has them.",
    )

    @computed("One node of any kind.")
    def node(self, info: Info, id: Id) -> Node | None:
        return _found(info.context, tuple(Kind), id)

    @computed("Several nodes of any kind, in the order asked; null for one that is not found.")
    def nodes(self, info: Info, ids: Ids) -> list[Node | None]:
        if len(ids) > MOST:
            raise BadInput(f"ask for {MOST} nodes at most, not {len(ids)}")
        found = [_id_or_problem(info.context, id) for id in ids]
        nodes = info.context.nodes(id for id in found if isinstance(id, str))
        # An exception in a list becomes that element's error, and null in its place.
        return [nodes.get(id) if isinstance(id, str) else cast("None", id) for id in found]

    @computed("What is reported on a dataset or benchmark, best first.")
    def leaderboard(
        self, info: Info, dataset: Id, metric: MetricId = UNSET, parameters: Sizes = UNSET
    ) -> boards.Leaderboard:
        return boards.leaderboard(info.context, dataset, present(metric), present(parameters))

    @computed("Nodes by words: exact names first, then beginnings, words and near spellings.")
    def search(self, info: Info, text: Text, kinds: Kinds = UNSET, first: First = 10) -> list[finding.SearchHit]:
        return finding.search(info.context, text, present(kinds), 10 if first is None else first)

    @computed("A node with what is around it.")
    def neighbourhood(self, info: Info, id: Id, depth: Depth = 1, first: First = 50) -> finding.Subgraph:
        start = info.context.resolve(tuple(Kind), id)
        return finding.neighbourhood(info.context, start, 1 if depth is None else depth, 50 if first is None else first)

    @computed("The shortest chain of relations between two nodes, or null.")
    def path(self, info: Info, from_: Start, to: Goal, longest: Longest = 4) -> list[finding.Relation] | None:
        ends = [info.context.resolve(tuple(Kind), end) for end in (from_, to)]
        return finding.path(info.context, ends[0], ends[1], 4 if longest is None else longest)

    @computed("What the graph holds, and which edition of it this is.")
    def statistics(self, info: Info) -> numbers.Statistics:
        return numbers.statistics(info.context)


def _id_or_problem(context: Context, name: str) -> str | NameProblem:
    try:
        return context.resolve(tuple(Kind), name)
    except NameProblem as problem:
        return problem
