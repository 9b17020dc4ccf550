"""What a graph says, by field and edge: every name of `kg.plan` as one small function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.ids import kind_of
from kg.model import Comparison, Concept, Graph, Kind, Mention, Node, Paper, ParameterKind, Result, Role, Size

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Index:
    """A graph with what each edge needs at hand, by node id."""

    nodes: dict[str, Node]
    mentions_of: dict[str, list[Mention]]
    mentions_in: dict[str, list[Mention]]
    results_of: dict[str, list[str]]
    comparisons_of: dict[str, list[str]]
    variants: dict[str, list[str]]


def index(graph: Graph) -> Index:
    nodes: list[Node] = sorted(graph.nodes, key=lambda node: node.id)
    return Index(
        nodes={node.id: node for node in nodes},
        mentions_of=_grouped((m.concept, m) for m in graph.mentions),
        mentions_in=_grouped((m.paper, m) for m in sorted(graph.mentions, key=lambda m: m.concept)),
        results_of=_grouped((end, r.id) for r in graph.results for end in _reporters(r)),
        comparisons_of=_grouped((end, c.id) for c in graph.comparisons for end in _comparers(c)),
        variants=_grouped((c.variant_of, c.id) for c in graph.concepts if c.variant_of),
    )


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _reporters(result: Result) -> set[str]:
    """The nodes whose results include this one: its paper, and what it is on, measured by and credited to."""
    ends = {result.paper, *result.datasets, *(credit.technique for credit in result.credits)}
    return ends | {result.metric} if result.metric else ends


def _comparers(comparison: Comparison) -> set[str]:
    """The nodes whose comparisons include this one: its paper, its subject and what it is on."""
    return {comparison.paper, *comparison.datasets, *filter(None, [comparison.subject])}


def totals(node: Node) -> tuple[Size, ...]:
    sizes = node.sizes if isinstance(node, Concept | Result) else ()
    return tuple(size for size in sizes if size.kind is ParameterKind.TOTAL)


def largest(node: Node) -> float | None:
    return max((size.value if size.high is None else size.high for size in totals(node)), default=None)


def plain(node: Any, field: str) -> str | float | bool | None:
    """The value that filters compare: a date as its ISO text, an enum member as its value."""
    value = getattr(node, field)
    return value if value is None or isinstance(value, str | float | int) else str(value.isoformat())


def _mentioned(holds: Callable[[Mention], bool]) -> Callable[[Index, Any], Iterable[str]]:
    return lambda index, paper: (m.concept for m in index.mentions_in.get(paper.id, ()) if holds(m))


def _mentioning(role: Role) -> Callable[[Index, Any], Iterable[str]]:
    return lambda index, concept: (m.paper for m in index.mentions_of.get(concept.id, ()) if m.role is role)


def _slot(name: str) -> Callable[[Index, Any], Iterable[str]]:
    return lambda _, result: filter(None, [getattr(result, name)])


def _results(index: Index, node: Node) -> Iterable[str]:
    return index.results_of.get(node.id, ())


def _comparisons(index: Index, node: Node) -> Iterable[str]:
    return index.comparisons_of.get(node.id, ())


def _lineage(index: Index, concept: Concept) -> Iterator[str]:
    """The concept itself, and every concept that it is a variant of."""
    seen: list[str] = []
    above: str | None = concept.id
    while above and above not in seen:
        seen.append(above)
        node = index.nodes[above]
        above = node.variant_of if isinstance(node, Concept) else None
    return iter(seen)


Edge = Callable[[Index, Any], Iterable[str]]

EDGES: dict[type, dict[str, Edge]] = {
    Paper: {
        "proposes": _mentioned(lambda m: m.role is Role.PROPOSED),
        "uses": _mentioned(lambda m: m.role is Role.USED),
        "mentions": _mentioned(lambda _: True),
        "evaluates_on": _mentioned(lambda m: m.evaluated),
        "addresses": _mentioned(lambda m: kind_of(m.concept) is Kind.TASK),
        "results": _results,
        "comparisons": _comparisons,
    },
    Concept: {
        "proposed_by": _mentioning(Role.PROPOSED),
        "used_by": _mentioning(Role.USED),
        "results": _results,
        "comparisons": _comparisons,
        "lineage": _lineage,
        "variants": lambda index, concept: index.variants.get(concept.id, ()),
    },
    Result: {
        "paper": _slot("paper"),
        "datasets": lambda _, result: result.datasets,
        "metric": _slot("metric"),
        "subject": _slot("subject"),
        "technique": lambda _, result: (credit.technique for credit in result.credits),
        "baseline": _slot("baseline"),
    },
    Comparison: {
        "paper": _slot("paper"),
        "datasets": lambda _, comparison: comparison.datasets,
        "metric": _slot("metric"),
        "subject": _slot("subject"),
        "baseline": _slot("baseline"),
    },
}
"""The far ends of each edge, by the type of the node it starts from; may repeat."""


def _named(*kinds: Kind) -> Callable[[Index, Any], Iterable[str]]:
    return lambda index, paper: (m.concept for m in index.mentions_in.get(paper.id, ()) if kind_of(m.concept) in kinds)


def _year(paper: Node) -> Iterable[str]:
    return [str(paper.published.year)] if isinstance(paper, Paper) and paper.published else []


FACETS: dict[type, dict[str, Edge]] = {
    Paper: {
        "year": lambda _, paper: _year(paper),
        "task": _named(Kind.TASK),
        "dataset": _named(Kind.DATASET),
        "technique": _named(Kind.METHOD, Kind.MODEL),
    },
    Result: {
        "dataset": EDGES[Result]["datasets"],
        "metric": EDGES[Result]["metric"],
        "technique": EDGES[Result]["technique"],
        "kind": _slot("kind"),
        "claim": _slot("claim"),
        "unit": _slot("unit"),
        "year": lambda index, result: _year(index.nodes[result.paper]),
    },
    Comparison: {
        "dataset": EDGES[Comparison]["datasets"],
        **{name: _slot(name) for name in ("metric", "subject", "baseline", "direction")},
        "year": lambda index, comparison: _year(index.nodes[comparison.paper]),
    },
}
"""The values of each facet field; may repeat."""


Place = Callable[[Index, Any], str | float | None]


def _value(name: str) -> Place:
    return lambda _, node: plain(node, name)


ORDERS: dict[type, dict[str, Place]] = {
    Paper: {name: _value(name) for name in ("published", "title", "comments")},
    Concept: {
        "name": lambda _, concept: concept.name,
        "papers": lambda _, concept: concept.paper_count,
        "results": lambda _, concept: concept.result_count,
    },
    Result: {name: _value(name) for name in ("value", "confidence", "kind", "unit")}
    | {
        "parameters": lambda _, result: largest(result),
        "published": lambda index, result: plain(index.nodes[result.paper], "published"),
    },
    Comparison: {
        "confidence": _value("confidence"),
        "published": lambda index, comparison: plain(index.nodes[comparison.paper], "published"),
    },
}
"""The value of each order field."""
