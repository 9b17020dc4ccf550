"""The graph as JSON lines: one node, mention or judgement a line, `{"type": ..., ...}`."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from kg.edition import Edition
from kg.ids import kind_of
from kg.plan import Collection
from kg.scan import batches


def write(edition: Edition, out: BinaryIO) -> None:
    """Papers, each batch with what it names, then concepts, results and comparisons with their verdicts; each by id."""
    view = edition.view()
    for papers in batches(view, Collection.PAPERS):
        for paper in papers:
            _line(out, "paper", paper)
        for mentions in view.mentions(paper.id for paper in papers).values():
            for mention in mentions:
                _line(out, "mention", mention)
    for collection in (Collection.CONCEPTS, Collection.RESULTS, Collection.COMPARISONS):
        for nodes in batches(view, collection):
            for node in nodes:
                _line(out, kind_of(node.id).value, node)
            for verdicts in view.judgements(node.id for node in nodes).values():
                for verdict in verdicts:
                    _line(out, "judgement", verdict)


def _line(out: BinaryIO, type: str, value: object) -> None:
    fields = msgspec.to_builtins(value)
    out.write(msgspec.json.encode({"type": type, **fields}, order="deterministic") + b"\n")
