"""Tags of word pieces, and the names that they make up: B begins one, I goes on with it, O stands outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.model import CONCEPTS

Tags = Sequence[str]


def tags(kinds: Iterable[str]) -> Tags:
    """The tags of names of these kinds."""
    return ("O", *(f"{side}-{kind}" for kind in kinds for side in "BI"))


TAGS = tags(sorted(CONCEPTS))

Place = tuple[int, int]
"""The characters of a piece from start to end; where they are none, it stands for an end of the text."""
Chances = NDArray[np.float32]
"""(pieces, tags) of chances."""


def names(
    places: Sequence[Place], chance: Chances, tags: Tags = TAGS, body: int = 0
) -> Iterator[tuple[int, int, str, float]]:
    """Start, end, kind and chance of what is named: the likeliest row of tags in which no I follows another kind's.

    No name goes on over character `body`, where the abstract begins.
    """
    found: tuple[int, int, str, float] | None = None
    first = next((number for number, (start, _) in enumerate(places) if start >= body), 0)
    for (start, end), tag, own in zip(places, _path(chance, tags, first), chance, strict=True):
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


def _path(chance: Chances, tags: Tags, first: int) -> list[int]:
    """The likeliest allowed tags of a text's pieces (Viterbi); piece `first` begins a text of its own."""
    forbidden = np.array([[after[0] == "I" and before[1:] != after[1:] for after in tags] for before in tags])
    steps = np.where(forbidden, -np.inf, 0.0)
    log = np.log(np.maximum(chance, 1e-9))
    log[np.ix_([0, first], [tag[0] == "I" for tag in tags])] = -np.inf
    best, back = log[0], []
    for own in log[1:]:
        ways = best[:, None] + steps
        back.append(ways.argmax(0))
        best = ways.max(0) + own
    taken = [int(best.argmax())]
    for step in reversed(back):
        taken.append(int(step[taken[-1]]))
    return taken[::-1]
