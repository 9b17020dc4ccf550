"""/sparql: forms of answers, what is refused, how much is answered, and how long a query may take."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace

import httpx2
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store
from starlette.testclient import TestClient

from kg.sparql.federated import asks_others
from server.app import create_app
from server.library import Library
from server.rules import Rules
from tests.serving import serving
from tests.sparql.conftest import BASE, RULES

SELECT = "SELECT ?name WHERE { <dataset/mmlu> skos:prefLabel ?name }"
BOMB = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HOARD = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f ?c"


def ask(client: TestClient, query: str, accept: str = "*/*") -> httpx2.Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept})


@pytest.mark.parametrize(
    ("accept", "media", "body"),
    [
        ("*/*", "application/sparql-results+json", '"value":"MMLU"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<literal>MMLU</literal>"),
        ("text/csv", "text/csv", "name\r\nMMLU\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", '?name\n"MMLU"\n'),
        ("application/sparql-results+json;q=0.1, text/csv;q=0.8", "text/csv", "name"),
        ("text/turtle, application/sparql-results+xml;q=0.5", "application/sparql-results+xml", "MMLU"),
    ],
)
def test_tables_come_as_they_are_wanted(client: TestClient, accept: str, media: str, body: str) -> None:
    found = ask(client, SELECT, accept)
    assert found.headers["content-type"].partition(";")[0] == media
    assert body in found.text


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("*/*", "turtle"),
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_graphs_come_as_they_are_wanted(client: TestClient, accept: str, format: str) -> None:
    found = ask(client, "DESCRIBE <dataset/mmlu>", accept)
    graph = rdflib.Graph().parse(data=found.text, format=format)
    mmlu, name = rdflib.URIRef(f"{BASE}dataset/mmlu"), rdflib.namespace.SKOS.prefLabel
    assert str(graph.value(mmlu, name)) == "MMLU"


@pytest.mark.parametrize(
    ("query", "accept"), [(SELECT, "text/turtle"), ("ASK {}", "text/csv"), ("DESCRIBE <x>", "text/csv")]
)
def test_what_is_wanted_in_no_form_that_there_is_gets_406(client: TestClient, query: str, accept: str) -> None:
    assert ask(client, query, accept).status_code == 406


def test_without_a_query_the_service_describes_itself(client: TestClient) -> None:
    for accept, format in (
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ):
        found = client.get("/sparql", headers={"Accept": accept})
        graph = rdflib.Graph().parse(data=found.text, format=format)
        service = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        assert graph.value(predicate=rdflib.RDF.type, object=service.Service) == rdflib.URIRef(f"{BASE}sparql")
        assert list(graph.objects(predicate=service.supportedLanguage)) == [service.SPARQL11Query]


def test_facts_are_in_the_default_graph_and_provenance_in_those_of_documents(client: TestClient) -> None:
    documents = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?paper prov:wasDerivedFrom ?g } } ORDER BY ?g"
    rows = ask(client, documents).json()["results"]["bindings"]
    assert [row["g"]["value"] for row in rows] == [f"{BASE}document/{n}.txt" for n in ("one", "page", "two")]
    assert ask(client, "ASK { ?paper prov:wasDerivedFrom ?g }").json()["boolean"] is False


def test_more_rows_than_may_be_answered_are_cut_and_it_is_said(client: TestClient) -> None:
    found = ask(client, "SELECT * WHERE { ?s ?p ?o }")
    assert len(found.json()["results"]["bindings"]) == RULES.rows
    assert found.headers["x-sparql-maxrows"] == str(RULES.rows)
    assert "only the first 100 rows" in found.headers["warning"]
    assert "warning" not in ask(client, SELECT).headers
    triples = ask(client, "CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert len(triples.text.splitlines()) == RULES.rows
    assert "warning" in triples.headers


def test_what_is_no_query_is_told_where(client: TestClient) -> None:
    found = ask(client, "SELECT * WHERE { ?s ?p }")
    assert (found.status_code, found.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert "1:25" in found.text


@pytest.mark.parametrize("update", ["INSERT DATA { <a:a> <a:b> <a:c> }", "DROP ALL", "LOAD <http://localhost/>"])
def test_updates_are_refused_however_they_come(client: TestClient, update: str) -> None:
    posted = {"content": update, "headers": {"Content-Type": "application/sparql-update"}}
    for found in (client.post("/sparql", **posted), client.post("/sparql", data={"update": update})):  # type: ignore[arg-type]
        assert (found.status_code, "only reads" in found.text) == (403, True)
    assert client.get("/sparql", params={"update": update}).status_code == 403
    assert ask(client, update).status_code == 400


@contextmanager
def listening() -> Iterator[tuple[str, list[object]]]:
    """An address, and everybody who has knocked there."""
    knocks: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                knocks.append(address)
                connection.close()

        thread = threading.Thread(target=accept)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", knocks
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


DISGUISES = [
    "SELECT * { SERVICE <$> { ?s ?p ?o } }",
    "SELECT * { service SILENT <$> { ?s ?p ?o } }",
    "SELECT * { BIND(<$> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "PREFIX e: <$>\nSELECT * { SERVICE e: { ?s ?p ?o } }",
    'SELECT * { BIND("\\"" AS ?x) SERVICE <$> { ?s ?p ?o } }',
    "SELECT * { ?s ex:a\\#b ?o . SERVICE <$> { ?s ?p ?o } }".replace("ex:", "schema:"),
    "SELECT * { # a comment\nSERVICE# another\n<$> { ?s ?p ?o } }",
    'SELECT * { FILTER(1<5#>"""\n) SERVICE <$> { ?s ?p ?o } } #"""',
    "SELECT * { FILTER(1<schema:#>'''\n) SERVICE <$> { ?s ?p ?o } } #'''",
    "SELECT * { { SELECT * { FILTER EXISTS { SERVICE <$> { ?s ?p ?o } } } } }",
]


def test_no_query_makes_the_server_open_a_connection(client: TestClient) -> None:
    with listening() as (address, knocks):
        for disguise in DISGUISES:
            found = ask(client, disguise.replace("$", address))
            assert (found.status_code, "SERVICE is refused" in found.text) == (403, True), disguise
        assert ask(client, f"SELECT * FROM <{address}> WHERE {{ ?s ?p ?o }}").status_code == 200
        assert knocks == []
        # The engine itself would have gone there, so that the refusal is what keeps it.
        with pytest.raises((OSError, RuntimeError)):
            list(Store().query(DISGUISES[0].replace("$", address)))  # type: ignore[arg-type]
        assert knocks


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service WHERE { ?service a schema:service }",
        "SELECT * { ?s ?p 'SERVICE <x> {}' } # SERVICE",
        "ASK { ?s <http://example.org/service/#service> '''SERVICE''' }",
    ],
)
def test_service_may_be_a_name_or_stand_in_a_text(client: TestClient, query: str) -> None:
    assert ask(client, query).status_code == 200


PIECES = st.sampled_from([*"<>#\"'\\?:)(\n ", '"""', "'''", "<5#>", "a:", "1", "http://x/", "{", "}"])


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=4).map("".join))
@settings(max_examples=300)
def test_no_text_around_it_hides_a_service(before: str, after: str) -> None:
    query = f"PREFIX a: <a:> SELECT * {{ FILTER(1{before}) SERVICE <http://localhost:1/> {{}} {after} }}"
    if not asks_others(query):
        with suppress(SyntaxError):
            # Where nobody listens this fails, if there is anything to ask.
            list(Store().query(query))  # type: ignore[arg-type]


def test_a_bomb_is_killed_at_its_time_while_others_are_answered(golden: Library) -> None:
    with serving(create_app(golden, replace(RULES, seconds=5))) as address, ThreadPoolExecutor(1) as elsewhere:
        began = time.monotonic()
        bomb = elsewhere.submit(httpx2.get, f"{address}/sparql", params={"query": BOMB}, timeout=60)
        others = 0
        while not bomb.done():
            sparql = httpx2.get(f"{address}/sparql", params={"query": SELECT}, timeout=60)
            page = httpx2.get(f"{address}/dataset/mmlu", timeout=60)
            assert (sparql.status_code, page.status_code) == (200, 200)
            others += not bomb.done()
        assert bomb.result().status_code == 503
        assert "stopped after 5 seconds" in bomb.result().text
        assert 5 <= time.monotonic() - began < 30
        assert others > 1


def test_a_query_that_hoards_memory_ends_alone(golden: Library) -> None:
    with TestClient(create_app(golden, Rules(seconds=60, memory=2**28))) as client:
        found = ask(client, HOARD)
        assert (found.status_code, "memory" in found.text) == (503, True)
        assert ask(client, SELECT).status_code == 200


def test_it_can_be_turned_off_and_says_where_there_is_no_store(golden: Library) -> None:
    off = TestClient(create_app(golden, Rules(sparql=False)))
    assert ask(off, SELECT).status_code == 404
    assert "/sparql" not in off.get("/").text
    without = TestClient(create_app(replace(golden, triples=None)))
    assert (found := ask(without, SELECT)).status_code == 503
    assert "no RDF store" in found.text


def test_answers_are_kept_by_caches_until_the_next_edition(client: TestClient) -> None:
    first = ask(client, SELECT)
    again = client.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    other = {"If-None-Match": first.headers["etag"], "Accept": "text/csv"}
    assert client.get("/sparql", params={"query": SELECT}, headers=other).status_code == 200


def test_people_get_a_page_with_the_answer(client: TestClient) -> None:
    empty = ask(client, "", "text/html,application/xhtml+xml,*/*;q=0.8")
    assert "<textarea" in empty.text
    table = ask(client, "SELECT ?d WHERE { ?d skos:prefLabel 'MMLU' }", "text/html").text
    assert '<a href="/dataset/mmlu">' in table
    assert "Only the first 100 rows" in ask(client, "SELECT * WHERE { ?s ?p ?o }", "text/html").text
    wrong = ask(client, "SELECT <script>", "text/html")
    assert (wrong.status_code, "<script>" in wrong.text) == (400, False)
    assert "true" in ask(client, "ASK {}", "text/html").text
    assert json.loads(ask(client, "ASK {}").text)["boolean"] is True
