"""Where the fields, edges and facets of `kg.plan` lie in the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.plan import Collection
from kg.stores.neo4j.layout import labels

DATES = frozenset({"published"})


@dataclass(frozen=True, slots=True)
class Path:
    """An edge as a relationship, {0} being its name, and a condition on it."""

    pattern: str
    condition: str = ""

    def match(self, near: str, far: str, edge: str) -> str:
        """The pattern between two names, the far one with its labels where it has any."""
        return f"({near}){self.pattern.format(edge)}({far})"

    def holds(self, edge: str) -> list[str]:
        return [self.condition.format(edge)] if self.condition else []


_NAMED = "PROPOSES|USES|ADDRESSES"
_PROPOSED, _USED = "{0}.role = 'proposed'", "{0}.role = 'used'"

_PAPER = {
    "proposes": Path(f"-[{{0}}:{_NAMED}]->", _PROPOSED),
    "uses": Path(f"-[{{0}}:{_NAMED}]->", _USED),
    "mentions": Path(f"-[{{0}}:{_NAMED}]->"),
    "evaluates_on": Path("-[{0}:EVALUATES_ON]->"),
    "addresses": Path("-[{0}:ADDRESSES]->"),
    "results": Path("-[{0}:REPORTS]->"),
    "comparisons": Path("-[{0}:STATES]->"),
}
_CONCEPT = {
    "proposed_by": Path(f"<-[{{0}}:{_NAMED}]-", _PROPOSED),
    "used_by": Path(f"<-[{{0}}:{_NAMED}]-", _USED),
    "lineage": Path("-[{0}:VARIANT_OF*0..]->"),
    "variants": Path("<-[{0}:VARIANT_OF]-"),
}
_CREDITED = {"results": Path("<-[{0}:CREDITS]-"), "comparisons": Path("<-[{0}:OF]-")}
_RESULT = {
    "paper": Path("<-[{0}:REPORTS]-"),
    "datasets": Path("-[{0}:ON]->"),
    "metric": Path("-[{0}:MEASURES]->"),
    "subject": Path("-[{0}:OF]->"),
    "technique": Path("-[{0}:CREDITS]->"),
    "baseline": Path("-[{0}:COMPARED_WITH]->"),
}
_COMPARISON = {"paper": Path("<-[{0}:STATES]-")} | {
    slot: _RESULT[slot] for slot in ("datasets", "metric", "subject", "baseline")
}

EDGES: Mapping[Collection, Mapping[str, Path]] = {
    Collection.PAPERS: _PAPER,
    Collection.TECHNIQUES: _CONCEPT | _CREDITED,
    Collection.METHODS: _CONCEPT | _CREDITED,
    Collection.MODELS: _CONCEPT | _CREDITED,
    Collection.DATASETS: _CONCEPT | {"results": Path("<-[{0}:ON]-"), "comparisons": Path("<-[{0}:ON]-")},
    Collection.METRICS: _CONCEPT | {"results": Path("<-[{0}:MEASURES]-")},
    Collection.TASKS: _CONCEPT,
    Collection.CONCEPTS: _CONCEPT,
    Collection.RESULTS: _RESULT,
    Collection.COMPARISONS: _COMPARISON,
}

FACETS: Mapping[Collection, Mapping[str, tuple[Path, Collection]]] = {
    Collection.PAPERS: {
        "task": (_PAPER["mentions"], Collection.TASKS),
        "dataset": (_PAPER["mentions"], Collection.DATASETS),
        "technique": (_PAPER["mentions"], Collection.TECHNIQUES),
    },
    Collection.RESULTS: {
        "dataset": (_RESULT["datasets"], Collection.DATASETS),
        "technique": (_RESULT["technique"], Collection.TECHNIQUES),
        "metric": (_RESULT["metric"], Collection.METRICS),
    },
    Collection.COMPARISONS: {
        "dataset": (_COMPARISON["datasets"], Collection.DATASETS),
        "metric": (_COMPARISON["metric"], Collection.METRICS),
        "subject": (_COMPARISON["subject"], Collection.TECHNIQUES),
        "baseline": (_COMPARISON["baseline"], Collection.TECHNIQUES),
    },
}
"""The facets that count concepts; the others are properties, and `year` is that of `published`."""

_PROPERTIES = {"parameters": "largest"}
ALWAYS = frozenset({"id", "name", "title", "abstract", "curated", "papers", "results", "value", "unit", "kind"}) | {
    *("claim", "bound", "confidence", "derived", "disputed"),
}
"""Properties that no node lacks."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Nodes of a collection under a name."""

    collection: Collection
    name: str

    @property
    def node(self) -> str:
        """The name with its labels, for a pattern."""
        return f"{self.name}:{labels(self.collection)}"

    def value(self, field: str) -> str:
        """The property that holds a field or an order, NULL where it is missing."""
        return f"{self.name}.{_PROPERTIES.get(field, field)}"

    def shown(self, field: str) -> str:
        """The value as a plan's answers have it: a date as text."""
        return f"toString({self.value(field)})" if field in DATES else self.value(field)

    def folded(self, field: str) -> str:
        """The value with its case folded."""
        return f"coalesce({self.name}.{field}_folded, toLower({self.shown(field)}))"


def given(field: str, parameter: str) -> str:
    """A parameter as it compares with a field."""
    return f"date({parameter})" if field in DATES else parameter
