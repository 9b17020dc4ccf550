"""Whether a dump is what `schema/shapes.ttl` promises: held against the shapes a shard at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from pyshacl import validate
from rdflib.namespace import SH

from kg import contracts
from kg.edition import Edition
from kg.model import Kind
from kg.rdf.lines import by_owner, read, subject
from kg.rdf.terms import RDF

SHARD = 20_000
"""Quads that are looked at together, at least: shapes cost the same to read for few as for many."""

JUDGED = "#judgement-"
"""What the IRIs of judgements have, which people may make about things that no paper holds any more."""

TYPED = f"> <{RDF}type> ".encode()

Shard = list[Quad]
Watch = Callable[[Iterable[Shard]], Iterable[Shard]]
"""Passes shards on, and shows how many."""


@dataclass(frozen=True, slots=True)
class Violation:
    """Something said of `subject` that is not as it should be: where, by which shape, and what would be right."""

    subject: str
    shape: str
    path: str
    right: str
    found: str | None = None

    def __str__(self) -> str:
        found = "" if self.found is None else f", not {self.found}"
        about = f"<{self.subject}> {self.path}".rstrip()
        return f"{about}: {self.right}{found} ({self.shape})"


def violations(edition: Edition, watch: Watch = iter) -> Iterator[Violation]:
    """Everything in an edition's dump that breaks a shape, and every IRI that leads nowhere."""
    dump, base = edition.quads, edition.manifest.base_iri
    shapes = rdflib.Graph().parse(data=contracts.turtle("shapes.ttl", base))
    described = _described(dump)
    for shard in watch(_shards(dump)):
        yield from _broken(shard, shapes)
        held = [quad for quad in shard if JUDGED not in str(quad.subject)]
        yield from _undescribed(held, described)
        yield from _dangling(held, base, described)


def _described(dump: Path) -> set[str]:
    """The things that have a class: only those are looked at by the shapes."""
    with dump.open("rb") as lines:
        return {subject(line).decode() for line in lines if TYPED in line and b"#" not in subject(line)}


def _shards(dump: Path) -> Iterator[Shard]:
    """The dump in pieces that hold things whole."""
    shard: Shard = []
    with dump.open("rb") as lines:
        for _, group in by_owner(lines):
            shard.extend(read(group))
            if len(shard) >= SHARD:
                yield shard
                shard = []
    if shard:
        yield shard


def _broken(shard: Shard, shapes: rdflib.Graph) -> Iterator[Violation]:
    data = rdflib.Graph()
    for quad in shard:
        data.add((_theirs(quad.subject), _theirs(quad.predicate), _theirs(quad.object)))
    _, report, _ = validate(data, shacl_graph=shapes)
    for result in sorted(report.subjects(rdflib.RDF.type, SH.ValidationResult)):
        yield _violation(report, result, shapes)


def _violation(report: rdflib.Graph, result: rdflib.term.Node, shapes: rdflib.Graph) -> Violation:
    source, path = report.value(result, SH.sourceShape), report.value(result, SH.resultPath)
    focus = report.value(result, SH.focusNode)
    shape = shapes.value(predicate=SH.property, object=source) or source
    found = report.value(result, SH.value)
    closed = report.value(result, SH.sourceConstraintComponent) == SH.ClosedConstraintComponent
    return Violation(
        subject=str(focus),
        shape=str(shapes.value(shape, rdflib.RDFS.label)),
        path=path.n3(shapes.namespace_manager) if path else "",
        right="no such property" if closed else str(report.value(result, SH.resultMessage)),
        found=None if closed or found in (None, focus) else found.n3(shapes.namespace_manager),
    )


def _undescribed(shard: Shard, described: set[str]) -> Iterator[Violation]:
    for thing in dict.fromkeys(_whole(quad.subject) for quad in shard):
        if thing not in described:
            yield Violation(thing, "Everything has a class", "rdf:type", "the class of its kind")


def _dangling(shard: Shard, base: str, described: set[str]) -> Iterator[Violation]:
    kinds = tuple(f"{base}{kind}/" for kind in Kind)
    for quad in shard:
        end, term = quad.object, quad.predicate.value
        if not isinstance(end, NamedNode) or not end.value.startswith(kinds):
            continue
        if _whole(end) not in described:
            about, right = str(_theirs(quad.subject)), "something that the graph describes"
            yield Violation(about, "Every relation leads somewhere", f"<{term}>", right, f"<{end.value}>")


def _whole(node: object) -> str:
    """The thing that a node is, or is a part of."""
    return str(_theirs(node)).partition("#")[0]


def _theirs(node: object) -> rdflib.term.Node:
    if isinstance(node, Literal):
        return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value), normalize=False)
    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    raise TypeError(f"{node} is neither an IRI nor a literal")
