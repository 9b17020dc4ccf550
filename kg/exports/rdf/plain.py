"""N-Quads and N-Triples: the lines as they are kept."""

from __future__ import annotations

import re
from typing import BinaryIO

from kg.exports.rdf.turtle import Lines

_NAMED = re.compile(rb'<[^>]*> <[^>]*> (?:<[^>]*>|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[\w-]+)?) <[^>]*> \.\n')
"""A line with a graph."""


def nquads(lines: Lines, _base: str, out: BinaryIO) -> None:
    """Every quad, sorted by bytes."""
    out.writelines(lines())


def ntriples(lines: Lines, _base: str, out: BinaryIO) -> None:
    """The default graph, sorted by bytes."""
    out.writelines(line for line in lines() if not _NAMED.fullmatch(line))
