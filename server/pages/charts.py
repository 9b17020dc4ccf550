"""Charts as plain shapes for a template to draw: papers over years, and scores against model size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from server.pages.words import largest, number, scaled

WIDTH, HEIGHT = 640, 240
"""Of a chart, in the units of its view box."""

LEFT, RIGHT, TOP, BOTTOM = 48, 16, 12, 32
"""Margins around the plot, for labels."""

ABSENT = 72
"""The width of the strip for points without a size."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: its rectangle, and how many papers it stands for."""

    x: float
    y: float
    width: float
    height: float
    label: str
    count: int
    named: bool
    """Whether there is room for its label."""


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    id: str
    title: str
    sized: bool


@dataclass(frozen=True, slots=True)
class Scatter:
    """Scores against sizes; scores whose size nobody states stand in a strip of their own, never left out."""

    dots: tuple[Dot, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    strip: float | None
    """Where the strip of unknown sizes ends; None where all sizes are known."""


def years(counts: Mapping[str, int]) -> list[Bar]:
    """Papers per year, every year between the first and the last with its bar."""
    if not counts:
        return []
    first, last = min(map(int, counts)), max(map(int, counts))
    step = (WIDTH - LEFT - RIGHT) / (last - first + 1)
    most, room = max(counts.values()), HEIGHT - TOP - BOTTOM
    every = math.ceil((last - first + 1) / 12)
    bars = []
    for place, year in enumerate(range(first, last + 1)):
        count = counts.get(str(year), 0)
        height = room * count / most
        x = LEFT + place * step + step * 0.15
        bars.append(Bar(x, TOP + room - height, step * 0.7, height, str(year), count, place % every == 0))
    return bars


def scatter(results: Iterable[Mapping[str, Any]]) -> Scatter | None:
    """Scores against the largest size of each; None where fewer than two scores or no size at all are known."""
    found = [(result, largest(result["parameters"])) for result in results]
    known = [size for _, size in found if size]
    if len(found) < 2 or not known:
        return None
    strip = LEFT + ABSENT if len(known) < len(found) else None
    across = _Scale(math.log10(min(known)), math.log10(max(known)), (strip or LEFT) + 16, WIDTH - RIGHT - 16)
    values = [result["value"] for result, _ in found]
    up = _Scale(min(values), max(values), HEIGHT - BOTTOM - 10, TOP + 10)
    dots = tuple(
        Dot(across(math.log10(size)) if size else LEFT + ABSENT / 2, up(result["value"]), result["id"],
            f"{result['name']}: {number(result)}, {scaled(size) if size else 'size not stated'}", bool(size))
        for result, size in found
    )  # fmt: skip
    sizes = sorted({min(known), max(known)})
    ticks = tuple(Tick(across(math.log10(size)), scaled(size)) for size in sizes)
    ends = tuple(Tick(up(value), f"{value:g}") for value in sorted({min(values), max(values)}))
    return Scatter(dots, ticks, ends, strip)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a value to a place between two ends; a single value lies in the middle."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return round(self.start + part * (self.end - self.start), 1)
