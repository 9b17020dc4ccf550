"""Turtle and TriG for people: prefixes, one block a subject, classes first; equal graphs give equal bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import NamedNode

from kg.exports.rdf.blocks import TYPE, Block, Node, facts, graphs
from kg.rdf.terms import XSD, prefixes

Lines = Callable[[], Iterable[bytes]]
"""A dump's lines, sorted, as often as they are asked for."""

_LOCAL = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_BELOW = re.compile(r"(?:[\w%+-][\w.%+-]*/)*[\w%+-][\w.%+-]*(?:#[\w./%+-]+)?", re.ASCII)
"""What may stand relative to the base without being taken for something else."""


def relative(iri: str, base: str) -> str:
    """An IRI relative to a base, where it is below that and can be told to be; else as it is."""
    return iri[len(base) :] if iri.startswith(base) and _BELOW.fullmatch(iri, len(base)) else iri


class Names:
    """IRIs and literals as Turtle writes them: by prefix, relative to the base, or in full."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._prefixes = sorted(prefixes(base).items(), key=lambda pair: -len(pair[1]))

    def head(self) -> Iterator[str]:
        yield f"@base <{self._base}> .\n"
        for name, start in sorted(self._prefixes):
            yield f"@prefix {name}: <{start}> .\n"

    def iri(self, iri: str) -> str:
        for name, start in self._prefixes:
            if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start)):
                return f"{name}:{iri[len(start) :]}"
        return f"<{relative(iri, self._base)}>"

    def node(self, node: Node) -> str:
        if isinstance(node, NamedNode):
            return self.iri(node.value)
        kind = node.datatype.value
        if kind == XSD + "integer" or (kind == XSD + "decimal" and "." in node.value) or kind == XSD + "boolean":
            return node.value
        quoted = str(node)
        return quoted if kind == XSD + "string" else f"{quoted.rpartition('^^')[0]}^^{self.iri(kind)}"


def turtle(lines: Lines, base: str, out: BinaryIO) -> None:
    """The default graph as Turtle, which has no named graphs."""
    _write(out, _document(Names(base), facts(lines())))


def trig(lines: Lines, base: str, out: BinaryIO) -> None:
    """The whole as TriG: the default graph, then each named graph in braces."""
    names = Names(base)
    _write(out, _document(names, facts(lines())))
    for graph, blocks in graphs(lines()):
        _write(out, (f"\n{names.iri(graph)} {{\n", *_texts(names, blocks), "}\n"))


def _document(names: Names, blocks: Iterable[Block]) -> Iterator[str]:
    yield from names.head()
    yield from _texts(names, blocks)


def _texts(names: Names, blocks: Iterable[Block]) -> Iterator[str]:
    for subject, said in blocks:
        rows = (
            f"{'a' if term == TYPE else names.iri(term)} {', '.join(names.node(node) for _, node in group)}"
            for term, group in groupby(said, key=lambda pair: pair[0])
        )
        yield f"\n{names.iri(subject)} " + " ;\n  ".join(rows) + " .\n"


def _write(out: BinaryIO, texts: Iterable[str]) -> None:
    for text in texts:
        out.write(text.encode())
