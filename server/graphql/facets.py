"""What selected rows have in common: the most frequent values of a few fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import strawberry

from kg.answers import Bucket
from kg.plan import Collection
from server.graphql.listing import Listing
from server.graphql.node import Node
from server.graphql.orders import limited

FIELDS = {
    Collection.RESULTS: ("dataset", "metric", "technique", "kind", "claim", "year"),
    Collection.COMPARISONS: ("dataset", "metric", "subject", "baseline", "direction", "year"),
    Collection.PAPERS: ("year", "task", "dataset", "technique"),
}
"""The fields that are counted, in the order in which they are shown."""

OF_IDS = frozenset({"dataset", "metric", "technique", "subject", "baseline", "task"})
OF_ENUMS = frozenset({"kind", "claim", "direction"})


@strawberry.type(description="A value, and how many of the selected rows have it.")
class FacetValue:
    id: strawberry.ID | None = strawberry.field(description="The id of a named thing; null for a plain value.")
    label: str = strawberry.field(description="Its name, the enum value or the year.")
    count: int = strawberry.field(description="How many rows have it.")


@strawberry.type(description="The most frequent values of one field, most frequent first.")
class Facet:
    field: str = strawberry.field(
        description="dataset, metric, technique, kind, claim or year of results; dataset, metric, subject, baseline, "
        "direction or year of comparisons; year, task, dataset or technique of papers. A technique is credited with "
        "the result, or named in the paper in any role."
    )
    values: list[FacetValue] = strawberry.field(description="Its values; rows without one are counted nowhere.")


def facets(listing: Listing, owner: str, first: int | None) -> list[Facet]:
    """The `first` most frequent values (10 where it is null) of every field of the listed collection.

    Raises:
        BadInput: `first` is below 0 or past 100.
    """
    most = limited(10 if first is None else first)
    counts = listing.once(("facets", most), lambda: _count(listing, most))
    return [Facet(field=field, values=counts.values(field, owner)) for field in counts.buckets]


@dataclass(frozen=True, slots=True)
class _Counts:
    """The buckets of each field and owner, and the nodes that they name."""

    buckets: Mapping[str, Mapping[str, tuple[Bucket, ...]]]
    nodes: Mapping[str, Node]

    def values(self, field: str, owner: str) -> list[FacetValue]:
        return [self._value(field, bucket.values[0], bucket.count) for bucket in self.buckets[field][owner]]

    def _value(self, field: str, value: str | None, count: int) -> FacetValue:
        text = value or ""
        if field in OF_IDS:
            return FacetValue(id=strawberry.ID(text), label=self.nodes[text].name, count=count)
        return FacetValue(id=None, label=text.upper() if field in OF_ENUMS else text, count=count)


def _count(listing: Listing, most: int) -> _Counts:
    view, selection = listing.context.view, listing.selection
    buckets = {field: view.facet(selection, (field,), most) for field in FIELDS[selection.collection]}
    named = [bucket for field in OF_IDS & buckets.keys() for found in buckets[field].values() for bucket in found]
    return _Counts(buckets, listing.context.nodes(bucket.values[0] or "" for bucket in named))
