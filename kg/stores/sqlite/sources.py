"""Where the fields, edges and facets of `kg.plan` lie in the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.plan import KINDS, Collection


@dataclass(frozen=True, slots=True)
class Pairs:
    """A table that holds an edge as pairs of keys. `far` is "key" where the table is the far end's own."""

    table: str
    near: str
    far: str
    condition: str = "1"
    """Of the table's alias, written {0}."""


_MENTIONS = Pairs("mention", "paper", "concept")
_PROPOSED, _USED = "{0}.role = 'proposed'", "{0}.role = 'used'"

_PAPER = {
    "proposes": Pairs("mention", "paper", "concept", _PROPOSED),
    "uses": Pairs("mention", "paper", "concept", _USED),
    "mentions": _MENTIONS,
    "evaluates_on": Pairs("mention", "paper", "concept", "{0}.evaluated"),
    "addresses": Pairs("mention", "paper", "concept", "{0}.kind = 'task'"),
    "results": Pairs("result", "paper", "key"),
    "comparisons": Pairs("comparison", "paper", "key"),
}
_NAMED = {
    "proposed_by": Pairs("mention", "concept", "paper", _PROPOSED),
    "used_by": Pairs("mention", "concept", "paper", _USED),
    "lineage": Pairs("lineage", "concept", "ancestor"),
    "variants": Pairs("concept", "variant_of", "key"),
}
_CREDITS = {
    "results": Pairs("credit", "technique", "result"),
    "comparisons": Pairs("comparison", "subject", "key"),
}
_RESULT = {
    "paper": Pairs("result", "key", "paper"),
    "datasets": Pairs("reported", "key", "dataset"),
    "metric": Pairs("result", "key", "metric", "{0}.metric IS NOT NULL"),
    "subject": Pairs("result", "key", "subject", "{0}.subject IS NOT NULL"),
    "technique": Pairs("credit", "result", "technique"),
    "baseline": Pairs("result", "key", "baseline", "{0}.baseline IS NOT NULL"),
}
_COMPARISON = {
    "paper": Pairs("comparison", "key", "paper"),
    "datasets": Pairs("compared", "comparison", "dataset"),
    "metric": Pairs("comparison", "key", "metric", "{0}.metric IS NOT NULL"),
    "subject": Pairs("comparison", "key", "subject", "{0}.subject IS NOT NULL"),
    "baseline": Pairs("comparison", "key", "baseline", "{0}.baseline IS NOT NULL"),
}

EDGES: Mapping[Collection, Mapping[str, Pairs]] = {
    Collection.PAPERS: _PAPER,
    Collection.TECHNIQUES: _NAMED | _CREDITS,
    Collection.METHODS: _NAMED | _CREDITS,
    Collection.MODELS: _NAMED | _CREDITS,
    Collection.DATASETS: _NAMED
    | {"results": Pairs("reported", "dataset", "key"), "comparisons": Pairs("compared", "dataset", "comparison")},
    Collection.METRICS: _NAMED | {"results": Pairs("result", "metric", "key")},
    Collection.TASKS: _NAMED,
    Collection.CONCEPTS: _NAMED,
    Collection.RESULTS: _RESULT,
    Collection.COMPARISONS: _COMPARISON,
}

FACETS: Mapping[Collection, Mapping[str, Pairs]] = {
    Collection.PAPERS: {
        "task": Pairs("mention", "paper", "concept", "{0}.kind = 'task'"),
        "dataset": Pairs("mention", "paper", "concept", "{0}.kind = 'dataset'"),
        "technique": Pairs("mention", "paper", "concept", "{0}.kind IN ('method', 'model')"),
    },
    Collection.RESULTS: {
        "dataset": _RESULT["datasets"],
        "technique": _RESULT["technique"],
        "metric": _RESULT["metric"],
    },
    Collection.COMPARISONS: {
        "dataset": _COMPARISON["datasets"],
        **{slot: _COMPARISON[slot] for slot in ("metric", "subject", "baseline")},
    },
}
"""The facets that count concepts; the others are columns of the same name."""

_COLUMNS = {"parameters": "most"}
_FOLDED = frozenset({"title", "name"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Rows of a collection under an alias; `key` is the column that holds their keys."""

    collection: Collection
    alias: str
    key: str = "key"

    @property
    def table(self) -> str:
        match self.collection:
            case Collection.PAPERS:
                return "paper"
            case Collection.RESULTS:
                return "result"
            case Collection.COMPARISONS:
                return "comparison"
            case _:
                return "concept"

    @property
    def row(self) -> str:
        """The key of the row."""
        return f"{self.alias}.{self.key}"

    @property
    def condition(self) -> str:
        """That a row of the table is one of the collection."""
        if self.table != "concept" or self.collection is Collection.CONCEPTS:
            return "1"
        kinds = ", ".join(f"'{kind}'" for kind in KINDS[self.collection])
        return f"{self.alias}.kind IN ({kinds})"

    def column(self, field: str) -> str:
        """The value of a field or an order, NULL where it is missing."""
        if field == "abstract":
            return f"(SELECT text FROM abstract WHERE key = {self.row})"
        return f"{self.alias}.{_COLUMNS.get(field, field)}"

    def folded(self, field: str) -> str:
        """The value with its case folded."""
        if field == "abstract":
            return f"(SELECT fold FROM abstract WHERE key = {self.row})"
        return f"{self.alias}.{field}_fold" if field in _FOLDED else f"casefold({self.column(field)})"
