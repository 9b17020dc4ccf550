"""What people have decided about single triples; other code reads it and never writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from kg import tables
from kg.errors import BadInput, CurationError
from kg.ids import kind_of
from kg.model import CONCEPTS, TECHNIQUES, Judgement, Kind, Verdict
from kg.tables import Line

HEADER = ("subject", "predicate", "object", "verdict", "paper", "curator", "date", "why")


class Predicate(StrEnum):
    """The relations that a person can judge."""

    PROPOSES = "PROPOSES"
    USES = "USES"
    EVALUATES_ON = "EVALUATES_ON"
    ADDRESSES = "ADDRESSES"
    REPORTS = "REPORTS"
    STATES = "STATES"
    ON = "ON"
    MEASURES = "MEASURES"
    OF = "OF"
    COMPARED_WITH = "COMPARED_WITH"
    VARIANT_OF = "VARIANT_OF"
    CREDITS = "CREDITS"
    SAME_AS = "SAME_AS"


_SAID = (Kind.RESULT, Kind.COMPARISON)

ENDS: dict[Predicate, tuple[tuple[Kind, ...], tuple[Kind, ...]]] = {
    Predicate.PROPOSES: ((Kind.PAPER,), (*TECHNIQUES, Kind.DATASET)),
    Predicate.USES: ((Kind.PAPER,), (*TECHNIQUES, Kind.DATASET, Kind.METRIC)),
    Predicate.EVALUATES_ON: ((Kind.PAPER,), (Kind.DATASET,)),
    Predicate.ADDRESSES: ((Kind.PAPER,), (Kind.TASK,)),
    Predicate.REPORTS: ((Kind.PAPER,), (Kind.RESULT,)),
    Predicate.STATES: ((Kind.PAPER,), (Kind.COMPARISON,)),
    Predicate.ON: (_SAID, (Kind.DATASET,)),
    Predicate.MEASURES: (_SAID, (Kind.METRIC,)),
    Predicate.OF: (_SAID, TECHNIQUES),
    Predicate.COMPARED_WITH: (_SAID, TECHNIQUES),
    Predicate.VARIANT_OF: ((Kind.MODEL,), (Kind.MODEL,)),
    Predicate.CREDITS: ((Kind.RESULT,), TECHNIQUES),
    Predicate.SAME_AS: (CONCEPTS, CONCEPTS),
}
"""The kinds that may stand at the two ends; SAME_AS also wants both of one kind, or both techniques."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """Rows in the order read: built-in before overlay."""

    rows: tuple[Judgement, ...] = ()

    def decided(self, predicate: Predicate) -> tuple[Judgement, ...]:
        """The yes and no that hold, one for each triple and scope, those for everywhere first.

        Of several on one triple the latest date holds, on one date the later row. `unsure` decides nothing.
        """
        held: dict[tuple[str, str, str], Judgement] = {}
        for row in sorted(self.rows, key=lambda row: row.date):
            if row.predicate == predicate and row.verdict is not Verdict.UNSURE:
                held[row.paper or "", row.subject, row.object] = row
        return tuple(held[key] for key in sorted(held))


def load(overlay: Path | None = None) -> Judgements:
    """The built-in judgements, then those of an overlay folder.

    Raises:
        BadInput: the overlay is no folder.
        CurationError: a file is malformed.
    """
    return Judgements(tuple(row for folder in tables.folders(overlay) for row in read(folder)))


def file(folder: Path) -> Path:
    return folder / "judgements.tsv"


def read(folder: Path) -> list[Judgement]:
    """One file's rows. Raises CurationError."""
    return [judgement(line) for line in tables.read(file(folder), HEADER)]


def judgement(line: Line) -> Judgement:
    """The judgement on one line.

    Raises:
        CurationError: the predicate, verdict or date is none, an end is of a wrong kind, or nobody signed it.
    """
    cell = tables.cells(line, HEADER)
    if not cell["curator"]:
        raise line.wrong("a judgement names its curator")
    _check_ends(line, _predicate(line, cell["predicate"]), cell["subject"], cell["object"])
    if cell["paper"] and _kind(line, cell["paper"]) is not Kind.PAPER:
        raise line.wrong(f"paper is the id of a paper, or blank for everywhere: {cell['paper']!r}")
    return Judgement(
        subject=cell["subject"],
        predicate=cell["predicate"],
        object=cell["object"],
        verdict=_verdict(line, cell["verdict"]),
        paper=cell["paper"] or None,
        curator=cell["curator"],
        date=_date(line, cell["date"]),
        why=cell["why"],
    )


def _check_ends(line: Line, predicate: Predicate, subject: str, object: str) -> None:
    left, right = _kind(line, subject), _kind(line, object)
    lefts, rights = ENDS[predicate]
    if left not in lefts or right not in rights:
        raise line.wrong(f"{predicate} leads from {'|'.join(lefts)} to {'|'.join(rights)}, not {left} to {right}")
    if predicate is Predicate.SAME_AS and left != right and {left, right} != set(TECHNIQUES):
        raise line.wrong(f"SAME_AS joins things of one kind, not a {left} and a {right}")
    if subject == object:
        raise line.wrong("subject and object are the same")


def _kind(line: Line, id: str) -> Kind:
    try:
        return kind_of(id)
    except BadInput as error:
        raise line.wrong(str(error)) from error


def _predicate(line: Line, text: str) -> Predicate:
    try:
        return Predicate(text)
    except ValueError as error:
        raise line.wrong(f"{text!r} is no predicate: {', '.join(Predicate)}") from error


def _verdict(line: Line, text: str) -> Verdict:
    try:
        return Verdict(text)
    except ValueError as error:
        raise line.wrong(f"{text!r} is no verdict: {', '.join(Verdict)}") from error


def _date(line: Line, text: str) -> date:
    wanted: CurationError = line.wrong(f"{text!r} is no ISO date like 2025-01-31")
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise wanted from error
    if found.isoformat() != text:
        raise wanted
    return found
