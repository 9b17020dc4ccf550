"""Results as CSV (RFC 4180), a row each, with their evidence; no cell is one that a spreadsheet would run."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from kg.edition import Edition
from kg.model import Node, Paper, Result
from kg.names import name
from kg.plan import Collection
from kg.scan import batches

COLUMNS = (
    *("id", "paper", "title", "published", "url", "techniques", "datasets", "metric"),
    *("value", "high", "unit", "printed", "kind", "direction", "claim", "basis", "bound", "setting"),
    *("baseline", "parameters", "disputed", "confidence", "quote", "field", "start", "end", "extractor", "version"),
)

_RUNS = re.compile("[\\s\0]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def write(edition: Edition, out: BinaryIO) -> None:
    """Every result, by id; of several techniques or datasets all in one cell, with semicolons between."""
    view = edition.view()
    rows = csv.writer(codecs.getwriter("utf-8")(out))
    rows.writerow(COLUMNS)
    for nodes in batches(view, Collection.RESULTS):
        results = [node for node in nodes if isinstance(node, Result)]
        named = view.get(id for result in results for id in _ends(result))
        rows.writerows(map(safe, _row(result, named)) for result in results)


def safe(cell: object) -> object:
    """A cell as it is, or with an apostrophe before it where it is text that a spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and _RUNS.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _ends(result: Result) -> list[str]:
    slots = (result.paper, *_credited(result), *result.datasets, result.metric, result.baseline)
    return [id for id in slots if id]


def _credited(result: Result) -> list[str]:
    return [credit.technique for credit in result.credits]


def _row(result: Result, named: Mapping[str, Node]) -> Iterable[object]:
    def names(ids: Iterable[str | None]) -> str:
        return "; ".join(name(named[id]) for id in ids if id)

    paper, seen = named[result.paper], result.evidence
    assert isinstance(paper, Paper)
    yield from (result.id, paper.id, paper.title, paper.published, paper.url)
    yield from (names(_credited(result)), names(result.datasets), names([result.metric]) or result.metric_text)
    yield from (result.value, result.high, result.unit, result.printed, result.kind.value)
    yield from (result.direction and result.direction.value, result.claim.value)
    yield from (result.basis and result.basis.value, result.bound.value, result.setting)
    yield from (names([result.baseline]) or result.baseline_text, "; ".join(size.printed for size in result.sizes))
    yield from (str(result.disputed).lower(), result.confidence)
    yield from (seen.quote, seen.field.value, seen.start, seen.end, seen.extractor, seen.version)
