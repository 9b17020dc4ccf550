"""The names of RDF: namespaces, and the classes and properties that each kind of thing is written with.

Terms are reused where the field has good ones. Ours are relative to a graph's base (`ontology#claim`), so that they
lead to the ontology on whatever server the graph is published.
"""

from __future__ import annotations

from kg.judgements import Predicate
from kg.model import Kind

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
FABIO = "http://purl.org/spar/fabio/"
PRISM = "http://prismstandard.org/namespaces/basic/2.0/"
MLS = "http://www.w3.org/ns/mls#"
FAIR4ML = "https://w3id.org/fair4ml#"
IT6 = "http://data.europa.eu/it6/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"

OWN = "ontology#"
"""Our own namespace, relative to the base."""

PREFIXES: dict[str, str] = {
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "owl": OWL,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "schema": SCHEMA,
    "fabio": FABIO,
    "prism": PRISM,
    "mls": MLS,
    "fair4ml": FAIR4ML,
    "it6": IT6,
    "oa": OA,
    "prov": PROV,
    "void": VOID,
    "dcat": DCAT,
}

CLASSES: dict[Kind, tuple[str, ...]] = {
    Kind.PAPER: (FABIO + "Preprint", SCHEMA + "ScholarlyArticle"),
    Kind.METHOD: (MLS + "Algorithm", SKOS + "Concept"),
    Kind.MODEL: (FAIR4ML + "MLModel", SKOS + "Concept"),
    Kind.DATASET: (SCHEMA + "Dataset", SKOS + "Concept"),
    Kind.METRIC: (MLS + "EvaluationMeasure", SKOS + "Concept"),
    Kind.TASK: (MLS + "Task", SKOS + "Concept"),
    Kind.RESULT: (MLS + "ModelEvaluation",),
    Kind.COMPARISON: (OWN + "Comparison",),
}
"""The classes of each kind; the first is its alone."""

RELATIONS: dict[Predicate, str] = {
    Predicate.PROPOSES: OWN + "proposes",
    Predicate.USES: OWN + "uses",
    Predicate.EVALUATES_ON: OWN + "evaluatesOn",
    Predicate.ADDRESSES: OWN + "addresses",
    Predicate.REPORTS: OWN + "reports",
    Predicate.STATES: OWN + "states",
    Predicate.ON: OWN + "on",
    Predicate.MEASURES: MLS + "specifiedBy",
    Predicate.OF: OWN + "of",
    Predicate.COMPARED_WITH: OWN + "comparedWith",
    Predicate.VARIANT_OF: OWN + "variantOf",
    Predicate.CREDITS: OWN + "credits",
    Predicate.SAME_AS: OWL + "sameAs",
}
"""The property of every relation that a person can judge."""

VOCABULARY = "vocabulary"
"""The named graph of curated names that no paper holds."""

DOCUMENT, RUN, CURATOR = "document/", "run/", "curator/"
"""First parts of the IRIs of source documents (also named graphs), of extractor runs, and of people who judge."""


def prefixes(base: str) -> dict[str, str]:
    """Every prefix with its namespace under a base; `kg` is our own."""
    return {**PREFIXES, "kg": base + OWN}
