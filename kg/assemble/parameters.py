"""The parameter counts of results and techniques: as stated with the number, else as known of the technique."""

from __future__ import annotations

from kg import sizes
from kg.assemble.page import Page, as_sizes, count_of, evidence
from kg.assemble.registry import Registry
from kg.model import Evidence, Field, ParameterSource, ResultClaim, Size, Span


def result_sizes(result: ResultClaim, subject: str | None, page: Page, registry: Registry) -> tuple[Size, ...]:
    """STATED with the result; else MODEL, of its subject; else none, which means unknown."""
    if result.model_size:
        stated = tuple(as_sizes(result.model_size, ParameterSource.STATED, _place(result, page)))
        if stated:
            return stated
    return model_sizes(subject, page, registry) if subject else ()


def model_sizes(technique: str, page: Page, registry: Registry) -> tuple[Size, ...]:
    """What its name says; else what the paper says; else what the vocabulary says."""
    said = page.sizes_of(technique)
    named = named_sizes(registry.name_of(technique))
    if named:
        places = {count_of(size): size for size in said}
        return tuple(places.get(count_of(size), size) for size in named)
    return said or listed_sizes(technique, registry)


def named_sizes(name: str) -> tuple[Size, ...]:
    printed = sizes.inside(name)
    return tuple(as_sizes(printed, ParameterSource.MODEL)) if printed else ()


def listed_sizes(technique: str, registry: Registry) -> tuple[Size, ...]:
    row = registry.vocabulary.get(technique)
    printed = row.sizes if row else ()
    return tuple(size for one in printed for size in as_sizes(one, ParameterSource.MODEL))


def _place(result: ResultClaim, page: Page) -> Evidence | None:
    """Where the stated size stands: in the result's own words, else where the text first has it."""
    size = result.model_size or ""
    own = result.evidence
    for span in (own, *(Span(field, 0, len(page.paper.text(field))) for field in (Field.ABSTRACT, Field.TITLE))):
        found = sizes.place(size, page.paper.text(span.field)[span.start : span.end])
        if found:
            where = Span(span.field, span.start + found[0], span.start + found[1])
            return evidence(page.paper, where, result.extractor, result.confidence)
    return None
