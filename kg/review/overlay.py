"""Verdicts into a folder of curated files: each becomes a row, signed and dated, and is shown as a diff.

Nothing else is ever changed: taking the row out again, by hand or with version control, undoes the verdict.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg import judgements, lint, tables, vocabulary
from kg.errors import BadInput
from kg.ids import concept_id
from kg.review.suggestion import Name, Triple
from kg.vocabulary import Vocabulary

JUDGED = ("subject", "predicate", "object", "paper", "curator")
"""What one curator says once: another verdict takes the place of the former."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, when, and why."""

    curator: str
    date: date
    why: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """A folder of a user's own curated files; `names` are all that hold under it."""

    folder: Path
    names: Vocabulary

    def write(self, rows: Iterable[Triple | Name], signed: Signature) -> str:
        """Add rows and give the difference, as a unified diff.

        Raises:
            BadInput: the files would not be clean after it; nothing is changed then.
            CurationError: a file is malformed already.
        """
        before: dict[Path, str] = {}
        clean = frozenset(lint.lint(self.folder))
        for row in rows:
            path, text = self._judged(row, signed) if isinstance(row, Triple) else self._named(row, signed)
            before.setdefault(path, path.read_text(encoding="utf-8") if path.exists() else "")
            _replace(path, text)
        problems = [problem for problem in lint.lint(self.folder) if problem not in clean]
        if problems:
            for path, text in before.items():
                _replace(path, text)
            raise BadInput(f"not written: {problems[0].message}")
        return "".join(_diff(path, text, self.folder) for path, text in before.items())

    def _judged(self, row: Triple, signed: Signature) -> tuple[Path, str]:
        """judgements.tsv with a verdict at its end; one of the same curator on the same triple makes room for it."""
        path = judgements.file(self.folder)
        cells = (row.subject, row.predicate, row.object, row.verdict, row.paper or "", *_cells(signed))
        said = dict(zip(judgements.HEADER, cells, strict=True))
        kept = [
            line.text
            for line in tables.read(path, judgements.HEADER)
            if any(tables.cells(line, judgements.HEADER)[name] != said[name] for name in JUDGED)
        ]
        return path, _table(judgements.HEADER, [*kept, "\t".join(cells)])

    def _named(self, row: Name, signed: Signature) -> tuple[Path, str]:
        """The vocabulary of a kind with a name in its place; a row that had its id makes room for it."""
        path = vocabulary.file(self.folder, row.kind)
        known = self.names.get(id := concept_id(row.kind, row.name))
        if known and known.name != row.name:
            id = concept_id(row.kind, row.name, taken=True)
        note = "; ".join((*_cells(signed)[:2], *filter(None, _cells(signed)[2:])))
        lines = {line.text.partition("\t")[0]: line.text for line in tables.read(path, vocabulary.HEADER)}
        lines[id] = "\t".join((id, row.name, "|".join(row.aliases), ";".join(row.attributes), note))
        return path, _table(vocabulary.HEADER, [lines[id] for id in sorted(lines)])


def _cells(signed: Signature) -> tuple[str, str, str]:
    return _one_line(signed.curator), signed.date.isoformat(), _one_line(signed.why)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _table(header: Iterable[str], rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in ("\t".join(header), *rows))


def _replace(path: Path, text: str) -> None:
    """Write a file whole; one that was not there before is taken away again."""
    if not text:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    aside.write_text(text, encoding="utf-8", newline="\n")
    aside.replace(path)


def _diff(path: Path, before: str, folder: Path) -> str:
    name = path.relative_to(folder).as_posix()
    after = path.read_text(encoding="utf-8")
    lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), f"a/{name}", f"b/{name}", n=0)
    return "".join(lines)
