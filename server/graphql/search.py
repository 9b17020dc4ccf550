"""Finding nodes by words, and walking from node to node."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import strawberry

from kg import search as kg_search
from kg import walk
from kg.errors import BadInput
from kg.model import Kind
from server.graphql.context import Context
from server.graphql.node import Node
from server.graphql.orders import limited

DEEPEST = 4
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
        BadInput: the text is empty, or `first` is out of bounds.
    """
    if not text.strip():
        raise BadInput("search for something: the text is empty")
    hits = kg_search.search(context.view, text, tuple(kinds or Kind), limited(first))
    nodes = context.nodes(hit.id for hit in hits)
    return [SearchHit(node=nodes[hit.id], matched=hit.matched, how=hit.how) for hit in hits]
