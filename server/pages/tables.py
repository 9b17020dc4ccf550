"""Answers as tables: where the rows lie in the JSON and what each column shows, as a question's table.json says.

A path's steps are names, and lists on the way are walked through; `{names}` are filled in from where the path leads;
`|` goes before what to show where there is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Value:
    """One text of a cell, and the id of the nearest node that it lies in, if the answer has it."""

    text: str
    of: str | None


def rows(data: Any, path: str) -> list[Any]:
    """The rows of an answer."""
    return [row for row, _ in _reach(data, path, None)]


def cell(row: Any, paths: str) -> list[Value]:
    """What the first path that leads somewhere finds, each value once."""
    for path in paths.split("|"):
        values = dict.fromkeys(Value(str(found), of) for found, of in _reach(row, path, None) if str(found).strip())
        if values:
            return list(values)
    return []


def _reach(value: Any, path: str, of: str | None) -> Iterator[tuple[Any, str | None]]:
    """What lies at the end of a path, each with the nearest id on the way."""
    if value is None:
        return
    if isinstance(value, list):
        for item in value:
            yield from _reach(item, path, of)
        return
    of = value.get("id", of) if isinstance(value, dict) else of
    if "{" in path.partition(".")[0]:
        yield _filled(path, value), of
    elif path:
        head, _, rest = path.partition(".")
        yield from _reach(value[head], rest, of)
    else:
        yield value, of


def _filled(template: str, value: Mapping[str, Any]) -> str:
    return re.sub(r"\{(\w+)\}", lambda m: "" if value[m.group(1)] is None else str(value[m.group(1)]), template)
