"""Tags of word pieces, and the names that they make up: B begins one, I goes on with it, O stands outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.components.kinds import KINDS

Tags = Sequence[str]


def tags(kinds: Iterable[str]) -> Tags:
    """The tags of names of these kinds."""
    return ("O", *(f"{side}-{kind}" for kind in kinds for side in "BI"))


TAGS = tags(KINDS)
SURE = 0.6
"""The chance from which on a tag is taught on."""

Place = tuple[int, int]
"""The characters of a piece from start to end; where they are none, it stands for an end of the text."""
Chances = NDArray[np.float32]
"""(pieces, tags) of chances."""


def tagged(places: Iterable[Place], spans: Sequence[tuple[int, int, str]], tags: Tags = TAGS) -> list[int]:
    """The number of the tag of each piece, where spans of these kinds are named; none overlaps another."""
    return [_tag(place, spans, tags) for place in places]


def _tag(place: Place, spans: Sequence[tuple[int, int, str]], tags: Tags) -> int:
    start, end = place
    kind = next(((a, kind) for a, b, kind in spans if start < end and a <= start and end <= b), None)
    return tags.index(f"{'B' if kind[0] == start else 'I'}-{kind[1]}") if kind else 0


def names(places: Sequence[Place], chance: Chances, tags: Tags = TAGS) -> Iterator[tuple[int, int, str, float]]:
    """Start, end, kind and chance of what is named: the likeliest row of tags in which no I follows another kind's."""
    found: tuple[int, int, str, float] | None = None
    for (start, end), tag, own in zip(places, path(chance, tags), chance, strict=True):
        side, _, kind = tags[tag].partition("-")
        if found and side != "I":
            yield found
            found = None
        if end > start and side == "B":
            found = (start, end, kind, float(own[tag]))
        elif found and end > start:
            found = (found[0], end, kind, min(found[3], float(own[tag])))
    if found:
        yield found


def path(chance: Chances, tags: Tags = TAGS) -> list[int]:
    """The likeliest allowed tags of a text's pieces (Viterbi)."""
    forbidden = np.array([[after[0] == "I" and before[1:] != after[1:] for after in tags] for before in tags])
    steps = np.where(forbidden, -np.inf, 0.0)
    log = np.log(np.maximum(chance, 1e-9))
    best = np.where([tag[0] == "I" for tag in tags], -np.inf, log[0])
    back = []
    for own in log[1:]:
        ways = best[:, None] + steps
        back.append(ways.argmax(0))
        best = ways.max(0) + own
    taken = [int(best.argmax())]
    for step in reversed(back):
        taken.append(int(step[taken[-1]]))
    return taken[::-1]


def silver(places: Sequence[Place], chance: Chances, length: int) -> dict[str, list[list[Any]]]:
    """The spans of a text of `length` characters that are sure, and the places that are not, as what was not read."""
    found = list(names(places, chance))
    unsure = [[start, end] for start, end, _, sure in found if sure < SURE]
    unsure += [[start, end] for (start, end), own in zip(places, chance, strict=True) if own.max() < SURE]
    unsure += [[max(end for _, end in places), length]]
    spans = [[start, end, kind] for start, end, kind, sure in found if sure >= SURE]
    return {"spans": spans, "unsure": [[start, end] for start, end in unsure if start < end]}
