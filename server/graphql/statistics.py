"""What the graph holds, in numbers."""

from __future__ import annotations

import strawberry

from kg.model import Kind
from server.graphql.context import Context


@strawberry.type(description="What the graph holds, and which edition of it this is.")
class Statistics:
    edition: strawberry.ID = strawberry.field(description="The edition's id: 16 hex digits of its content's hash.")
    built: str = strawberry.field(description="When it was built (UTC, ISO 8601).")
    papers: int = strawberry.field(description="How many papers.")
    methods: int = strawberry.field(description="How many methods.")
    models: int = strawberry.field(description="How many models.")
    datasets: int = strawberry.field(description="How many datasets and benchmarks.")
    metrics: int = strawberry.field(description="How many metrics.")
    tasks: int = strawberry.field(description="How many tasks.")
    results: int = strawberry.field(description="How many results.")
    comparisons: int = strawberry.field(description="How many comparisons: claims without a number.")


def statistics(context: Context) -> Statistics:
    """The library's edition and the number of its nodes of each kind."""
    sizes = context.view.sizes()
    counts = {f"{kind}s": sizes.get(kind, 0) for kind in Kind}
    return Statistics(edition=strawberry.ID(context.library.edition), built=context.library.built, **counts)
