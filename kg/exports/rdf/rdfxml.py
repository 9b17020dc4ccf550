"""RDF/XML: the default graph, one element a subject. XML holds fewer characters than RDF, and no named graphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Literal, NamedNode

from kg.errors import BadInput
from kg.exports.rdf.blocks import Block, facts
from kg.exports.rdf.turtle import Lines
from kg.rdf.context import curie
from kg.rdf.terms import XSD, prefixes

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rdfxml(lines: Lines, base: str, out: BinaryIO) -> None:
    """The default graph as RDF/XML.

    Raises:
        BadInput: a text has a character that XML can't hold; names it and its place.
    """
    known = prefixes(base)
    spaces = "".join(f"\n  xmlns:{name}={quoteattr(start)}" for name, start in sorted(known.items()))
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'.encode())
    for block in facts(lines()):
        out.write("".join(_element(block, known)).encode())
    out.write(b"</rdf:RDF>\n")


def _element(block: Block, known: dict[str, str]) -> Iterator[str]:
    subject, said = block
    yield f"  <rdf:Description rdf:about={quoteattr(subject)}>\n"
    for term, node in said:
        if isinstance(node, NamedNode):
            yield f"    <{curie(term, known)} rdf:resource={quoteattr(node.value)}/>\n"
        else:
            yield _literal(subject, curie(term, known), node)
    yield "  </rdf:Description>\n"


def _literal(subject: str, name: str, node: Literal) -> str:
    if found := _FORBIDDEN.search(node.value):
        raise BadInput(f"<{subject}> {name}: XML can't hold U+{ord(found.group()):04X}; export nq, nt, ttl or jsonld")
    kind = "" if node.datatype.value == XSD + "string" else f" rdf:datatype={quoteattr(node.datatype.value)}"
    # An XML parser makes one line end of both, unless the first is written as a reference.
    return f"    <{name}{kind}>{escape(node.value, {chr(13): '&#13;'})}</{name}>\n"
