"""What a store answers to a plan."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Kind
from kg.plan import Key, ThreeValued, Truth

WHOLE = ""
"""The owner under which answers to a selection without owners are filed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a page: its id, its place in the order, and the truth of the filter per three-valued field.

    `match` holds, for each three-valued field that the filter names, the truth of the filter when every other such
    field's UNKNOWN is taken in the row's favour (under a `Not`, in favour means FALSE).
    """

    id: str
    key: Key
    match: tuple[tuple[ThreeValued, Truth], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    rows: tuple[Row, ...]
    has_next: bool
    has_previous: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows are TRUE and how many UNKNOWN for a selection's filter, whatever its `unknown`."""

    true: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many selected rows have these facet values (ids for concepts, else plain values), in the order asked."""

    values: tuple[str | None, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form of a concept, a paper's title or id, as the index of names knows it."""

    text: str
    id: str
    kind: Kind
    how: str
    """`id`, `former`, `name` or `alias`; `name` for a title."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two nodes, directed as its verb reads (paper PROPOSES method)."""

    type: str
    source: str
    target: str
    confidence: float
