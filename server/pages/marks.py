"""A stored text cut where evidence begins and ends, so that a page can mark who is named and what is reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a text that a fact was read from: `of` is the id of a named thing or a result."""

    start: int
    end: int
    of: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are covered by the same marks. `begins`: the results whose evidence starts here."""

    text: str
    named: Mark | None
    results: tuple[Mark, ...]
    begins: tuple[str, ...]


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text in pieces; joined, they are the text again. Of names that overlap, the longest is shown."""
    known = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    cuts = sorted({0, len(text), *(at for mark in known for at in (mark.start, mark.end))})
    return [_piece(text, start, end, known) for start, end in pairwise(cuts)]


def _piece(text: str, start: int, end: int, marks: list[Mark]) -> Piece:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    results = tuple(mark for mark in over if mark.of.startswith("result/"))
    names = [mark for mark in over if not mark.of.startswith("result/")]
    named = max(names, key=lambda mark: (mark.end - mark.start, mark.of), default=None)
    return Piece(text[start:end], named, results, tuple(mark.of for mark in results if mark.start == start))


def of_evidence(field: str, evidence: Iterable[Mapping[str, Any]], of: str, title: str) -> list[Mark]:
    """The marks of those pieces of evidence that lie in a field (`TITLE` or `ABSTRACT`)."""
    return [Mark(item["start"], item["end"], of, title) for item in evidence if item["field"] == field]


def of_paper(paper: Mapping[str, Any], field: str) -> list[Mark]:
    """The marks of everything that a paper names and reports in a field."""
    named = [
        mark
        for mention in paper["mentions"]
        for mark in of_evidence(field, mention["evidence"], mention["concept"]["id"], mention["concept"]["name"])
    ]
    results = [edge["node"] for edge in paper["results"]["edges"]]
    reported = [mark for r in results for mark in of_evidence(field, [r["evidence"]], r["id"], r["name"])]
    return named + reported


def of_result(result: Mapping[str, Any], field: str) -> list[Mark]:
    """The marks of one result and of the sizes that stand with it."""
    sizes = [size["evidence"] for size in result["parameters"] if size["evidence"]]
    return [
        *of_evidence(field, [result["evidence"]], result["id"], result["name"]),
        *of_evidence(field, sizes, "size", "model size"),
    ]
