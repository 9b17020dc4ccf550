"""Comparisons: claims without a number, which are no results."""

from __future__ import annotations

import strawberry

from kg.model import Direction
from server.graphql.said import Said


@strawberry.type(description="A claim without a number: that a technique is better or worse than another, or as good.")
class Comparison(Said):
    direction: Direction | None = strawberry.field(
        description="UP: the subject is said to be better than the baseline; DOWN: worse; null: neither is."
    )
