"""What SQLite gives, as the answers that a plan wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import msgspec

from kg.plan import WHOLE, Bucket, Page, Row, Selection, Slice, ThreeValued, Truth

Raws = tuple[Any, ...]
"""The values of one row."""


def by_owner(selection: Selection, rows: Iterable[Raws], placed: bool = False) -> dict[str, list[Raws]]:
    """The rows of each owner without the owner (and the place before it), in their order."""
    owned: dict[str, list[Raws]] = {owner: [] for owner in selection.owners if selection.edge}
    if selection.edge is None:
        owned[WHOLE] = []
    column = 1 if placed else 0
    for row in rows:
        owned[row[column]].append(row[column + 1 :])
    return owned


def page(
    slice: Slice,
    size: int,
    rows: list[Raws],
    match: Mapping[str, tuple[tuple[ThreeValued, Truth], ...]],
) -> Page:
    backwards, more = slice.last is not None, len(rows) > size
    shown = rows[:size][:: -1 if backwards else 1]
    return Page(
        rows=tuple(Row(row[-1], row, match.get(row[-1], ())) for row in shown),
        has_next=slice.before is not None or (more and not backwards),
        has_previous=slice.after is not None or (more and backwards),
    )


def grouped(
    asked: tuple[str, ...], rows: Iterable[Raws], decoder: msgspec.json.Decoder[Any]
) -> dict[str, tuple[Any, ...]]:
    """The decoded bodies of each id that was asked for."""
    groups = {id: tuple(decoder.decode(row[1]) for row in group) for id, group in groupby(rows, key=lambda row: row[0])}
    return {id: groups.get(id, ()) for id in asked}


def rows_of_pages(pages: Mapping[str, Page]) -> int:
    return sum(1 + len(page.rows) for page in pages.values())


def rows_of_facets(facets: Mapping[str, tuple[Bucket, ...]]) -> int:
    return sum(1 + len(buckets) for buckets in facets.values())
