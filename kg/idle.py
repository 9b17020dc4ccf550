"""Verdicts that an edition has nothing for: a mistyped id, or a paper that is not in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg import judgements, tables
from kg.assemble.rulings import twin_of
from kg.ids import concept_id, kind_of
from kg.judgements import Predicate
from kg.model import CONCEPTS, Concept, Judgement, Kind, Verdict
from kg.stores.base import View
from kg.tables import Problem

_TOLD_APART = re.compile(r"-(?:[0-9a-f]{4}|[0-9a-f]{8})$")
"""What the id of one of several things of a name has at its end."""


def idle(folder: Path, view: View) -> Iterator[Problem]:
    """The rows of a folder's judgements that name what neither the edition nor the vocabulary has, one id each.

    What a verdict denies may be gone by it, and is not looked for.

    Raises:
        CurationError: the file is malformed.
    """
    file = judgements.file(folder)
    rows = [(line, judgements.judgement(line)) for line in tables.read(file, judgements.HEADER)]
    denied = {row.object for _, row in rows if row.verdict is Verdict.NO}
    for line, row in rows:
        missing = [id for id in _wanted(row) if id not in denied and not _held(id, row, view)]
        if missing:
            yield line.problem(f"nothing here has the id {missing[0]}")


def _wanted(row: Judgement) -> Iterator[str]:
    if row.paper:
        yield row.paper
    if row.verdict is Verdict.YES or kind_of(row.subject) in (Kind.PAPER, Kind.RESULT, Kind.COMPARISON):
        yield row.subject
    if row.verdict is Verdict.YES:
        yield row.object


def _held(id: str, row: Judgement, view: View) -> bool:
    if row.predicate == Predicate.SAME_AS and id == row.subject:
        return bool(view.get([id])) or _merged(row, view)
    ids = (id, twin_of(id)) if kind_of(id) in CONCEPTS else (id,)
    found = (form for one in ids if one for form in view.named([kind_of(one)], one))
    return any(form.how in ("id", "former") for form in found)


def _merged(row: Judgement, view: View) -> bool:
    """Whether what has the object's id is called by a name that the subject's id is made of."""
    named = {form.id for form in view.named([kind_of(row.object)], row.object)}
    concepts = [node for node in view.get(named).values() if isinstance(node, Concept)]
    made = {concept_id(kind_of(row.subject), form) for one in concepts for form in (one.name, *one.aliases)}
    return row.subject in made or _TOLD_APART.sub("", row.subject) in made
