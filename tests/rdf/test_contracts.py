"""Ontology, shapes, context, the API's types and Neo4j's labels speak of the same things."""

from __future__ import annotations

import re

import pytest
import rdflib
from graphql import GraphQLObjectType, build_schema
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH

from kg import contracts
from kg.model import CONCEPTS, Kind
from kg.rdf import context, tables, terms
from kg.settings import LOCAL_IRI

OWN = LOCAL_IRI + terms.OWN
EXTRA = {"Mention": "Mention", "ParameterCount": "ParameterCount", "Credit": "Credit"}
EXTRA |= {"Disagreement": "Disagreement", "Judgement": "Judgement"}
"""Types of the API that are no kind of node, and their classes; Evidence is oa:Annotation, Source prov:Derivation."""


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=contracts.turtle("ontology.ttl", LOCAL_IRI))


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=contracts.turtle("shapes.ttl", LOCAL_IRI))


def test_every_term_of_ours_is_explained(ontology: rdflib.Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    ours = {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if isinstance(term, rdflib.URIRef)}
    assert len(ours) > 60
    for term in ours:
        wanted = [RDFS.label, RDFS.comment]
        if (term, RDF.type, OWL.Class) not in ontology:
            wanted += [RDFS.domain, RDFS.range]
        assert all(ontology.value(term, name) for name in wanted), term


def test_every_term_that_graphs_are_written_with_is_in_the_ontology(ontology: rdflib.Graph) -> None:
    written = {term for term in context.properties() if term.startswith(terms.OWN)}
    written |= {table.type for table in tables.TABLES if table.type and table.type.startswith(terms.OWN)}
    written |= {f"{terms.OWN}{kind}-scheme" for kind in CONCEPTS}
    explained = {str(term) for term in ontology.subjects(RDFS.comment) if isinstance(term, rdflib.URIRef)}
    assert {LOCAL_IRI + term for term in written} <= explained
    properties = {
        str(term) for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for term in ontology.subjects(RDF.type, kind)
    }
    assert properties == {LOCAL_IRI + term for term in context.properties() if term.startswith(terms.OWN)}


def test_every_word_of_an_enumeration_is_explained_and_allowed(ontology: rdflib.Graph, shapes: rdflib.Graph) -> None:
    for table in tables.TABLES:
        for column in table.columns:
            if not column.codec.words:
                continue
            words = {rdflib.URIRef(LOCAL_IRI + word) for word in column.codec.words}
            assert set(ontology.subjects(RDF.type, rdflib.URIRef(OWN + column.codec.name))) == words
            path = rdflib.URIRef(LOCAL_IRI + column.term)
            allowed = [
                set(Collection(shapes, listed))
                for shape in shapes.subjects(SH.path, path)
                for listed in shapes.objects(shape, SH["in"])
            ]
            assert words in allowed, column


def test_every_class_has_a_shape_and_every_column_stands_in_it(shapes: rdflib.Graph) -> None:
    targets = {str(target) for target in shapes.objects(predicate=SH.targetClass)}
    named = [*(terms.CLASSES[kind][0] for kind in Kind), *(table.type for table in tables.TABLES if table.type)]
    wanted = {LOCAL_IRI + name if name.startswith(terms.OWN) else name for name in named}
    assert wanted == targets
    paths = {str(path) for path in shapes.objects(predicate=SH.path)}
    known = {LOCAL_IRI + term if term.startswith(terms.OWN) else term for term in context.properties()}
    # Runs are described by the graph of documents alone.
    assert known - paths == {terms.PROV + "used", terms.SCHEMA + "softwareVersion"}


def test_the_api_and_neo4j_have_the_kinds_that_rdf_has() -> None:
    api = build_schema(contracts.text("api.graphql"))
    for kind in Kind:
        assert isinstance(api.type_map[kind.capitalize()], GraphQLObjectType)
    assert set(EXTRA) <= set(api.type_map)
    labels = set(re.findall(r"\(n:(\w+)\) REQUIRE", contracts.text("neo4j.cypher")))
    assert {kind.capitalize() for kind in Kind} <= labels
    assert {"Evidence", "Judgement"} <= labels
