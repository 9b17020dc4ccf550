"""What is reported on a benchmark, best first: scores by metric, and gains, which are never mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, cast

import strawberry

from kg.answers import WHOLE, Bucket
from kg.model import Claim, Kind, Polarity, ResultKind
from kg.plan import EVERY, And, Collection, Compare, Filter, Not, Op, Order, Selection, Some, Unknown
from server.graphql.concepts import Dataset, Metric
from server.graphql.connections import FacetedConnection
from server.graphql.context import Context
from server.graphql.fields import computed
from server.graphql.filters import compiled
from server.graphql.inputs import ConceptWhere, NumberWhere, ResultWhere
from server.graphql.listing import Listing
from server.graphql.node import Node
from server.graphql.orders import Paging, limited, present, sliced
from server.graphql.results import ResultConnection

BOARDS = 1000
"""More boards than any dataset has."""

Unknowns = Annotated[
    Unknown | None, strawberry.argument(description="What to do with results for which the filter is undecided.")
]
First = Annotated[int | None, strawberry.argument(description="So many rows, 100 at most.")]
Boards = Annotated[int | None, strawberry.argument(description="Only so many, 100 at most; all if nothing is said.")]
After = Annotated[str | None, strawberry.argument(description="Only rows after this cursor.")]

SCORE = Compare("kind", Op.EQ, ResultKind.SCORE)
GAIN = Compare("claim", Op.EQ, Claim.GAIN)
GAINS_ORDER = (Order("kind"), Order("unit"), Order("value", descending=True))


PERCENT = ("%", "")
"""The units of shares: 68.2% and 0.682, which nobody prints on one board, or 68.2 with its sign left out."""


@strawberry.type(description="Scores that can be compared: of one metric, in one unit.")
class Board:
    metric: Metric = strawberry.field(description="What is measured.")
    unit: str = strawberry.field(
        description="The unit of the scores; on a board of percentages, bare numbers stand among them."
    )
    context: strawberry.Private[Context]
    where: strawberry.Private[Filter]

    @computed("The scores, best first by the metric's polarity.")
    def scores(
        self, unknown: Unknowns = Unknown.INCLUDE, first: First = 20, after: After = strawberry.UNSET
    ) -> ResultConnection:
        best_first = (Order("value", descending=self.metric.record.polarity is not Polarity.LOWER),)
        return _rows(self.context, self.where, best_first, unknown, Paging(first, after))


@strawberry.type(description="What is reported on a dataset or benchmark. Scores and gains are never mixed.")
class Leaderboard:
    dataset: Dataset = strawberry.field(description="The dataset or benchmark.")
    context: strawberry.Private[Context]
    where: strawberry.Private[Filter]
    metric: strawberry.Private[Filter]

    @computed("Scores by metric and unit; the board with most scores first.")
    def boards(self, first: Boards = strawberry.UNSET) -> list[Board]:
        scores = And((self.where, SCORE, self.metric, Some("metric", EVERY)))
        selection = Selection(Collection.RESULTS, scores, Unknown.INCLUDE)
        buckets = self.context.view.facet(selection, ("metric", "unit"), BOARDS)[WHOLE]
        metrics = self.context.nodes(bucket.values[0] or "" for bucket in buckets)
        sizes: Counter[tuple[str, tuple[str, ...]]] = Counter()
        for bucket in buckets:
            sizes[_board_key(bucket, metrics)] += bucket.count
        wanted = present(first)
        largest = sizes.most_common(None if wanted is None else limited(wanted))
        return [_board(self.context, scores, metrics[metric], units) for (metric, units), _ in largest]

    @computed("Gains by kind, unit and value, the largest value first.")
    def gains(
        self, unknown: Unknowns = Unknown.INCLUDE, first: First = 20, after: After = strawberry.UNSET
    ) -> ResultConnection:
        return _rows(self.context, And((self.where, self.metric, GAIN)), GAINS_ORDER, unknown, Paging(first, after))

    @computed("How many scores on the dataset name no metric.")
    def without_metric(self) -> int:
        scores = And((self.where, SCORE, Not(Some("metric", EVERY))))
        tally = self.context.view.count(Selection(Collection.RESULTS, scores))[WHOLE]
        return tally.true + tally.unknown


def leaderboard(
    context: Context, dataset: str, metric: strawberry.ID | None, parameters: NumberWhere | None
) -> Leaderboard:
    """The leaderboard of a dataset, of one metric where one is named, of some sizes where they are bounded.

    Raises:
        NameProblem: the dataset or the metric is unknown or ambiguous.
    """
    place = context.place()
    bounds = compiled(place, ResultWhere(parameters=parameters))
    measured = compiled(place, ResultWhere(metric=ConceptWhere(is_=metric)))
    id = context.resolve((Kind.DATASET,), dataset)
    on = Some("datasets", Compare("id", Op.EQ, id))
    node = cast("Dataset", context.node_or_name(Kind.DATASET, id, dataset))
    return Leaderboard(dataset=node, context=context, where=And((on, bounds)), metric=measured)


def _board_key(bucket: Bucket, metrics: Mapping[str, Node]) -> tuple[str, tuple[str, ...]]:
    """A metric, and the units that share its board."""
    metric, unit = (value or "" for value in bucket.values)
    return metric, PERCENT if unit in PERCENT and metrics[metric].percent else (unit,)


def _board(context: Context, scores: Filter, metric: Node, units: tuple[str, ...]) -> Board:
    where = And((scores, Some("metric", Compare("id", Op.EQ, metric.id)), Compare("unit", Op.IN, units)))
    return Board(metric=cast("Metric", metric), unit=units[0], context=context, where=where)


def _rows(
    context: Context, where: Filter, order: tuple[Order, ...], unknown: Unknown | None, paging: Paging
) -> ResultConnection:
    selection = Selection(Collection.RESULTS, where, unknown or Unknown.INCLUDE)
    return FacetedConnection(listing=Listing(context, selection, order, sliced(order, paging)), owner=WHOLE)
