"""Suggestions as a table, for whoever decides in a spreadsheet, a script or a pull request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from kg.review.suggestion import Answer, Name, Suggestion

COLUMNS = ("kind", "signal", "worth", "precision", "about", "question", "evidence", "answers")


def tsv(suggestions: Iterable[Suggestion], out: BinaryIO) -> None:
    """One line each: evidence and answers are joined by ` | `, and nothing in a cell is a tab or a line end."""
    out.write(("\t".join(COLUMNS) + "\n").encode())
    for found in suggestions:
        cells = (
            *(found.kind, found.signal, f"{found.worth:.2f}", str(found.precision or ""), " ".join(found.about)),
            found.question,
            " | ".join(f"{quote.paper}: {quote.text}" for quote in found.evidence),
            " | ".join(f"{answer.key}: {answer.says}" for answer in found.answers),
        )
        out.write(("\t".join(" ".join(cell.split()) for cell in cells) + "\n").encode())


def json(suggestions: Iterable[Suggestion], out: BinaryIO) -> None:
    """An array; each answer holds the rows that it would write."""
    rows = [{**msgspec.to_builtins(found), "answers": [_answer(one) for one in found.answers]} for found in suggestions]
    out.write(msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n")


def _answer(answer: Answer) -> dict[str, object]:
    rows = [{"file": _file(row), **msgspec.to_builtins(row._asdict())} for row in answer.rows]
    return {"key": answer.key, "says": answer.says, "rows": rows}


def _file(row: object) -> str:
    return f"vocabulary/{row.kind}.tsv" if isinstance(row, Name) else "judgements.tsv"


FORMATS = {"tsv": tsv, "json": json}
