"""The W3C's tests of the SPARQL 1.1 Protocol: all that ask queries pass; updates are refused by design."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib.collection import Collection
from rdflib.namespace import RDFS, Namespace
from starlette.testclient import TestClient

from kg.sparql import GRAPHS, TABLES
from server.app import create_app
from server.library import Library

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
MEDIA = {"boolean": TABLES[:2], "tabular": TABLES, "RDF": GRAPHS}

Node = rdflib.term.Node


@pytest.fixture(scope="module")
def manifest(shared: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(shared / "w3c" / "sparql11-protocol" / "manifest.ttl")


@pytest.fixture(scope="module")
def client(manifest: rdflib.Graph, golden: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server whose store holds the graphs that the tests name."""
    path = tmp_path_factory.mktemp("w3c") / "store"
    store = Store(str(path))
    for data in set(manifest.objects(predicate=UT.graphData)):
        file, name = manifest.value(data, UT.graph), manifest.value(data, RDFS.label)
        for quad in parse(path=Path(str(file).removeprefix("file://")), format=RdfFormat.N_TRIPLES):
            store.add(Quad(quad.subject, quad.predicate, quad.object, NamedNode(str(name))))
    assert len(store) == 3
    store.flush()
    del store
    with TestClient(create_app(replace(golden, triples=path))) as client:
        yield client


def entries(manifest: rdflib.Graph) -> list[Node]:
    [listed] = manifest.objects(predicate=MF.entries)
    return list(Collection(manifest, listed))


def test_every_query_of_the_protocol_suite(manifest: rdflib.Graph, client: TestClient) -> None:
    queries = [test for test in entries(manifest) if "update" not in str(test).rpartition("#")[2]]
    assert len(queries) == 20
    for test in queries:
        ask(manifest, test, client)


def test_every_update_of_the_protocol_suite_is_refused(manifest: rdflib.Graph, client: TestClient) -> None:
    updates = [test for test in entries(manifest) if "update" in str(test).rpartition("#")[2]]
    assert len(updates) == 14
    for test in updates:
        method, address, headers, body, _ = next(requests(manifest, test))
        assert client.request(method, address, headers=headers, content=body).status_code in {400, 403, 415}, test


def ask(manifest: rdflib.Graph, test: Node, client: TestClient) -> None:
    """Send what a test sends, and see that the answer is as it wants it."""
    for method, address, headers, body, response in requests(manifest, test):
        found = client.request(method, address, headers=headers, content=body)
        wanted = {str(status)[-3:] for status in manifest.objects(response, MF.expectedStatus)}
        assert f"{found.status_code // 100}xx" in wanted, (test, found.text)
        form, truth = manifest.value(response, MF.expectedFormat), manifest.value(response, MF.expectedBoolean)
        if form is not None:
            assert found.headers["content-type"].partition(";")[0] in MEDIA[str(form)], test
        if truth is not None:
            assert found.json()["boolean"] is truth.toPython(), test  # type: ignore[attr-defined]


def requests(manifest: rdflib.Graph, test: Node) -> Iterator[tuple[str, str, dict[str, str], bytes, Node]]:
    """Method, address, headers and body of what a test sends, and its description of the response."""
    [listed] = [
        found for action in manifest.objects(test, MF.action) for found in manifest.objects(action, HT.requests)
    ]
    for request in Collection(manifest, listed):
        fields = manifest.value(request, HT.headers)
        headers = {
            str(manifest.value(field, HT.fieldName)): str(manifest.value(field, HT.fieldValue))
            for field in (Collection(manifest, fields) if fields else ())
        }
        body = manifest.value(request, HT.body)
        text = str(manifest.value(body, CNT.chars)) if body else ""
        encoding = str(manifest.value(body, CNT.characterEncoding)) if body else "UTF-8"
        address = str(manifest.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
        response = manifest.value(request, HT.resp)
        assert response is not None
        yield str(manifest.value(request, HT.methodName)), address, headers, text.encode(encoding), response
