"""Graph to quads: every value of every node, streamed. Nothing is blank, so equal graphs give equal lines.

What belongs to a thing has an IRI below it (`<result/4f..#evidence>`), so that its description is all that stands at
one address. Facts are in the default graph; each source document has a named graph of what was read from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.ids import digest
from kg.judgements import Predicate
from kg.model import (
    Comparison,
    Concept,
    Evidence,
    Graph,
    Judgement,
    Kind,
    Mention,
    Paper,
    ParameterKind,
    Result,
    Size,
)
from kg.rdf import tables, terms
from kg.rdf.codecs import Term, count, iri, run_iri, segment, whole
from kg.rdf.tables import Table
from kg.rdf.terms import DCTERMS, OA, OWN, PROV, RDF, RDFS, SCHEMA
from kg.stores.relations import verbs

Place = NamedNode | DefaultGraph
Runs = dict[str, set[tuple[str, str]]]
"""By paper, the extractors (name and version) that read it."""

FACTS = DefaultGraph()


@dataclass(frozen=True, slots=True)
class Writer:
    """Graph to quads under one base IRI. Total: `Reader` makes the same graph of them."""

    base: str
    _nodes: dict[str, NamedNode] = field(default_factory=dict, compare=False)

    def quads(self, graph: Graph) -> Iterator[Quad]:
        """The graph's quads, in no particular order and with repetitions where facts coincide."""
        runs = runs_of(graph)
        yield Quad(NamedNode(self.base), self.term(RDF + "type"), self.term(terms.VOID + "Dataset"), FACTS)
        for paper in graph.papers:
            yield from self.paper(paper, runs[paper.id])
        for concept in graph.concepts:
            yield from self.concept(concept)
        for concept in graph.absent:
            yield from self.concept(concept, NamedNode(self.base + terms.VOCABULARY))
        for mention in graph.mentions:
            yield from self.mention(mention)
        for result in graph.results:
            yield from self.result(result)
        for comparison in graph.comparisons:
            yield from self.comparison(comparison)
        for judgement in graph.judgements:
            yield from self.judgement(judgement)

    def term(self, term: str) -> NamedNode:
        """A class or property; ours under the base."""
        if term not in self._nodes:
            self._nodes[term] = NamedNode(self.base + term if term.startswith(OWN) else term)
        return self._nodes[term]

    def paper(self, paper: Paper, runs: Iterable[tuple[str, str]] = ()) -> Iterator[Quad]:
        """A paper, its authors, and in a graph of each document where it was read, and by whom."""
        node = iri(self.base, paper.id)
        yield from self._typed(node, terms.CLASSES[Kind.PAPER])
        yield from self._values(node, tables.PAPER, paper)
        for place, name in enumerate(paper.authors, 1):
            author = f"{node}#author-{place}"
            yield self._link(node, SCHEMA + "author", author)
            yield from self._typed(author, (SCHEMA + "Person",))
            yield self._fact(author, SCHEMA + "name", Literal(name))
            yield self._fact(author, SCHEMA + "position", whole(place))
        for place, source in enumerate(paper.sources, 1):
            document = self.base + terms.DOCUMENT + segment(source.document)
            part, graph = f"{node}#source-{place}", NamedNode(document)
            yield self._link(node, PROV + "qualifiedDerivation", part, graph)
            yield from self._typed(part, (tables.SOURCE.type,), graph)
            yield from self._values(part, tables.SOURCE, source, graph)
            yield self._link(node, PROV + "wasDerivedFrom", document, graph)
            yield from self._typed(document, (PROV + "Entity",), graph)
            yield self._fact(document, DCTERMS + "title", Literal(source.document), graph)
            for name, version in runs:
                yield self._link(run_iri(self.base, name, version), PROV + "used", document, graph)
                yield self._link(node, PROV + "wasInfluencedBy", run_iri(self.base, name, version), graph)

    def concept(self, concept: Concept, graph: Place = FACTS) -> Iterator[Quad]:
        """A concept and its sizes; in the graph of the vocabulary where no paper holds it."""
        node = iri(self.base, concept.id)
        yield from self._typed(node, terms.CLASSES[concept.kind], graph)
        yield self._link(node, terms.SKOS + "inScheme", f"{self.base}{OWN}{concept.kind}-scheme", graph)
        yield from self._values(node, tables.CONCEPT, concept, graph)
        yield from self._sizes(node, concept.sizes, graph)
        for size in concept.sizes:
            if size.kind is ParameterKind.TOTAL and size.high is None:
                yield self._fact(node, terms.IT6 + "totalNumberOfParameters", count(size.value), graph)

    def mention(self, mention: Mention) -> Iterator[Quad]:
        """That a paper names a concept: as relations, and as a mention with its evidence."""
        paper = iri(self.base, mention.paper)
        node = f"{paper}#{iri('', mention.concept)}"
        for verb in verbs(mention):
            yield self._link(paper, terms.RELATIONS[verb], iri(self.base, mention.concept))
        yield self._link(paper, OWN + "mentions", node)
        yield from self._typed(node, (tables.MENTION.type,))
        yield from self._values(node, tables.MENTION, mention)
        for place, evidence in enumerate(mention.evidence, 1):
            yield from self._evidence(node, f"{node}/evidence-{place}", evidence)

    def result(self, result: Result) -> Iterator[Quad]:
        """A result with its credits, sizes, disagreements and evidence."""
        node = iri(self.base, result.id)
        yield from self._typed(node, terms.CLASSES[Kind.RESULT])
        yield self._link(iri(self.base, result.paper), OWN + "reports", node)
        yield from self._values(node, tables.RESULT, result)
        for place, credit in enumerate(result.credits, 1):
            part = f"{node}#credit-{place}"
            yield self._link(node, OWN + "credits", iri(self.base, credit.technique))
            yield self._link(node, OWN + "credit", part)
            yield from self._typed(part, (tables.CREDIT.type,))
            yield from self._values(part, tables.CREDIT, credit)
        for place, found in enumerate(result.disagreements, 1):
            part = f"{node}#disagreement-{place}"
            yield self._link(node, OWN + "disagreesWith", iri(self.base, found.result))
            yield self._link(node, OWN + "disagreement", part)
            yield from self._typed(part, (tables.DISAGREEMENT.type,))
            yield from self._values(part, tables.DISAGREEMENT, found)
        yield from self._sizes(node, result.sizes, FACTS)
        yield from self._evidence(node, f"{node}#evidence", result.evidence)

    def comparison(self, comparison: Comparison) -> Iterator[Quad]:
        """A comparison with its evidence."""
        node = iri(self.base, comparison.id)
        yield from self._typed(node, terms.CLASSES[Kind.COMPARISON])
        yield self._link(iri(self.base, comparison.paper), OWN + "states", node)
        yield from self._values(node, tables.COMPARISON, comparison)
        yield from self._evidence(node, f"{node}#evidence", comparison.evidence)

    def judgement(self, judgement: Judgement) -> Iterator[Quad]:
        """A person's verdict on a statement, below the subject of that."""
        about, who = iri(self.base, judgement.subject), self.base + terms.CURATOR + segment(judgement.curator)
        node = f"{about}#judgement-{digest(repr(judgement), 16)}"
        yield from self._typed(node, (tables.JUDGEMENT.type, RDF + "Statement", PROV + "Entity"))
        predicate = self.term(terms.RELATIONS[Predicate(judgement.predicate)])
        yield Quad(NamedNode(node), self.term(RDF + "predicate"), predicate, FACTS)
        yield from self._values(node, tables.JUDGEMENT, judgement)
        yield from self._typed(who, (PROV + "Agent",))
        yield self._fact(who, RDFS + "label", Literal(judgement.curator))

    def _sizes(self, node: str, sizes: Iterable[Size], graph: Place) -> Iterator[Quad]:
        for place, size in enumerate(sizes, 1):
            part = f"{node}#parameters-{place}"
            yield self._link(node, OWN + "parameters", part, graph)
            yield from self._typed(part, (tables.SIZE.type,), graph)
            yield from self._values(part, tables.SIZE, size, graph)
            if size.evidence:
                yield from self._evidence(part, f"{part}/evidence", size.evidence, graph)

    def _evidence(self, of: str, node: str, evidence: Evidence, graph: Place = FACTS) -> Iterator[Quad]:
        target, position, quote, run = (
            *(f"{node}/{part}" for part in ("target", "position", "quote")),
            run_iri(self.base, evidence.extractor, evidence.version),
        )
        yield self._link(of, OWN + "evidence", node, graph)
        yield self._link(node, OA + "hasTarget", target, graph)
        yield self._link(target, OA + "hasSource", iri(self.base, evidence.paper), graph)
        for part, table in ((node, tables.EVIDENCE), (position, tables.POSITION), (quote, tables.QUOTE)):
            yield from self._typed(part, (table.type,), graph)
            yield from self._values(part, table, evidence, graph)
        for part in (position, quote):
            yield self._link(target, OA + "hasSelector", part, graph)
        yield self._link(node, PROV + "wasGeneratedBy", run, graph)
        yield from self._typed(run, (PROV + "Activity",))
        yield self._fact(run, SCHEMA + "name", Literal(evidence.extractor))
        yield self._fact(run, SCHEMA + "softwareVersion", Literal(evidence.version))

    def _typed(self, node: str, classes: Iterable[str | None], graph: Place = FACTS) -> Iterator[Quad]:
        return (Quad(NamedNode(node), self.term(RDF + "type"), self.term(name), graph) for name in classes if name)

    def _values(self, node: str, table: Table, record: object, graph: Place = FACTS) -> Iterator[Quad]:
        subject = NamedNode(node)
        for column in table.columns:
            value = getattr(record, column.field)
            if value is None or value is column.unsaid:
                continue
            for item in value if column.many else (value,):
                yield Quad(subject, self.term(column.term), column.codec.encode(self.base, item), graph)

    def _link(self, node: str, term: str, to: str, graph: Place = FACTS) -> Quad:
        return self._fact(node, term, NamedNode(to), graph)

    def _fact(self, node: str, term: str, value: Term, graph: Place = FACTS) -> Quad:
        return Quad(NamedNode(node), self.term(term), value, graph)


def runs_of(graph: Graph) -> Runs:
    """Who read each paper."""
    runs: Runs = defaultdict(set)
    for mention in graph.mentions:
        runs[mention.paper].update((piece.extractor, piece.version) for piece in mention.evidence)
    for said in graph.said:
        runs[said.paper].add((said.evidence.extractor, said.evidence.version))
    return runs
