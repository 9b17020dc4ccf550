"""Linked data: every thing's IRI leads to what the graph says of it, in the syntax that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib.namespace import RDF, SKOS
from starlette.testclient import TestClient

from kg import edition
from kg.edition import Edition
from kg.exports.rdf.void import MEDIA
from kg.manifest import Provenance
from kg.rdf.lookup import about
from kg.settings import Settings
from server.app import create_app
from server.library import Library
from tests.server.golden import GRAPH

BASE = "https://example.org/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    directory = tmp_path_factory.mktemp("golden")
    return edition.write(directory, (), lambda _: GRAPH, Provenance((), (), {}), Settings(BASE))


@pytest.fixture(scope="module")
def client(golden: Edition) -> Iterator[TestClient]:
    library = Library(golden.view(), golden.id, golden.manifest.built, BASE, golden.triples, golden.quads)
    with TestClient(create_app(library), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/rdf+xml", "rdfxml"),
        ("application/n-triples;q=0.5, application/trig;q=0.9", "trig"),
    ],
)
def test_a_thing_leads_on_to_its_description(client: TestClient, accept: str, format: str) -> None:
    found = client.get("/dataset/mmlu", headers={"Accept": accept})
    assert (found.status_code, found.headers["location"]) == (303, f"/data/dataset/mmlu.{format}")
    assert "Accept" in found.headers["vary"]
    described = client.get(found.headers["location"])
    assert described.headers["content-type"].partition(";")[0] == MEDIA[format]
    assert described.headers["etag"]
    quads = parse(described.content, RdfFormat.from_media_type(MEDIA[format]), base_iri=BASE)
    names = [q.object.value for q in quads if q.predicate.value == str(SKOS.prefLabel)]
    assert names == ["MMLU"]


def test_people_get_a_page_that_names_the_descriptions(client: TestClient) -> None:
    page = client.get("/dataset/mmlu", headers={"Accept": BROWSER})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert '<link rel="alternate" type="text/turtle" href="/data/dataset/mmlu.ttl">' in page.text
    assert client.get("/dataset/mmlu", headers={"Accept": "image/png"}).status_code == 406


def test_every_iri_of_ours_leads_to_all_that_the_graph_says_of_it(client: TestClient, golden: Edition) -> None:
    whole = set(parse(path=golden.quads, format=RdfFormat.N_QUADS))
    found: set[Quad] = set()
    for thing in {q.subject.value.partition("#")[0] for q in whole if isinstance(q.subject, NamedNode)} - {BASE}:
        way = client.get(thing.removeprefix(BASE.rstrip("/")), headers={"Accept": "application/n-quads"})
        assert way.status_code == 303, thing
        answer = client.get(way.headers["location"])
        assert answer.status_code == 200, thing
        found |= set(parse(answer.content, RdfFormat.N_QUADS))
    assert found == {quad for quad in whole if quad.subject != NamedNode(BASE)}


def test_former_ids_lead_to_what_they_have_become(client: TestClient) -> None:
    found = client.get("/data/paper/lizard-before.ttl")
    assert (found.status_code, found.headers["location"]) == (308, "/data/paper/lizard.ttl")


@pytest.mark.parametrize("path", ["dataset/nothing.ttl", "dataset/mmlu.doc", "dataset/mmlu", "zzz.nq", "..%2F.nq"])
def test_what_there_is_not_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"/data/{path}").status_code == 404


def test_the_terms_that_it_is_written_with_are_explained_where_their_iris_say(client: TestClient) -> None:
    ontology = rdflib.Graph().parse(data=client.get("/ontology").text, format="turtle")
    assert ontology.value(rdflib.URIRef(f"{BASE}ontology#claim"), RDF.type) is not None
    assert len(rdflib.Graph().parse(data=client.get("/shapes").text, format="turtle")) > 100
    assert client.get("/context.jsonld").json()["@context"]["@base"] == BASE


def test_lookup_reads_the_lines_of_one_thing(tmp_path: Path) -> None:
    dump = tmp_path / "dump.nq"
    lines = [f"<{iri}> <p> <o> .\n" for iri in ("a#x", "a-b", "a", "aa", "b")]
    dump.write_text("".join(sorted(lines)))
    assert about(dump, "a") == [b"<a#x> <p> <o> .\n", b"<a> <p> <o> .\n"]
    assert about(dump, "b") == [b"<b> <p> <o> .\n"]
    assert about(dump, "") == about(dump, "c") == about(dump, "ab") == []
