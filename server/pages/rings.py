"""A neighbourhood laid out as a ring around its centre: sorted by kind, every name with room to be read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.model import Kind
from server.pages.words import RELATIONS, clipped, kind_of, name_of

LINE = 17
"""The room for one name along the ring."""

LEAST = 110
"""The smallest ring's radius."""

LETTER = 7.6
"""The room for one letter of a name, outwards."""

LONGEST = 28
"""Characters of a name in the drawing; all of them are in its title."""

KINDS = [kind.value for kind in Kind]


@dataclass(frozen=True, slots=True)
class Spot:
    """A node: where it stands, and how its name is turned so that it reads outwards."""

    id: str
    kind: str
    name: str
    shown: str
    x: float
    y: float
    turn: float
    flipped: bool
    relations: str


@dataclass(frozen=True, slots=True)
class Line:
    """A relation between two spots, straight to the centre and bent between others."""

    path: str
    source: str
    target: str
    title: str


@dataclass(frozen=True, slots=True)
class Ring:
    centre: Spot
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    radius: float
    size: float
    """Half the width of the drawing, whose centre is at 0, 0."""

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """The kinds that are drawn, each with the number of its spots."""
        found = [spot.kind for spot in (self.centre, *self.spots)]
        return [(kind, found.count(kind)) for kind in KINDS if kind in found]


def ring(centre: str, subgraph: Mapping[str, Any]) -> Ring:
    """The nodes and relations of a neighbourhood around the node with the id `centre`."""
    nodes = {node["id"]: node for node in subgraph["nodes"]}
    others = sorted(
        (node for id, node in nodes.items() if id != centre),
        key=lambda node: (KINDS.index(kind_of(node["id"])), name_of(node).casefold(), node["id"]),
    )
    radius = max(LEAST, len(others) * LINE / math.tau)
    said = _said(subgraph["relations"], nodes)
    name = name_of(nodes[centre])
    middle = Spot(centre, kind_of(centre), name, clipped(name, int(radius / 5)), 0, 0, 0, False, "")
    spots = {node["id"]: _spot(node, place, len(others), radius, said) for place, node in enumerate(others)}
    everywhere = {centre: middle, **spots}
    lines = tuple(_line(relation, everywhere) for relation in subgraph["relations"])
    outwards = LETTER * max((len(spot.shown) for spot in spots.values()), default=0)
    return Ring(middle, tuple(spots.values()), lines, radius, radius + 20 + outwards)


def _spot(node: Mapping[str, Any], place: int, all: int, radius: float, said: Mapping[str, list[str]]) -> Spot:
    angle = math.tau * (place + 0.5) / all - math.tau / 4
    turn = math.degrees(angle) % 360
    flipped = 90 < turn < 270
    name = name_of(node)
    x, y = round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1)
    shown = clipped(name, LONGEST)
    return Spot(
        node["id"], kind_of(node["id"]), name, shown, x, y, round(turn, 1), flipped, "; ".join(said[node["id"]])
    )


def _said(relations: list[Mapping[str, Any]], nodes: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    """What the relations say of each node."""
    said: dict[str, list[str]] = {id: [] for id in nodes}
    for relation in relations:
        title = _title(relation, nodes)
        said[relation["from"]].append(title)
        said[relation["to"]].append(title)
    return said


def _title(relation: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]]) -> str:
    ends = (clipped(name_of(nodes[relation[end]]), LONGEST) for end in ("from", "to"))
    return f" {RELATIONS[relation['type']]} ".join(ends)


def _line(relation: Mapping[str, Any], spots: Mapping[str, Spot]) -> Line:
    start, end = spots[relation["from"]], spots[relation["to"]]
    bend = "L" if (0, 0) in {(start.x, start.y), (end.x, end.y)} else "Q 0 0"
    path = f"M {start.x} {start.y} {bend} {end.x} {end.y}"
    return Line(path, start.id, end.id, f"{start.name} {RELATIONS[relation['type']]} {end.name}")
