"""Queries with parameters: what is written `$name` in them is filled in by values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal

from kg.rdf.codecs import number

Value = str | float | list[str] | None


def filled(query: str, values: Mapping[str, Value], base: str) -> str:
    """The query with values for its parameters, lists with commas between; what has none stays a variable.

    Relative IRIs of the query are below the base.
    """

    def value(found: re.Match[str]) -> str:
        given = values.get(found[1])
        return found[0] if given is None else _written(given)

    lines = query.splitlines(keepends=True)
    body = (line if line.startswith("#") else re.sub(r"\$(\w+)", value, line) for line in lines)
    return f"BASE <{base}>\n{''.join(body)}"


def _written(value: str | float | list[str]) -> str:
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    return str(Literal(value)) if isinstance(value, str) else number(float(value)).value
