"""Finding nodes by words, and walking from node to node."""

from __future__ import annotations

from collections.abc import Iterable

import strawberry

from kg import names, walk
from kg import search as kg_search
from kg.errors import BadInput
from kg.model import Kind
from server.graphql.context import Context
from server.graphql.node import Node
from server.graphql.orders import limited

MOST_STEPS = 6
"""How far a neighbourhood or a path may reach: beyond it, everything is near everything."""


@strawberry.type(description="A node that was found by words.")
class SearchHit:
    node: Node = strawberry.field(description="What was found.")
    matched: str = strawberry.field(description="The name, alias or title that matched.")
    how: str = strawberry.field(description="EXACT, PREFIX, WORD or NEAR.")


@strawberry.type(description="A relation between two nodes, directed as its verb reads (a paper PROPOSES a method).")
class Relation:
    type: str = strawberry.field(description="The verb.")
    from_: strawberry.ID = strawberry.field(name="from", description="The id of the node that it starts from.")
    to: strawberry.ID = strawberry.field(description="The id of the node that it leads to.")
    confidence: float = strawberry.field(description="How sure the extractor is, from 0 to 1.")
    papers: int = strawberry.field(description="How many papers say it.")


@strawberry.type(description="Some nodes and the relations among them.")
class Subgraph:
    nodes: list[Node] = strawberry.field(description="The nodes, nearest first.")
    relations: list[Relation] = strawberry.field(description="The relations among them.")
    truncated: bool = strawberry.field(description="Whether more nodes are as near.")


def search(context: Context, text: str, kinds: Iterable[Kind] | None, first: int) -> list[SearchHit]:
    """The nodes that match some words best.

    Raises:
        BadInput: the text is empty or too long, or `first` is out of bounds.
    """
    names.check(text)
    hits = kg_search.search(context.view, tuple(Kind) if kinds is None else kinds, text, limited(first))
    nodes = context.nodes(hit.id for hit in hits)
    return [SearchHit(node=nodes[hit.id], matched=hit.matched, how=hit.how) for hit in hits]


def neighbourhood(context: Context, id: str, depth: int, first: int) -> Subgraph:
    """A node and what is at most `depth` relations away, nearest first.

    Raises:
        BadInput: `depth` or `first` is out of bounds.
    """
    found = walk.neighbourhood(context.view, id, _steps("depth", depth), limited(first))
    nodes = context.nodes(found.nodes)
    return Subgraph(
        nodes=[nodes[id] for id in found.nodes],
        relations=[_relation(relation) for relation in found.relations],
        truncated=found.truncated,
    )


def path(context: Context, start: str, end: str, longest: int) -> list[Relation] | None:
    """The shortest chain of at most `longest` relations between two nodes; None where there is none.

    Raises:
        BadInput: `longest` is out of bounds.
    """
    found = walk.path(context.view, start, end, _steps("longest", longest))
    return None if found is None else [_relation(relation) for relation in found]


def _steps(name: str, number: int) -> int:
    if not 0 <= number <= MOST_STEPS:
        raise BadInput(f"{name} must be from 0 to {MOST_STEPS}, not {number}")
    return number


def _relation(found: walk.Relation) -> Relation:
    return Relation(
        type=found.type,
        from_=strawberry.ID(found.source),
        to=strawberry.ID(found.target),
        confidence=found.confidence,
        papers=found.papers,
    )
