"""A stored text cut where evidence begins and ends, so that a page can mark who is named and what is reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

SAID = ("result/", "comparison/")
"""How the ids begin of what a paper says; other marks are of what it names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a text that a fact was read from: `of` is the id of a named thing, a result or a comparison."""

    start: int
    end: int
    of: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are covered by the same marks. `results` are comparisons too;
    `begins` has those whose evidence starts here."""

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
    results = tuple(mark for mark in over if mark.of.startswith(SAID))
    names = [mark for mark in over if not mark.of.startswith(SAID)]
    named = max(names, key=lambda mark: (mark.end - mark.start, mark.of), default=None)
    return Piece(text[start:end], named, results, tuple(mark.of for mark in results if mark.start == start))


def of_evidence(field: str, evidence: Iterable[Mapping[str, Any]], of: str, title: str) -> list[Mark]:
    """The marks of those pieces of evidence that lie in a field (`TITLE` or `ABSTRACT`)."""
    return [Mark(item["start"], item["end"], of, title) for item in evidence if item["field"] == field]


def of_paper(paper: Mapping[str, Any], field: str) -> list[Mark]:
    """The marks of everything that a paper names, reports and compares in a field."""
    named = [
        mark
        for mention in paper["mentions"]
        for mark in of_evidence(field, mention["evidence"], mention["concept"]["id"], mention["concept"]["name"])
    ]
    said = [*(edge["node"] for edge in paper["results"]["edges"]), *paper["comparisons"]["nodes"]]
    return named + [mark for one in said for mark in of_said(one, field)]


def of_said(said: Mapping[str, Any], field: str) -> list[Mark]:
    """The mark of one result or comparison."""
    return of_evidence(field, [said["evidence"]], said["id"], said["name"])


def of_result(result: Mapping[str, Any], field: str) -> list[Mark]:
    """The marks of one result and of the sizes that stand with it."""
    sizes = [size["evidence"] for size in result["parameters"] if size["evidence"]]
    return [
        *of_said(result, field),
        *of_evidence(field, sizes, "size", "model size"),
    ]
