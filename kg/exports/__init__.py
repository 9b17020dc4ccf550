"""Exports: one file a format, each a function from an edition to a stream of bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from kg.edition import Edition
from kg.exports import graphml, jsonl

Export = Callable[[Edition, BinaryIO], None]

FORMATS: dict[str, Export] = {"graphml": graphml.write, "jsonl": jsonl.write}
