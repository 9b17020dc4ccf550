"""What the graph holds, in numbers."""

from __future__ import annotations

from dataclasses import asdict

import strawberry

from kg import precision as known
from kg.model import Kind
from server.graphql.context import Context


@strawberry.type(description="How often what the extractors say in one field is right.")
class FieldPrecision:
    field: str = strawberry.field(description='The field: "dataset", "result metric".')
    means: str = strawberry.field(description="When it is right.")
    precision: float = strawberry.field(description="The share that was right, from 0 to 1.")
    low: float = strawberry.field(
        description="The low end of where the share would lie 95 times of 100, had other abstracts been annotated."
    )
    high: float = strawberry.field(description="The high end.")
    right: int = strawberry.field(description="How many were right.")
    decided: int = strawberry.field(description="Of how many.")


@strawberry.type(
    description="What was measured of the extractors: of one version, which need not be the one that read this edition."
)
class Precision:
    extractor: str = strawberry.field(description="The extractor's name.")
    version: str = strawberry.field(description="The version that was measured.")
    measured_on: str = strawberry.field(description="What it was measured on.")
    fields: list[FieldPrecision] = strawberry.field(description="Each field.")


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
    extractor: str | None = strawberry.field(
        description="The version of the extractors that read the papers; null where that is not known (of a dump)."
    )
    precision: Precision | None = strawberry.field(
        description="How often what the extractors say is right; null where that is not known. Where its `version` is "
        "not that of `extractor`, another version was measured than the one that read this edition."
    )


def statistics(context: Context) -> Statistics:
    """The library's edition and the number of its nodes of each kind."""
    library, sizes = context.library, context.view.sizes()
    counts = {f"{kind}s": sizes.get(kind, 0) for kind in Kind}
    return Statistics(
        edition=strawberry.ID(library.edition),
        built=library.built,
        extractor=library.extractor,
        precision=_precision(library.precision) if library.precision else None,
        **counts,
    )


def _precision(said: known.Precision) -> Precision:
    fields = [FieldPrecision(**asdict(row)) for row in said.fields]
    return Precision(extractor=said.extractor, version=said.version, measured_on=said.measured_on, fields=fields)
