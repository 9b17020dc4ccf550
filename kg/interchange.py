"""The interchange: one JSON object per paper, as `kg extract` prints it and claims.jsonl and the cache keep it.

`dumps` and `loads` are a total pair: `loads(dumps(reading)) == reading` for every reading whose offsets hold.
`kg/rows.py` names every key.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from kg.errors import BadInput
from kg.model import ComparisonClaim, EntityClaim, Extractor, Paper, Reading, ResultClaim, SizeClaim, Source, Span
from kg.rows import ComparisonRow, EntityRow, ResultRow, Row, SpanRow


def dumps(reading: Reading) -> bytes:
    """One line of JSON, without its line end. Equal readings give equal bytes."""
    return msgspec.json.encode(to_row(reading))


def loads(line: bytes | str) -> Reading:
    """The reading on one line.

    Raises:
        BadInput: the line is not JSON, a key is missing, its value has another type, or a quote does not stand at its
            offsets.
    """
    try:
        return _reading(msgspec.json.decode(line, type=Row))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(f"not a row of the interchange: {error}") from error


def to_row(reading: Reading) -> Row:
    """The JSON object of a reading, its values plain or string enums; keys in a fixed order."""
    paper = reading.paper
    return {
        "id": paper.id if paper.given_id is None else paper.given_id,
        "paper": paper.id,
        "given_id": paper.given_id,
        "title": paper.title,
        "abstract": paper.abstract,
        "text_kind": paper.text_kind,
        "published": paper.published.isoformat() if paper.published else None,
        "published_inferred": paper.published_inferred,
        "authors": list(paper.authors),
        "author_count": paper.author_count,
        "organisation": paper.organisation,
        "comments": paper.comments,
        "url": paper.url,
        "arxiv_id": paper.arxiv_id,
        "updated": paper.updated.isoformat() if paper.updated else None,
        "doi": paper.doi,
        "sources": [{"document": s.document, "format": s.format, "entry": s.entry} for s in paper.sources],
        "former": list(paper.former),
        "entities": [_entity_row(entity) for entity in reading.entities],
        "results": [_result_row(result, paper) for result in reading.results],
        "comparisons": [_comparison_row(comparison, paper) for comparison in reading.comparisons],
    }


def _entity_row(entity: EntityClaim) -> EntityRow:
    row: EntityRow = {
        "type": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "role": entity.role,
        "parameters": [size.printed for size in entity.parameters],
        "mentions": [_span_row(span) for span in entity.mentions],
        "evaluated": entity.evaluated,
        "confidence": float(entity.confidence),
        "extractor": str(entity.extractor),
    }
    if any(size.span for size in entity.parameters):
        row["parameter_spans"] = [_span_row(size.span) if size.span else None for size in entity.parameters]
    return row


def _result_row(result: ResultClaim, paper: Paper) -> ResultRow:
    evidence = result.evidence
    return {
        "value": float(result.value),
        "high": None if result.high is None else float(result.high),
        "printed": result.printed,
        "unit": result.unit,
        "kind": result.kind,
        "direction": result.direction,
        "metric": result.metric,
        "dataset": _one_or_many(result.datasets),
        "subject": result.subject,
        "baseline": result.baseline,
        "model_size": result.model_size,
        "setting": result.setting,
        "quote": paper.text(evidence.field)[evidence.start : evidence.end],
        "field": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "number": {"start": result.number.start, "end": result.number.end},
        "basis": result.basis,
        "bound": result.bound,
        "judged": result.judged,
        "change_from": result.change_from,
        "confidence": float(result.confidence),
        "extractor": str(result.extractor),
    }


def _comparison_row(comparison: ComparisonClaim, paper: Paper) -> ComparisonRow:
    evidence = comparison.evidence
    return {
        "direction": comparison.direction,
        "metric": comparison.metric,
        "dataset": _one_or_many(comparison.datasets),
        "subject": comparison.subject,
        "baseline": comparison.baseline,
        "quote": paper.text(evidence.field)[evidence.start : evidence.end],
        "field": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "cue": {"start": comparison.cue.start, "end": comparison.cue.end},
        "confidence": float(comparison.confidence),
        "extractor": str(comparison.extractor),
    }


def _one_or_many(names: Sequence[str]) -> str | list[str] | None:
    if len(names) > 1:
        return list(names)
    return names[0] if names else None


def _span_row(span: Span) -> SpanRow:
    return {"field": span.field, "start": span.start, "end": span.end}


def _reading(row: Row) -> Reading:
    paper = _paper(row)
    entities = tuple(_entity(entity) for entity in row["entities"])
    results = tuple(_result(result, paper) for result in row["results"])
    return Reading(paper, entities, results, tuple(_comparison(made, paper) for made in row.get("comparisons", ())))


def _paper(row: Row) -> Paper:
    return Paper(
        id=row["paper"],
        title=row["title"],
        abstract=row["abstract"],
        text_kind=row["text_kind"],
        published=_date(row["published"]),
        published_inferred=row["published_inferred"],
        authors=tuple(row["authors"]),
        author_count=row["author_count"],
        organisation=row["organisation"],
        comments=row["comments"],
        url=row["url"],
        arxiv_id=row["arxiv_id"],
        updated=_date(row.get("updated")),
        doi=row.get("doi"),
        given_id=row["given_id"],
        sources=tuple(Source(**source) for source in row["sources"]),
        former=tuple(row["former"]),
    )


def _entity(row: EntityRow) -> EntityClaim:
    spans = row.get("parameter_spans", [None] * len(row["parameters"]))
    if len(spans) != len(row["parameters"]):
        raise BadInput(f"{row['name']!r}: parameter_spans has not the length of parameters")
    return EntityClaim(
        kind=row["type"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        role=row["role"],
        parameters=tuple(
            SizeClaim(printed, span and Span(**span)) for printed, span in zip(row["parameters"], spans, strict=True)
        ),
        mentions=tuple(Span(**span) for span in row["mentions"]),
        confidence=row["confidence"],
        extractor=_extractor(row["extractor"]),
        evaluated=row["evaluated"],
    )


def _result(row: ResultRow, paper: Paper) -> ResultClaim:
    evidence = _evidence(row, paper)
    return ResultClaim(
        value=row["value"],
        high=row["high"],
        printed=row["printed"],
        unit=row["unit"],
        kind=row["kind"],
        direction=row["direction"],
        metric=row["metric"],
        datasets=_datasets(row["dataset"]),
        subject=row["subject"],
        baseline=row["baseline"],
        model_size=row["model_size"],
        setting=row["setting"],
        number=Span(evidence.field, row["number"]["start"], row["number"]["end"]),
        evidence=evidence,
        confidence=row["confidence"],
        extractor=_extractor(row["extractor"]),
        basis=row["basis"],
        bound=row["bound"],
        judged=row["judged"],
        change_from=row["change_from"],
    )


def _comparison(row: ComparisonRow, paper: Paper) -> ComparisonClaim:
    evidence, cue = _evidence(row, paper), row["cue"]
    if not evidence.start <= cue["start"] < cue["end"] <= evidence.end:
        raise BadInput(f"{paper.id}: the cue of {row['quote']!r} does not stand in it")
    return ComparisonClaim(
        direction=row["direction"],
        metric=row["metric"],
        datasets=_datasets(row["dataset"]),
        subject=row["subject"],
        baseline=row["baseline"],
        cue=Span(evidence.field, cue["start"], cue["end"]),
        evidence=evidence,
        confidence=row["confidence"],
        extractor=_extractor(row["extractor"]),
    )


def _evidence(row: ResultRow | ComparisonRow, paper: Paper) -> Span:
    field = row["field"]
    if paper.text(field)[row["start"] : row["end"]] != row["quote"]:
        raise BadInput(f"{paper.id}: the quote {row['quote']!r} does not stand at its offsets")
    return Span(field, row["start"], row["end"])


def _datasets(names: str | list[str] | None) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names or ())


def _extractor(text: str) -> Extractor:
    name, _, version = text.partition("/")
    return Extractor(name, version)


def _date(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"not an ISO date: {text!r}") from error
