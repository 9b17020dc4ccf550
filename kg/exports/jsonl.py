"""The graph as JSON lines: one node or mention a line, `{"type": ..., ...}`, by type and id."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from kg.edition import Edition
from kg.exports.graph import read


def write(edition: Edition, out: BinaryIO) -> None:
    """Papers, concepts, mentions, results and judgements of the edition, in that order."""
    graph = read(edition)
    for paper in graph.papers:
        _line(out, "paper", paper)
    for concept in graph.concepts:
        _line(out, concept.kind.value, concept)
    for mention in graph.mentions:
        _line(out, "mention", mention)
    for result in graph.results:
        _line(out, "result", result)
    for judgement in graph.judgements:
        _line(out, "judgement", judgement)


def _line(out: BinaryIO, type: str, value: object) -> None:
    out.write(msgspec.json.encode({"type": type, **msgspec.to_builtins(value)}) + b"\n")
