"""What a backend gives row by row, as the answers that a plan wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import msgspec

from kg.answers import WHOLE, Bucket, Page, Row, Tally
from kg.plan import Selection, Slice, ThreeValued, Truth

Raws = tuple[Any, ...]
"""The values of one row."""


def by_owner(selection: Selection, rows: Iterable[Raws]) -> dict[str, list[Raws]]:
    """The rows of each owner without the owner, in their order."""
    owned: dict[str, list[Raws]] = {owner: [] for owner in selection.owners if selection.edge}
    if selection.edge is None:
        owned[WHOLE] = []
    for owner, *row in rows:
        owned[owner].append(tuple(row))
    return owned


def page(slice: Slice, width: int, rows: list[Raws], fields: tuple[ThreeValued, ...]) -> Page:
    """A page of rows, each a key of some width and whether the filter is TRUE by each of the fields; by all of them
    where the row says nothing."""
    backwards, more = slice.last is not None, len(rows) > size(slice)
    shown = rows[: size(slice)][:: -1 if backwards else 1]
    return Page(
        rows=tuple(Row(row[width - 1], row[:width], _match(fields, row[width:])) for row in shown),
        has_next=slice.before is not None or (more and not backwards),
        has_previous=slice.after is not None or (more and backwards),
    )


def size(slice: Slice) -> int:
    """The most rows of a page."""
    return (slice.first if slice.last is None else slice.last) or 0


def _match(fields: tuple[ThreeValued, ...], reasons: Raws) -> tuple[tuple[ThreeValued, Truth], ...]:
    truths = [Truth.TRUE if reason else Truth.UNKNOWN for reason in reasons] or [Truth.TRUE] * len(fields)
    return tuple(zip(fields, truths, strict=True))


def tallies(owned: Mapping[str, list[Raws]]) -> dict[str, Tally]:
    """What was counted: one row each of those that are not FALSE and those that are TRUE, none where there are none."""
    return {owner: Tally(rows[0][1], rows[0][0] - rows[0][1]) if rows else Tally(0, 0) for owner, rows in owned.items()}


def buckets(owned: Mapping[str, list[Raws]]) -> dict[str, tuple[Bucket, ...]]:
    """Rows of a count and its values, as buckets."""
    return {owner: tuple(Bucket(tuple(row[1:]), row[0]) for row in rows) for owner, rows in owned.items()}


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
