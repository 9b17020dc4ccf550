"""Verdicts that an edition has nothing for: a mistyped id, a paper that is not in it, another paper's result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.assemble.rulings import twin_of
from kg.ids import concept_id, kind_of
from kg.judgements import Predicate
from kg.lint import judged
from kg.model import CONCEPTS, Comparison, Concept, Judgement, Kind, Result, Verdict
from kg.stores.base import View
from kg.tables import Problem

_TOLD_APART = re.compile(r"-(?:[0-9a-f]{4}|[0-9a-f]{8})$")
"""What the id of one of several things of a name has at its end."""


def idle(folder: Path, view: View) -> Iterator[Problem]:
    """The rows of a folder's judgements that name what neither the edition nor the vocabulary has, or what is of
    another paper than the one that they are said of; one id each.

    What a verdict denies may be gone by it, and is not looked for; nor is what stands in malformed rows.
    """
    rows = judged(folder)
    denied = {row.object for _, row in rows if row.verdict is Verdict.NO}
    for line, row in rows:
        missing = [id for id in _wanted(row) if id not in denied and not _held(id, row, view)]
        if missing:
            yield line.problem(f"nothing here has the id {missing[0]}")
        elif strayed := _strayed(row, view):
            yield line.problem(strayed)


def _wanted(row: Judgement) -> Iterator[str]:
    if row.paper:
        yield row.paper
    if row.verdict is Verdict.YES or kind_of(row.subject) in (Kind.PAPER, Kind.RESULT, Kind.COMPARISON):
        yield row.subject
    if row.verdict is Verdict.YES:
        yield row.object


def _strayed(row: Judgement, view: View) -> str | None:
    """Why a verdict on what is one paper's acts on nothing: it is said of another."""
    said = [paper for id in (row.object, row.subject, row.paper) if id and (paper := _paper_of(id, view))]
    others = [paper for paper in said if paper != said[0]]
    return f"this is of {said[0]}, and said of {others[0]}" if others else None


def _paper_of(id: str, view: View) -> str | None:
    """The paper that a paper's id, a former one too, or the id of a result or comparison leads to."""
    if kind_of(id) is Kind.PAPER:
        return next((form.id for form in view.named([Kind.PAPER], id) if form.how in ("id", "former")), None)
    node = view.get([id]).get(id)
    return node.paper if isinstance(node, Result | Comparison) else None


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
