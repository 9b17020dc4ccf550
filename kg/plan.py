"""Queries as data: what every store compiles, and the vocabulary of fields and edges it may speak of.

Truth is Kleene's: a `Compare` on a three-valued field, or `Fits`, is UNKNOWN where the row does not say. `And` is the
minimum, `Or` the maximum, `Not` swaps, `Some` is the maximum over the edge's far ends (none: FALSE). The GraphQL words
`none` and `all` are `Not(Some(f))` and `Not(Some(Not(f)))`. An empty `And` is TRUE, an empty `Or` FALSE.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from kg.model import CONCEPTS, TECHNIQUES, Kind


class Collection(StrEnum):
    PAPERS = "papers"
    TECHNIQUES = "techniques"
    METHODS = "methods"
    MODELS = "models"
    DATASETS = "datasets"
    METRICS = "metrics"
    TASKS = "tasks"
    CONCEPTS = "concepts"
    RESULTS = "results"
    COMPARISONS = "comparisons"


KINDS: dict[Collection, tuple[Kind, ...]] = {
    Collection.PAPERS: (Kind.PAPER,),
    Collection.TECHNIQUES: TECHNIQUES,
    Collection.METHODS: (Kind.METHOD,),
    Collection.MODELS: (Kind.MODEL,),
    Collection.DATASETS: (Kind.DATASET,),
    Collection.METRICS: (Kind.METRIC,),
    Collection.TASKS: (Kind.TASK,),
    Collection.CONCEPTS: CONCEPTS,
    Collection.RESULTS: (Kind.RESULT,),
    Collection.COMPARISONS: (Kind.COMPARISON,),
}


class Truth(IntEnum):
    """Kleene's three values, ordered so that `and` is min and `or` is max."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


class Unknown(StrEnum):
    """What to do with rows whose filter is UNKNOWN."""

    EXCLUDE = "exclude"
    INCLUDE = "include"
    ONLY = "only"


class Op(StrEnum):
    EQ = "eq"
    NE = "ne"
    IN = "in"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"
    CONTAINS = "contains"
    """Folds case on both sides (str.casefold)."""
    STARTS_WITH = "starts_with"
    """Folds case on both sides (str.casefold)."""


class ThreeValued(StrEnum):
    """The fields that can leave a row undecided."""

    PARAMETERS = "parameters"
    PUBLISHED = "published"
    CLAIM = "claim"


Scalar = str | float | bool
"""Dates are ISO strings, enum members their values."""


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison with one scalar field of the row (see FIELDS); a missing value is FALSE.

    Three-valued: `published` is UNKNOWN where missing; `claim` is UNKNOWN where the row's claim is UNKNOWN, except that
    EQ, NE and IN of the value "unknown" itself are decided (IN is the `or` of its members' EQ).
    """

    field: str
    op: Op
    value: Scalar | tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """The scalar field, or "parameters" (no TOTAL size), has no value. Two-valued."""

    field: str


@dataclass(frozen=True, slots=True)
class Fits:
    """The row's TOTAL parameter counts against bounds, as one leaf.

    TRUE if every size lies wholly inside, FALSE if no size touches the allowed set, UNKNOWN between and where the row
    has no TOTAL size. A size is a closed interval [value, high]. `low`/`high` None means unbounded. `points`, where not
    None, are the only values allowed (already filtered by the bounds); `excluded` values are taken out.
    """

    low: float | None = None
    low_open: bool = False
    high: float | None = None
    high_open: bool = False
    points: tuple[float, ...] | None = None
    excluded: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Filter


@dataclass(frozen=True, slots=True)
class Some:
    """At least one node at the far end of `edge` (see EDGES) satisfies `where`."""

    edge: str
    where: Filter


Filter = Compare | Missing | Fits | And | Or | Not | Some

EVERY = And(())

_CONCEPT_FIELDS = frozenset({"id", "name", "curated"})

FIELDS: dict[Collection, frozenset[str]] = {
    Collection.PAPERS: frozenset({"id", "title", "abstract", "published", "arxiv_id", "organisation"}),
    Collection.TECHNIQUES: _CONCEPT_FIELDS | {"parameters"},
    Collection.METHODS: _CONCEPT_FIELDS | {"parameters"},
    Collection.MODELS: _CONCEPT_FIELDS | {"parameters"},
    Collection.DATASETS: _CONCEPT_FIELDS,
    Collection.METRICS: _CONCEPT_FIELDS,
    Collection.TASKS: _CONCEPT_FIELDS,
    Collection.CONCEPTS: _CONCEPT_FIELDS,
    Collection.RESULTS: frozenset(
        {"id", "kind", "claim", "direction", "basis", "bound", "value", "unit", "setting", "confidence", "derived"}
        | {"parameters", "disputed"}
    ),
    Collection.COMPARISONS: frozenset({"id", "direction", "confidence"}),
}
"""What Compare, Missing and Fits ("parameters") may name, per collection."""

_TECHNIQUE_EDGES = {
    "proposed_by": Collection.PAPERS,
    "used_by": Collection.PAPERS,
    "results": Collection.RESULTS,  # by CREDITS
    "comparisons": Collection.COMPARISONS,  # of which it is the subject
    "lineage": Collection.CONCEPTS,  # itself, and every concept it is a variant of
    "variants": Collection.MODELS,  # its direct variants
}
_NAMED_EDGES = {
    "proposed_by": Collection.PAPERS,
    "used_by": Collection.PAPERS,
    "lineage": Collection.CONCEPTS,
}

EDGES: dict[Collection, dict[str, Collection]] = {
    Collection.PAPERS: {
        "proposes": Collection.CONCEPTS,
        "uses": Collection.CONCEPTS,
        "mentions": Collection.CONCEPTS,
        "evaluates_on": Collection.CONCEPTS,  # datasets
        "addresses": Collection.CONCEPTS,  # tasks
        "results": Collection.RESULTS,
        "comparisons": Collection.COMPARISONS,
    },
    Collection.TECHNIQUES: _TECHNIQUE_EDGES,
    Collection.METHODS: _TECHNIQUE_EDGES,
    Collection.MODELS: _TECHNIQUE_EDGES,
    Collection.DATASETS: _NAMED_EDGES | {"results": Collection.RESULTS, "comparisons": Collection.COMPARISONS},
    Collection.METRICS: _NAMED_EDGES | {"results": Collection.RESULTS},
    Collection.TASKS: _NAMED_EDGES,
    Collection.CONCEPTS: _NAMED_EDGES,
    Collection.RESULTS: {
        "paper": Collection.PAPERS,
        "datasets": Collection.CONCEPTS,
        "metric": Collection.CONCEPTS,
        "subject": Collection.CONCEPTS,
        "technique": Collection.CONCEPTS,  # by CREDITS
        "baseline": Collection.CONCEPTS,
    },
    Collection.COMPARISONS: {
        "paper": Collection.PAPERS,
        "datasets": Collection.CONCEPTS,
        "metric": Collection.CONCEPTS,
        "subject": Collection.CONCEPTS,
        "baseline": Collection.CONCEPTS,
    },
}
"""The edges of each collection, and the collection at their far end."""

ORDERS: dict[Collection, frozenset[str]] = {
    Collection.RESULTS: frozenset({"value", "published", "parameters", "confidence", "kind", "unit"}),
    Collection.COMPARISONS: frozenset({"published", "confidence"}),
    Collection.PAPERS: frozenset({"published", "title", "comments"}),
} | {c: frozenset({"name", "papers", "results"}) for c, kinds in KINDS.items() if set(kinds) <= {*CONCEPTS}}
"""Order keys per collection. `parameters` orders by the largest TOTAL size (its high end), `papers` and `results` by
their counts, `published` of a result or comparison by its paper's date. Strings order by code point."""

FACETS: dict[Collection, frozenset[str]] = {
    Collection.RESULTS: frozenset({"dataset", "metric", "technique", "kind", "claim", "year", "unit"}),
    Collection.COMPARISONS: frozenset({"dataset", "metric", "subject", "baseline", "direction", "year"}),
    Collection.PAPERS: frozenset({"year", "task", "dataset", "technique"}),
}
"""Facet fields per collection. On papers, task, dataset and technique count any mention; on results, technique counts
credits. Rows without a value count nowhere, except in a facet over several fields, where it is None."""


@dataclass(frozen=True, slots=True)
class Order:
    """Missing values come last both ways; ties are broken by id, ascending. Stores add the tie-breaker themselves."""

    field: str
    descending: bool = False


Key = tuple[str | float | None, ...]
"""A row's place in an order: the values of the order's fields, then its id."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Exactly one of `first` and `last` is set. `after`/`before` are exclusive keyset positions of the same order."""

    first: int | None = 20
    after: Key | None = None
    last: int | None = None
    before: Key | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of a collection; with `edge` and `owners`, for each owner the rows at the far end of that edge.

    `edge` is an edge of `owned_by`, and `collection` its far end (or a narrower collection of the same kinds).
    """

    collection: Collection
    where: Filter = EVERY
    unknown: Unknown = Unknown.EXCLUDE
    owned_by: Collection | None = None
    edge: str | None = None
    owners: tuple[str, ...] = ()
