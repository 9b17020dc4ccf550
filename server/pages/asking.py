"""What pages ask: each page's answer comes from one GraphQL query on file, which the page shows for copying."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BadInput, Overdue, PaperkgError, StoreError, StoreNotReady, StoreUnavailable
from server.graphql import execute
from server.library import Library

FOLDER = Path(__file__).parent / "queries"
SHARED = "fragments"
"""The file of fragments, which queries name and `read` adds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its variables, and the data that answers it."""

    query: str
    variables: Mapping[str, object]
    data: dict[str, Any]


class NotFound(BadInput):
    """What a page is about is not in the graph."""


def ask(library: Library, query: str, variables: Mapping[str, object]) -> Asked:
    """The answer to a page's query.

    Raises:
        NotFound: a name in the variables means nothing.
        BadInput: the variables cannot be meant.
        Overdue: there is no time left.
        StoreError: the database can't answer.
        PaperkgError: anything else that went wrong.
    """
    answer = execute(library, query, variables)
    if not answer.get("errors"):
        return Asked(query, variables, answer["data"])
    [error, *_] = answer["errors"]
    if error["extensions"]["code"] == Overdue.code:
        raise Overdue
    problems: dict[str, type[Exception]] = {"UNKNOWN_NAME": NotFound, "AMBIGUOUS_NAME": NotFound}
    problems |= {ours.code: ours for ours in (BadInput, StoreError, StoreNotReady, StoreUnavailable)}
    raise problems.get(error["extensions"]["code"], PaperkgError)(error["message"])


def queries() -> dict[str, str]:
    """The queries on file by name, each with the fragments that it names."""
    shared = _fragments((FOLDER / f"{SHARED}.graphql").read_text(encoding="utf-8"))
    files = sorted(FOLDER.glob("*.graphql"))
    return {file.stem: _whole(file.read_text(encoding="utf-8"), shared) for file in files if file.stem != SHARED}


def _fragments(text: str) -> dict[str, str]:
    parts = re.split(r"^(?=fragment )", text, flags=re.MULTILINE)
    return {part.split()[1]: part.strip() + "\n" for part in parts if part.strip()}


def _whole(query: str, fragments: Mapping[str, str]) -> str:
    """A query with the fragments that it names, and those that they name."""
    needed: dict[str, str] = {}
    texts = [query]
    while texts:
        for name in re.findall(r"\.\.\.(\w+)", texts.pop()):
            if name in fragments and name not in needed:
                needed[name] = fragments[name]
                texts.append(fragments[name])
    return "\n".join([query, *needed.values()])
