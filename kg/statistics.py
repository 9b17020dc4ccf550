"""What a graph holds, in a few short tables."""

from __future__ import annotations

from kg.answers import WHOLE
from kg.model import Concept
from kg.plan import Collection, Order, Selection, Slice
from kg.stores.base import View

TOP = 10
"""Rows of each table of names."""

Tables = dict[str, dict[str, int]]


def summary(view: View) -> Tables:
    """Nodes by kind, results by kind and claim, and the names that most papers or results share."""
    return {
        "nodes": {kind.value: count for kind, count in sorted(view.sizes().items())},
        "results by kind": _facet(view, "kind"),
        "results by claim": _facet(view, "claim"),
        "datasets by results": _top(view, Collection.DATASETS, "results"),
        "techniques by papers": _top(view, Collection.TECHNIQUES, "papers"),
        "tasks by papers": _top(view, Collection.TASKS, "papers"),
        "metrics by results": _top(view, Collection.METRICS, "results"),
    }


def _facet(view: View, field: str) -> dict[str, int]:
    buckets = view.facet(Selection(Collection.RESULTS), (field,), TOP)[WHOLE]
    return {str(bucket.values[0]): bucket.count for bucket in buckets}


def _top(view: View, collection: Collection, order: str) -> dict[str, int]:
    page = view.find(Selection(collection), (Order(order, descending=True),), Slice(first=TOP))[WHOLE]
    nodes = view.get(row.id for row in page.rows)
    concepts = [node for row in page.rows if isinstance(node := nodes[row.id], Concept)]
    return {c.name: c.paper_count if order == "papers" else c.result_count for c in concepts}
