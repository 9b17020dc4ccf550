"""What each node of the graph holds in Neo4j, as real numbers, dates and lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.model import Comparison, Concept, Kind, Node, Paper, ParameterKind, Result

Properties = dict[str, Any]

CAPTION = 60
"""Characters of a name that stands in a circle."""

FOLDED = ("title", "abstract", "organisation", "name", "setting")
"""Texts that are searched whatever their case."""


def properties(node: Node, papers: Mapping[str, Paper]) -> Properties:
    """What a node holds; `papers` are all, by id."""
    match node:
        case Paper():
            return _paper(node)
        case Concept():
            return _concept(node)
        case Result():
            return _result(node, papers[node.paper])
        case Comparison():
            return _comparison(node, papers[node.paper])


def _paper(paper: Paper) -> Properties:
    return {
        "name": caption(paper.title),
        "title": paper.title,
        "abstract": paper.abstract,
        "text_kind": paper.text_kind.value,
        "published": paper.published,
        "published_inferred": paper.published_inferred,
        "updated": paper.updated,
        "authors": list(paper.authors),
        "author_count": paper.author_count,
        "organisation": paper.organisation,
        "comments": paper.comments,
        "url": paper.url,
        "arxiv_id": paper.arxiv_id,
        "doi": paper.doi,
        "former": list(paper.former),
        "documents": [f"{source.document}#{source.entry}" for source in paper.sources],
    }


def _concept(concept: Concept) -> Properties:
    is_metric = concept.kind is Kind.METRIC
    return {
        "name": concept.name,
        "aliases": list(concept.aliases),
        "curated": concept.curated,
        "polarity": concept.polarity.value if is_metric else None,
        "percent": concept.percent if is_metric else None,
        "papers": concept.paper_count,
        "results": concept.result_count,
        "former": list(concept.former),
        **_sizes(concept),
    }


def _result(result: Result, paper: Paper) -> Properties:
    return {
        **_said(result, paper),
        "printed": result.printed,
        "value": float(result.value),
        "high": result.high,
        "unit": result.unit,
        "kind": result.kind.value,
        "direction": result.direction and result.direction.value,
        "claim": result.claim.value,
        "basis": result.basis and result.basis.value,
        "bound": result.bound.value,
        "setting": result.setting,
        "derived": result.derived,
        "disputed": result.disputed,
        **_sizes(result),
    }


def _comparison(comparison: Comparison, paper: Paper) -> Properties:
    return {**_said(comparison, paper), "direction": comparison.direction and comparison.direction.value}


def _said(said: Result | Comparison, paper: Paper) -> Properties:
    """What results and comparisons have in common."""
    return {
        "name": said.name,
        "subject_text": said.subject_text,
        "baseline_text": said.baseline_text,
        "metric_text": said.metric_text,
        "confidence": float(said.confidence),
        "published": paper.published,
    }


def _sizes(node: Concept | Result) -> Properties:
    """Sizes as printed, and the TOTAL ones as closed intervals from `sizes_low` to `sizes_high`."""
    totals = [size for size in node.sizes if size.kind is ParameterKind.TOTAL]
    low = [float(size.value) for size in totals]
    high = [float(size.value if size.high is None else size.high) for size in totals]
    bounds = {"sizes_low": low, "sizes_high": high, "smallest": min(low), "largest": max(high)} if totals else {}
    return ({"sizes": [size.printed for size in node.sizes]} if node.sizes else {}) | bounds


def folded(shown: Properties) -> Properties:
    """Texts with their case folded as Python folds it, where that may be another way than the database's."""
    texts = {name: shown.get(name) for name in FOLDED}
    return {f"{name}_folded": text.casefold() for name, text in texts.items() if text and not text.isascii()}


def caption(text: str) -> str:
    """A text cut to what can be read in a circle."""
    return text if len(text) <= CAPTION else text[: CAPTION - 1].rstrip() + "…"
