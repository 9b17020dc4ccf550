"""Walking from node to node along relations, whichever way they point: one question to the store per step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.answers import Link
from kg.model import Concept
from kg.stores.base import View

WIDEST = 10_000
"""Relations looked at in one step of a neighbourhood: a benchmark may have more."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation, and how many papers say it: the one that it was read from, or those that mention a variant."""

    type: str
    source: str
    target: str
    confidence: float
    papers: int


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Ids of nodes, nearest first, and every relation among them; `truncated` where more are as near."""

    nodes: tuple[str, ...]
    relations: tuple[Relation, ...]
    truncated: bool


def neighbourhood(view: View, id: str, depth: int, first: int) -> Subgraph:
    """The node and what lies at most `depth` relations from it, at most `first` nodes in all. Unknown: no node."""
    seen: dict[str, None] = dict.fromkeys(view.get([id]))
    frontier, truncated = list(seen), False
    for _ in range(depth):
        links = view.links(frontier, WIDEST)
        near = [end for end in _ends(links) if end not in seen]
        frontier = near[: max(0, first - len(seen))]
        truncated = truncated or len(frontier) < len(near) or len(links) == WIDEST
        seen.update(dict.fromkeys(frontier))
        if not frontier:
            break
    nodes = tuple(seen)[:first]
    return Subgraph(nodes, _relations(view, view.among(nodes)), truncated or len(nodes) < len(seen))


def path(view: View, start: str, end: str, longest: int) -> tuple[Relation, ...] | None:
    """A shortest chain of at most `longest` relations; empty from a node to itself, None where there is none.

    Steps are taken from the end with fewer nodes to go on from, so that hubs are met late.
    """
    if start not in view.get([start]):
        return None
    ways = _Way({start: None}, [start]), _Way({end: None}, [end])
    for _ in range(longest):
        if start == end:
            break
        way, other = sorted(ways, key=lambda way: len(way.frontier))
        way.step(view)
        met = next((id for id in way.frontier if id in other.reached), None)
        if met is not None:
            return _relations(view, (*reversed(ways[0].back(met)), *ways[1].back(met)))
        if not way.frontier:
            return None
    return () if start == end else None


@dataclass(slots=True)
class _Way:
    """What was reached from one end, by which link, and the nodes to go on from."""

    reached: dict[str, Link | None]
    frontier: list[str]

    def step(self, view: View) -> None:
        here, self.frontier = set(self.frontier), []
        for link in view.links(sorted(here), None):
            for near, far in ((link.source, link.target), (link.target, link.source)):
                if near in here and far not in self.reached:
                    self.reached[far] = link
                    self.frontier.append(far)

    def back(self, id: str) -> list[Link]:
        """The links from a reached node back to this end."""
        links: list[Link] = []
        while (link := self.reached[id]) is not None:
            links.append(link)
            id = link.source if link.target == id else link.target
        return links


def _ends(links: Iterable[Link]) -> list[str]:
    return list(dict.fromkeys(end for link in links for end in (link.source, link.target)))


def _relations(view: View, links: Iterable[Link]) -> tuple[Relation, ...]:
    found = list(links)
    variants = view.get({link.source for link in found if link.type == "VARIANT_OF"})
    papers = {id: node.paper_count for id, node in variants.items() if isinstance(node, Concept)}
    return tuple(
        Relation(link.type, link.source, link.target, link.confidence, papers.get(link.source, 1)) for link in found
    )
