"""The shapes of the interchange's JSON objects: the keys of gold/GUIDELINES.md with the extra ones.

Values are plain, or string enums; dates are ISO texts; an extractor is written `name/version`.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from kg.model import Basis, Bound, Direction, Field, Kind, ResultKind, Role, TextKind


class SpanRow(TypedDict):
    field: Field
    start: int
    end: int


class PlaceRow(TypedDict):
    """Where the number, or the words that compare, stand in the field of the evidence."""

    start: int
    end: int


class SourceRow(TypedDict):
    document: str
    format: str
    entry: int


class EntityRow(TypedDict):
    """`parameter_spans` runs parallel to `parameters`, and is left out where no size has a span."""

    type: Kind
    name: str
    aliases: list[str]
    role: Role
    parameters: list[str]
    parameter_spans: NotRequired[list[SpanRow | None]]
    mentions: list[SpanRow]
    evaluated: bool
    confidence: float
    extractor: str


class ResultRow(TypedDict):
    """`dataset` is null, one name, or a list of two and more."""

    value: float
    high: float | None
    printed: str
    unit: str
    kind: ResultKind
    direction: Direction | None
    metric: str | None
    dataset: str | list[str] | None
    subject: str | None
    baseline: str | None
    model_size: str | None
    setting: str | None
    quote: str
    field: Field
    start: int
    end: int
    number: PlaceRow
    basis: Basis | None
    bound: Bound
    judged: Direction | None
    change_from: int | None
    confidence: float
    extractor: str


class ComparisonRow(TypedDict):
    """`dataset` is null, one name, or a list of two and more; `cue` is where the words that compare stand."""

    direction: Direction | None
    metric: str | None
    dataset: str | list[str] | None
    subject: str | None
    baseline: str | None
    quote: str
    field: Field
    start: int
    end: int
    cue: PlaceRow
    confidence: float
    extractor: str


class Row(TypedDict):
    """`id` is the id that the source gave, where it gave one, else the graph's own, which `paper` always is.

    Files of before `updated`, `doi` and `comparisons` were known lack them.
    """

    id: str
    paper: str
    given_id: str | None
    title: str
    abstract: str
    text_kind: TextKind
    published: str | None
    published_inferred: bool
    authors: list[str]
    author_count: int | None
    organisation: str | None
    comments: int | None
    url: str | None
    arxiv_id: str | None
    updated: NotRequired[str | None]
    doi: NotRequired[str | None]
    sources: list[SourceRow]
    former: list[str]
    entities: list[EntityRow]
    results: list[ResultRow]
    comparisons: NotRequired[list[ComparisonRow]]
