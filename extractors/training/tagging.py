"""From annotated spans to the tags of word pieces, and from what the teacher finds to what it teaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extractors.components.names.tags import TAGS, Chances, Place, Tags, names

SURE = 0.6
"""The chance from which on a tag is taught on."""


def tagged(places: Iterable[Place], spans: Sequence[tuple[int, int, str]], tags: Tags = TAGS) -> list[int]:
    """The number of the tag of each piece, where spans of these kinds are named; none overlaps another."""
    return [_tag(place, spans, tags) for place in places]


def _tag(place: Place, spans: Sequence[tuple[int, int, str]], tags: Tags) -> int:
    start, end = place
    kind = next(((a, kind) for a, b, kind in spans if start < end and a <= start and end <= b), None)
    return tags.index(f"{'B' if kind[0] == start else 'I'}-{kind[1]}") if kind else 0


def silver(places: Sequence[Place], chance: Chances, length: int) -> dict[str, list[list[Any]]]:
    """The spans of a text of `length` characters that are sure, and the places that are not, as what was not read."""
    found = list(names(places, chance))
    unsure = [[start, end] for start, end, _, sure in found if sure < SURE]
    unsure += [[start, end] for (start, end), own in zip(places, chance, strict=True) if own.max() < SURE]
    unsure += [[max(end for _, end in places), length]]
    spans = [[start, end, kind] for start, end, kind, sure in found if sure >= SURE]
    return {"spans": spans, "unsure": [[start, end] for start, end in unsure if start < end]}
