"""A dump's quads as blocks: all that is said of one subject in one graph, its classes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import EditionError
from kg.rdf.lines import read, written
from kg.rdf.terms import RDF
from kg.sorting import distinct

TYPE = RDF + "type"

Node = NamedNode | Literal
Block = tuple[str, list[tuple[str, Node]]]
"""A subject, and its predicates with their objects."""


def facts(lines: Iterable[bytes]) -> Iterator[Block]:
    """The default graph of sorted lines."""
    return _blocks(quad for quad in read(lines) if isinstance(quad.graph_name, DefaultGraph))


def graphs(lines: Iterable[bytes]) -> Iterator[tuple[str, Iterator[Block]]]:
    """The named graphs by name; each is to be gone through before the next. They are sorted on disk."""
    named = ((quad.graph_name, quad) for quad in read(lines) if isinstance(quad.graph_name, NamedNode))
    marked = distinct(
        f"{graph.value}\0".encode() + line for graph, quad in named for line in written([quad])
    )  # fmt: skip
    for name, group in groupby(marked, key=lambda line: line.partition(b"\0")[0]):
        yield name.decode(), _blocks(read(line.partition(b"\0")[2] for line in group))


def _blocks(quads: Iterable[Quad]) -> Iterator[Block]:
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        said = [(quad.predicate.value, _node(quad)) for quad in group]
        yield _iri(subject), sorted(said, key=lambda pair: pair[0] != TYPE)


def _node(quad: Quad) -> Node:
    if isinstance(quad.object, Literal):
        return quad.object
    return NamedNode(_iri(quad.object))


def _iri(node: NamedNode | BlankNode | Literal | Triple) -> str:
    if not isinstance(node, NamedNode):
        raise EditionError(f"{node} is no IRI, and graphs of paperkg have nothing else: build the edition again")
    return node.value
