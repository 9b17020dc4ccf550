"""From the filters that a client writes to `kg.plan`: one small converter per field of each input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry

from kg.model import CONCEPTS, TECHNIQUES, Kind
from kg.plan import EVERY, And, Compare, Filter, Missing, Not, Op, Or, Some
from server.graphql import inputs
from server.graphql.bounds import fits

Resolve = Callable[[Iterable[Kind], str], str]
"""From an id, a name or an alias within some kinds to an id."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a filter stands: what resolves names there, and the kinds of the rows that it filters."""

    resolve: Resolve
    kinds: tuple[Kind, ...] = ()


Convert = Callable[[Place, Any], Filter]

OPS = {
    "eq": Op.EQ,
    "ne": Op.NE,
    "in_": Op.IN,
    "lt": Op.LT,
    "lte": Op.LTE,
    "gt": Op.GT,
    "gte": Op.GTE,
    "contains": Op.CONTAINS,
    "starts_with": Op.STARTS_WITH,
}


def compiled(place: Place, where: object | None) -> Filter:
    """The filter that an input means; an absent or empty one holds of every row.

    Raises:
        NameProblem: a name in it is unknown or ambiguous where it stands.
    """
    table = TABLES.get(type(where), {})
    return _all(table[name](place, value) for name, value in given(where).items())


def given(where: object | None) -> dict[str, Any]:
    """The fields of an input that were given and are not null."""
    fields = vars(where) if where else {}
    return {name: value for name, value in fields.items() if value is not strawberry.UNSET and value is not None}


def _all(parts: Iterable[Filter]) -> Filter:
    found = tuple(part for part in parts if part != EVERY)
    return found[0] if len(found) == 1 else And(found)


def _and(place: Place, wheres: list[object]) -> Filter:
    return _all(compiled(place, where) for where in wheres)


def _or(place: Place, wheres: list[object]) -> Filter:
    return Or(tuple(compiled(place, where) for where in wheres))


def _not(place: Place, where: object) -> Filter:
    return Not(compiled(place, where))


def _scalar(field: str) -> Convert:
    """Comparisons of one field: texts, numbers, dates and enums alike."""

    def convert(_place: Place, where: object) -> Filter:
        return _all(_comparison(field, name, value) for name, value in given(where).items())

    return convert


def _comparison(field: str, name: str, value: Any) -> Filter:
    if name == "is_null":
        return Missing(field) if value else Not(Missing(field))
    plain = tuple(map(_plain, value)) if isinstance(value, list) else _plain(value)
    return Compare(field, OPS[name], plain)


def _plain(value: Any) -> str | float:
    """Enum members are their values already; dates become ISO texts."""
    return value if isinstance(value, str | float) else str(value.isoformat())


def _flag(field: str) -> Convert:
    return lambda _place, value: Compare(field, Op.EQ, value)


def _size(_place: Place, where: inputs.NumberWhere) -> Filter:
    numbers = given(where)
    missing = numbers.pop("is_null", None)
    parts = [fits(numbers)] if numbers else []
    return _all(parts if missing is None else [*parts, _comparison("parameters", "is_null", missing)])


def _is(place: Place, name: str) -> Filter:
    return Compare("id", Op.EQ, place.resolve(place.kinds, name))


def _one_of(place: Place, names: list[str]) -> Filter:
    return Compare("id", Op.IN, tuple(place.resolve(place.kinds, name) for name in names))


def _within(place: Place, name: str) -> Filter:
    return Some("lineage", _is(place, name))


def _related(edge: str, *kinds: Kind) -> Convert:
    """Conditions that hold of one and the same thing at the edge's far end; `is_null` speaks of the edge itself."""

    def convert(place: Place, where: inputs.ConceptWhere) -> Filter:
        conditions = given(where)
        missing = conditions.pop("is_null", None)
        far = Place(place.resolve, kinds)
        parts: list[Filter] = []
        if conditions:
            parts.append(Some(edge, _all(CONCEPT[name](far, value) for name, value in conditions.items())))
        if missing is not None:
            parts.append(Not(Some(edge, EVERY)) if missing else Some(edge, EVERY))
        return _all(parts)

    return convert


def _one(edge: str) -> Convert:
    return lambda place, where: Some(edge, compiled(place, where))


def _list(edge: str) -> Convert:
    """`some`, `none` and `all` of the rows at the edge's far end."""

    def convert(place: Place, where: object) -> Filter:
        return _all(QUANTIFIERS[name](edge, compiled(place, inner)) for name, inner in given(where).items())

    return convert


QUANTIFIERS: Mapping[str, Callable[[str, Filter], Filter]] = {
    "some": Some,
    "none": lambda edge, inner: Not(Some(edge, inner)),
    "all": lambda edge, inner: Not(Some(edge, Not(inner))),
}
LOGIC: dict[str, Convert] = {"and_": _and, "or_": _or, "not_": _not}
CONCEPT: dict[str, Convert] = {
    "is_": _is,
    "within": _within,
    "in_": _one_of,
    "name": _scalar("name"),
    "curated": _flag("curated"),
}
COMPARISON: dict[str, Convert] = LOGIC | {
    "dataset": _related("datasets", Kind.DATASET),
    "metric": _related("metric", Kind.METRIC),
    "subject": _related("subject", *TECHNIQUES),
    "baseline": _related("baseline", *TECHNIQUES),
    "paper": _one("paper"),
}
COMPARISON_SCALARS = ("direction", "confidence")
RESULT: dict[str, Convert] = COMPARISON | {
    "technique": _related("technique", *TECHNIQUES),
    "derived": _flag("derived"),
    "disputed": _flag("disputed"),
    "parameters": _size,
}
RESULT_SCALARS = ("kind", "claim", "direction", "basis", "bound", "value", "unit", "setting", "confidence")
PAPER: dict[str, Convert] = LOGIC | {
    "proposes": _related("proposes", *CONCEPTS),
    "uses": _related("uses", *CONCEPTS),
    "mentions": _related("mentions", *CONCEPTS),
    "evaluates_on": _related("evaluates_on", Kind.DATASET),
    "addresses": _related("addresses", Kind.TASK),
    "results": _list("results"),
}
PAPER_SCALARS = ("title", "abstract", "published", "arxiv_id", "organisation")
NAMED: dict[str, Convert] = LOGIC | CONCEPT | {name: _list(name) for name in ("proposed_by", "used_by", "results")}

TABLES: Mapping[type, dict[str, Convert]] = {
    inputs.ResultWhere: RESULT | {name: _scalar(name) for name in RESULT_SCALARS},
    inputs.ComparisonWhere: COMPARISON | {name: _scalar(name) for name in COMPARISON_SCALARS},
    inputs.PaperWhere: PAPER | {name: _scalar(name) for name in PAPER_SCALARS},
    inputs.TechniqueWhere: NAMED | {"parameters": _size},
    inputs.DatasetWhere: NAMED,
    inputs.NameWhere: NAMED,
}
