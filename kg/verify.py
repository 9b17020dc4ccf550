"""Whether an edition on disk is what it says: its id, its counts, and every quote at its offsets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from kg.edition import Edition
from kg.model import Comparison, Concept, Evidence, Node, Paper, Result
from kg.plan import Collection
from kg.scan import batches
from kg.stores.base import View


def problems(edition: Edition) -> Iterator[str]:
    """What is wrong, a line each; nothing for a sound edition."""
    with edition.quads.open("rb") as quads:
        mark = hashlib.file_digest(quads, "sha256").hexdigest()[:16]
    if mark != edition.id:
        yield f"{edition.quads}: its hash is {mark}, not the edition's id {edition.id}: build it again"
    view = edition.view()
    held = {kind.value: count for kind, count in view.sizes().items() if count}
    if held != edition.manifest.counts:
        yield f"{edition.path}: the view holds {held}, the manifest says {edition.manifest.counts}"
    yield from misquoted(view)


def misquoted(view: View) -> Iterator[str]:
    """Every piece of evidence whose quote is not the stored text at its offsets."""
    for papers in batches(view, Collection.PAPERS):
        mentions = view.mentions(paper.id for paper in papers).values()
        yield from _compare(view, (e for group in mentions for mention in group for e in mention.evidence))
    for collection in (Collection.CONCEPTS, Collection.RESULTS, Collection.COMPARISONS):
        for nodes in batches(view, collection):
            yield from _compare(view, (e for node in nodes for e in _evidence(node)))


def _evidence(node: Node) -> Iterator[Evidence]:
    if isinstance(node, Result | Comparison):
        yield node.evidence
    if isinstance(node, (Result, Concept)):
        yield from (size.evidence for size in node.sizes if size.evidence)


def _compare(view: View, evidence: Iterable[Evidence]) -> Iterator[str]:
    pieces = list(evidence)
    papers = view.get({piece.paper for piece in pieces})
    for piece in pieces:
        paper = papers.get(piece.paper)
        if not isinstance(paper, Paper) or not _stands(piece, paper.text(piece.field)):
            yield f"{piece.paper}: {piece.field.value} [{piece.start}:{piece.end}] is not {piece.quote!r}"


def _stands(piece: Evidence, text: str) -> bool:
    """Whether a quote is the text at its offsets, all of which lie in the text: a slice may run beyond its end."""
    return 0 <= piece.start <= piece.end <= len(text) and text[piece.start : piece.end] == piece.quote
