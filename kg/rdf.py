"""The graph as RDF: every value of every node as quads, in lines that are sorted and therefore comparable.

Terms are reused where the field has good ones (see the prefixes); the rest live under `<base>ontology#`. Nothing is
blank: evidence and mentions have IRIs made from their content, so that equal graphs give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.ids import digest
from kg.model import Concept, Evidence, Graph, Judgement, Kind, Mention, Paper, Polarity, Result, Role, Size
from kg.sorting import distinct

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCTERMS = "http://purl.org/dc/terms/"
FABIO = "http://purl.org/spar/fabio/"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
MLS = "http://www.w3.org/ns/mls#"
FAIR4ML = "https://w3id.org/fair4ml#"
IT6 = "http://data.europa.eu/it6/"
PRISM = "http://prismstandard.org/namespaces/basic/2.0/"
OA = "http://www.w3.org/ns/oa#"

CLASSES: dict[Kind, tuple[str, ...]] = {
    Kind.PAPER: (FABIO + "Preprint", SCHEMA + "ScholarlyArticle"),
    Kind.METHOD: (SKOS + "Concept", MLS + "Algorithm"),
    Kind.MODEL: (FAIR4ML + "MLModel",),
    Kind.DATASET: (SCHEMA + "Dataset",),
    Kind.METRIC: (SKOS + "Concept", MLS + "EvaluationMeasure"),
    Kind.TASK: (SKOS + "Concept", MLS + "Task"),
    Kind.RESULT: (MLS + "ModelEvaluation",),
}

BATCH = 10_000
"""Quads that are written as text at a time."""

Object = NamedNode | Literal
Value = str | float | bool | int | None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Graph to quads under one base IRI. Total: every field of kg.model's graph values is written."""

    base: str

    def quads(self, graph: Graph) -> Iterator[Quad]:
        """The graph's quads, in no particular order and with repetitions where facts coincide."""
        for paper in graph.papers:
            yield from self._paper(paper)
        for concept in graph.concepts:
            yield from self._concept(concept)
        for mention in graph.mentions:
            yield from self._mention(mention)
        for result in graph.results:
            yield from self._result(result)
        for judgement in graph.judgements:
            yield from self._judgement(judgement)

    def iri(self, id: str) -> NamedNode:
        return NamedNode(self.base + id)

    def own(self, term: str) -> NamedNode:
        """A term of our own ontology."""
        return NamedNode(f"{self.base}ontology#{term}")

    def _paper(self, paper: Paper) -> Iterator[Quad]:
        node = self.iri(paper.id)
        yield from self._typed(node, CLASSES[Kind.PAPER])
        yield from self._values(node, DCTERMS, title=paper.title, abstract=paper.abstract)
        for term, day in (("issued", paper.published), ("modified", paper.updated)):
            if day:
                yield _fact(node, DCTERMS + term, Literal(day.isoformat(), datatype=NamedNode(XSD + "date")))
        yield from self._values(node, FABIO, hasArXivId=paper.arxiv_id)
        yield from self._values(node, PRISM, doi=paper.doi)
        yield from self._values(
            node, SCHEMA, url=paper.url, commentCount=paper.comments, sourceOrganization=paper.organisation
        )
        yield from self._ours(
            node,
            textKind=paper.text_kind.value,
            publishedInferred=paper.published_inferred,
            authorCount=paper.author_count,
            givenId=paper.given_id,
        )
        for place, author in enumerate(paper.authors, 1):
            yield from self._ours(node, author=f"{place} {author}")
        for former in paper.former:
            yield from self._ours(node, formerId=former)
        for source in paper.sources:
            yield from self._ours(node, source=f"{source.document}#{source.entry} ({source.format})")

    def _concept(self, concept: Concept) -> Iterator[Quad]:
        node = self.iri(concept.id)
        yield from self._typed(node, CLASSES[concept.kind])
        yield from self._values(node, SKOS, prefLabel=concept.name)
        yield from self._ours(
            node,
            kind=concept.kind.value,
            curated=concept.curated,
            paperCount=concept.paper_count,
            resultCount=concept.result_count,
        )
        if concept.kind is Kind.METRIC and concept.polarity is not Polarity.UNKNOWN:
            yield from self._ours(node, polarity=concept.polarity.value)
        if concept.kind is Kind.METRIC:
            yield from self._ours(node, percent=concept.percent)
        for alias in concept.aliases:
            yield from self._values(node, SKOS, altLabel=alias)
        for former in concept.former:
            yield from self._ours(node, formerId=former)
        yield from self._relations(node, variantOf=concept.variant_of, defaultMetric=concept.default_metric)
        yield from self._sizes(node, concept.sizes)

    def _mention(self, mention: Mention) -> Iterator[Quad]:
        for verb in verbs(mention):
            yield from self._relations(self.iri(mention.paper), **{verb: mention.concept})
        node = self.iri("mention/" + digest(f"{mention.paper}\n{mention.concept}", 16))
        yield from self._typed(node, (self.own("Mention").value,))
        yield from self._relations(node, paper=mention.paper, concept=mention.concept)
        yield from self._ours(node, role=mention.role.value, evaluated=mention.evaluated, confidence=mention.confidence)
        for evidence in mention.evidence:
            yield from self._evidence(node, evidence)

    def _result(self, result: Result) -> Iterator[Quad]:
        node = self.iri(result.id)
        yield from self._typed(node, CLASSES[Kind.RESULT])
        yield from self._relations(self.iri(result.paper), reports=result.id)
        yield from self._relations(
            node, paper=result.paper, measures=result.metric, of=result.subject, comparedWith=result.baseline
        )
        for dataset in result.datasets:
            yield from self._relations(node, on=dataset)
        for credit in result.credits:
            yield from self._relations(node, credits=credit.technique)
            yield from self._ours(node, creditedVia=f"{credit.technique} {credit.via.value}")
        yield from self._values(node, SKOS, prefLabel=result.name)
        yield from self._values(node, MLS, hasValue=result.value)
        yield from self._ours(
            node,
            printed=result.printed,
            high=result.high,
            unit=result.unit,
            resultKind=result.kind.value,
            direction=result.direction,
            claim=result.claim.value,
            basis=result.basis,
            bound=result.bound.value,
            setting=result.setting,
            subjectText=result.subject_text,
            baselineText=result.baseline_text,
            metricText=result.metric_text,
            derived=result.derived,
            confidence=result.confidence,
        )
        yield from self._sizes(node, result.sizes)
        yield from self._evidence(node, result.evidence)

    def _judgement(self, judgement: Judgement) -> Iterator[Quad]:
        key = "\n".join(map(str, (judgement.subject, judgement.predicate, judgement.object, judgement.paper)))
        node = self.iri("judgement/" + digest(f"{key}\n{judgement.curator}\n{judgement.date}", 16))
        yield from self._typed(node, (self.own("Judgement").value,))
        yield from self._relations(
            node, judgedSubject=judgement.subject, judgedObject=judgement.object, paper=judgement.paper
        )
        yield from self._ours(
            node,
            predicate=judgement.predicate,
            verdict=judgement.verdict.value,
            curator=judgement.curator,
            date=judgement.date.isoformat(),
            why=judgement.why,
        )

    def _sizes(self, node: NamedNode, sizes: Iterable[Size]) -> Iterator[Quad]:
        for size in sizes:
            mark = f"{node.value}\n{size.value}\n{size.high}\n{size.kind}\n{size.source}\n{size.printed}"
            count = self.iri("parameters/" + digest(mark, 16))
            yield _fact(node, self.own("parameters").value, count)
            yield from self._values(count, IT6, totalNumberOfParameters=int(size.value))
            yield from self._ours(
                count,
                high=size.high,
                parameterKind=size.kind.value,
                parameterSource=size.source.value,
                printed=size.printed,
            )
            if size.evidence:
                yield from self._evidence(count, size.evidence)

    def _evidence(self, of: NamedNode, evidence: Evidence) -> Iterator[Quad]:
        place = f"{evidence.paper}\n{evidence.field}\n{evidence.start}\n{evidence.end}"
        who = f"{evidence.extractor}/{evidence.version}"
        node = self.iri("evidence/" + digest(f"{of.value}\n{place}\n{who}", 16))
        target, position, quote = (NamedNode(f"{node.value}#{part}") for part in ("target", "position", "quote"))
        yield _fact(of, self.own("evidence").value, node)
        yield from self._typed(node, (OA + "Annotation",))
        yield _fact(node, OA + "hasTarget", target)
        yield from self._ours(node, field=evidence.field.value, extractor=who, confidence=evidence.confidence)
        yield _fact(target, OA + "hasSource", self.iri(evidence.paper))
        yield _fact(target, OA + "hasSelector", position)
        yield _fact(target, OA + "hasSelector", quote)
        yield from self._typed(position, (OA + "TextPositionSelector",))
        yield from self._values(position, OA, start=evidence.start, end=evidence.end)
        yield from self._typed(quote, (OA + "TextQuoteSelector",))
        yield from self._values(quote, OA, exact=evidence.quote)

    def _typed(self, node: NamedNode, classes: Iterable[str]) -> Iterator[Quad]:
        for name in classes:
            yield _fact(node, RDF + "type", NamedNode(name))

    def _relations(self, node: NamedNode, **ids: str | None) -> Iterator[Quad]:
        for term, id in ids.items():
            if id is not None:
                yield _fact(node, self.own(term).value, self.iri(id))

    def _ours(self, node: NamedNode, **values: Value) -> Iterator[Quad]:
        yield from self._values(node, self.own("").value, **values)

    def _values(self, node: NamedNode, namespace: str, **values: Value) -> Iterator[Quad]:
        for term, value in values.items():
            if value is not None:
                yield _fact(node, namespace + term, literal(value))


def verbs(mention: Mention) -> tuple[str, ...]:
    """The relations that a mention stands for: by role, ADDRESSES for a task, EVALUATES_ON where evaluated."""
    if mention.concept.startswith(f"{Kind.TASK}/"):
        return ("addresses",)
    role = "proposes" if mention.role is Role.PROPOSED else "uses"
    return (role, "evaluatesOn") if mention.evaluated else (role,)


def literal(value: str | float | bool | int) -> Literal:
    """Numbers as xsd:decimal or xsd:integer in their shortest form, booleans and strings as what they are."""
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=NamedNode(XSD + "boolean"))
    if isinstance(value, int):
        return Literal(str(value), datatype=NamedNode(XSD + "integer"))
    if isinstance(value, float):
        return Literal(decimal(value), datatype=NamedNode(XSD + "decimal"))
    return Literal(str(value))


def decimal(value: float) -> str:
    """A float in plain decimal notation, without exponent or needless zeros."""
    text = f"{value:.12f}".rstrip("0").rstrip(".")
    return text if text not in ("", "-0") else "0"


def _fact(subject: NamedNode, predicate: str, value: Object) -> Quad:
    return Quad(subject, NamedNode(predicate), value)


def lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """The quads as N-Quads lines, each once, sorted by bytes; memory does not grow with their number."""
    rest = iter(quads)
    parts = iter(lambda: serialize(islice(rest, BATCH), format=RdfFormat.N_QUADS) or b"", b"")
    return distinct(line for part in parts for line in part.splitlines(keepends=True))
