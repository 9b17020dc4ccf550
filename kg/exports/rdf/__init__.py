"""The graph in the syntaxes of RDF, each streamed from an edition's sorted quads; equal graphs give equal bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from kg.exports.rdf.jsonld import jsonld
from kg.exports.rdf.plain import nquads, ntriples
from kg.exports.rdf.rdfxml import rdfxml
from kg.exports.rdf.subset import Subset
from kg.exports.rdf.turtle import Lines, trig, turtle

__all__ = ["FORMATS", "WITHOUT_GRAPHS", "Subset"]

FORMATS: dict[str, Callable[[Lines, str, BinaryIO], None]] = {
    "nq": nquads,
    "nt": ntriples,
    "ttl": turtle,
    "trig": trig,
    "jsonld": jsonld,
    "rdfxml": rdfxml,
}

WITHOUT_GRAPHS = frozenset({"nt", "ttl", "rdfxml"})
"""Formats of one graph: what source documents and the vocabulary say of their own is left out."""
