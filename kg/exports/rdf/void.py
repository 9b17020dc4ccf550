"""The graph described by VoID and DCAT: what it holds, how much, which version, how well it was read, on what terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.edition import Edition
from kg.exports.rdf.turtle import Names
from kg.manifest import Manifest
from kg.precision import FieldPrecision
from kg.rdf.codecs import number, run_iri
from kg.rdf.lines import read
from kg.rdf.terms import OWN, RDF, XSD

Scores = Mapping[str, Mapping[str, float]]
"""What `kg evaluate --json` prints: by row, then by measure."""

DQV = "http://www.w3.org/ns/dqv#"
ACCURACY = "http://www.w3.org/2016/05/ldqd#semanticAccuracy"
"""A dimension of quality: whether values say what is so."""

MEDIA = {
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "ttl": "text/turtle",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""The media type of each format that the graph can be had in."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a dump holds, its named graphs included."""

    triples: int
    subjects: int
    classes: Counter[str]
    properties: Counter[str]

    @classmethod
    def of(cls, dump: Path) -> Counts:
        classes: Counter[str] = Counter()
        properties: Counter[str] = Counter()
        subjects, last = 0, None
        with dump.open("rb") as lines:
            for quad in read(lines):
                subjects += quad.subject != last
                last = quad.subject
                properties[quad.predicate.value] += 1
                if quad.predicate.value == RDF + "type" and isinstance(quad.object, NamedNode):
                    classes[quad.object.value] += 1
        return cls(properties.total(), subjects, classes, properties)


def description(edition: Edition, license: str | None, scores: Scores) -> str:
    """Turtle that describes an edition; without a licence none is claimed."""
    base, names = edition.manifest.base_iri, Names(edition.manifest.base_iri)
    said = [*_about(edition, names), *_amounts(Counts.of(edition.quads), edition, names), *_distributions()]
    said += [f"dqv:hasQualityMeasurement {measured}" for measured in _measurements(scores, names)]
    said += [f"dcterms:license <{license}>"] if license else []
    head = [*names.head(), f"@prefix dqv: <{DQV}> .\n"]
    return "".join([*head, _block(f"<{base}>", said), *_measured(edition.manifest, names)])


def _block(subject: str, said: Iterable[str]) -> str:
    return f"\n{subject} " + " ;\n  ".join(said) + " .\n"


def _about(edition: Edition, names: Names) -> Iterator[str]:
    manifest = edition.manifest
    yield "a void:Dataset, dcat:Dataset"
    yield 'dcterms:title "A knowledge graph of machine-learning papers, made by paperkg"'
    yield f"dcterms:identifier {Literal(edition.id)}"
    yield f"dcterms:created {names.node(Literal(manifest.built, datatype=NamedNode(XSD + 'dateTime')))}"
    for name, version in sorted(manifest.versions.items()):
        yield f"owl:versionInfo {Literal(f'{name} {version}')}"
    if (known := manifest.precision) and known.version == manifest.extractor:
        yield f"prov:wasGeneratedBy {names.iri(run_iri(manifest.base_iri, known.extractor, known.version))}"
    yield f"void:uriSpace {Literal(manifest.base_iri)}"
    yield f"void:sparqlEndpoint <{manifest.base_iri}sparql>"
    yield f"void:vocabulary <{manifest.base_iri}{OWN.rstrip('#')}>"


def _amounts(counts: Counts, edition: Edition, names: Names) -> Iterator[str]:
    yield f"void:triples {counts.triples}"
    yield f"void:distinctSubjects {counts.subjects}"
    yield f"void:entities {sum(edition.manifest.counts.values())}"
    yield f"void:classes {len(counts.classes)}"
    yield f"void:properties {len(counts.properties)}"
    for name, count in sorted(counts.classes.items()):
        yield f"void:classPartition [ void:class {names.iri(name)} ; void:entities {count} ]"
    for name, count in sorted(counts.properties.items()):
        yield f"void:propertyPartition [ void:property {names.iri(name)} ; void:triples {count} ]"


def _distributions() -> Iterator[str]:
    for format, media in MEDIA.items():
        yield f'dcat:distribution [ a dcat:Distribution ; dcterms:title "{format}" ; dcat:mediaType "{media}" ]'


def _measured(manifest: Manifest, names: Names) -> Iterator[str]:
    """The run of the extractor that was measured, whether or not it is the one that read this edition."""
    if known := manifest.precision:
        said = ["a prov:Activity", f"schema:name {Literal(known.extractor)}"]
        said += [f"schema:softwareVersion {Literal(known.version)}"]
        said += [f"dcterms:description {Literal(known.caption(manifest.extractor))}"]
        said += [f"dqv:hasQualityMeasurement {_field(row, names)}" for row in known.fields]
        yield _block(names.iri(run_iri(manifest.base_iri, known.extractor, known.version)), said)


def _field(row: FieldPrecision, names: Names) -> str:
    share, low, high = (names.node(number(value)) for value in (row.precision, row.low, row.high))
    return (
        f"[ a dqv:QualityMeasurement ; dqv:value {share} ; schema:minValue {low} ; schema:maxValue {high} ;\n"
        f"    rdfs:comment {Literal(f'{row.right} of {row.decided} were right')} ;\n"
        f"    dqv:isMeasurementOf [ a dqv:Metric ; dqv:inDimension <{ACCURACY}> ;\n"
        f"      skos:prefLabel {Literal(f'precision: {row.field}')} ; skos:definition {Literal(row.means)} ] ]"
    )


def _measurements(scores: Scores, names: Names) -> Iterator[str]:
    for row, measures in sorted(scores.items()):
        for measure, value in sorted(measures.items()):
            label = Literal(f"{row}: {measure}")
            yield f"[ a dqv:QualityMeasurement ; rdfs:label {label} ; dqv:value {names.node(number(value))} ]"
