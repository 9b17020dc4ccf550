"""Exports: one file a format, each a function from a view to a stream of bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from kg.exports import graphml, jsonl, rdf
from kg.stores.base import View

__all__ = ["FORMATS", "Export", "rdf"]

Export = Callable[[View, BinaryIO], None]

FORMATS: dict[str, Export] = {"graphml": graphml.write, "jsonl": jsonl.write}
