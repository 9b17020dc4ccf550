"""Exports: one file a format, each a function from an edition to a stream of bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from kg.edition import Edition
from kg.exports import delimited, eee, graphml, jsonl, pwc, rdf

__all__ = ["FORMATS", "Export", "rdf"]

Export = Callable[[Edition, BinaryIO], str | None]
"""Writes an edition, and says what it wrote and had to leave out, where the format can't hold everything."""

FORMATS: dict[str, Export] = {
    "csv": delimited.write,
    "eee": eee.write,
    "graphml": graphml.write,
    "jsonl": jsonl.write,
    "pwc": pwc.write,
}
