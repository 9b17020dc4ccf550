"""JSON-LD, compact under our context: one object a subject, named graphs as graphs of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from pyoxigraph import NamedNode

from kg.exports.rdf.blocks import TYPE, Block, Node, facts, graphs
from kg.exports.rdf.turtle import Lines, relative
from kg.rdf.context import context, curie, local, properties
from kg.rdf.terms import OWN, XSD, prefixes


class Compact:
    """Blocks as JSON objects under the context of a base."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._known = prefixes(base)
        own = {base + term if term.startswith(OWN) else term: term for term in properties()}
        self._keys = {iri: (local(term), properties()[term]) for iri, term in own.items()}

    def row(self, block: Block) -> dict[str, object]:
        subject, said = block
        found: dict[str, list[object]] = defaultdict(list)
        for term, node in said:
            key, kind = ("@type", "id") if term == TYPE else self._keys.get(term, (term, ""))
            found[key].append(self._value(node, kind))
        return {"@id": relative(subject, self._base)} | {
            key: values[0] if len(values) == 1 else values for key, values in found.items()
        }

    def _value(self, node: Node, kind: str) -> object:
        """Bare where the context tells what it is, else with its type."""
        if isinstance(node, NamedNode):
            short = curie(node.value, self._known)
            short = relative(short, self._base) if short == node.value else short
            return short if kind == "id" else {"@id": short}
        typed = node.datatype.value
        return node.value if typed == XSD + kind else {"@value": node.value, "@type": typed}


def jsonld(lines: Lines, base: str, out: BinaryIO) -> None:
    """The whole as one JSON object, an object of it a line."""
    compact = Compact(base)
    out.write(b'{"@context": ' + msgspec.json.encode(context(base)) + b',\n"@graph": [')
    comma = b"\n"
    for row in _rows(compact, lines):
        out.write(comma + msgspec.json.encode(row))
        comma = b",\n"
    out.write(b"\n]}\n")


def _rows(compact: Compact, lines: Lines) -> Iterator[dict[str, object]]:
    yield from map(compact.row, facts(lines()))
    for name, blocks in graphs(lines()):
        yield {"@id": name, "@graph": [compact.row(block) for block in blocks]}
