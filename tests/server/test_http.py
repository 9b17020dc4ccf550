"""GraphQL over HTTP, as its specification asks for it."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

JSON = "application/json; charset=utf-8"
GRAPHQL = "application/graphql-response+json; charset=utf-8"
QUERY = {"query": "{ statistics { papers } }"}
ANSWER = {"data": {"statistics": {"papers": 6}}, "extensions": {"cost": {"nodes": 1, "allowed": 50_000}}}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/json", JSON),
        ("application/graphql-response+json", GRAPHQL),
        ("application/graphql-response+json; charset=utf-8, application/json", GRAPHQL),
        ("text/html, application/xhtml+xml, */*;q=0.8", JSON),
        ("application/*", JSON),
        ("", JSON),
    ],
)
def test_answers_come_in_the_media_type_asked_for(client: TestClient, accept: str, media: str) -> None:
    response = client.post("/graphql", json=QUERY, headers={"Accept": accept})
    assert (response.status_code, response.headers["content-type"], response.json()) == (200, media, ANSWER)


def test_a_query_may_stand_in_the_address(client: TestClient) -> None:
    parameters = {
        "query": "query A { __typename } query B($id: ID!) { dataset(id: $id) { name } }",
        "operationName": "B",
        "variables": '{"id": "mmlu"}',
    }
    response = client.get("/graphql", params=parameters)
    assert response.json()["data"] == {"dataset": {"name": "MMLU"}}


def test_what_may_be_null_may_be_null(client: TestClient) -> None:
    response = client.post("/graphql", json={**QUERY, "variables": None, "operationName": None, "extensions": None})
    assert response.json() == ANSWER


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"null", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"query": 7}', 400),
        (b'{"query": null}', 400),
        (b'{"query": "{ __typename }", "variables": []}', 400),
        (b'{"query": "{ __typename }", "operationName": 7}', 400),
        (b'{"query": "{ __typename }", "extensions": "none"}', 400),
        (b'{"query": "\\ud800"}', 400),
        (b'{"query": "' + b"#" * 300_000 + b'"}', 413),
    ],
)
def test_what_is_no_request_is_refused_with_a_reason(client: TestClient, body: bytes, status: int) -> None:
    response = client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == status
    [error] = response.json()["errors"]
    assert error["message"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}


@pytest.mark.parametrize("parameters", [{}, {"query": ""}, {"query": "{ __typename }", "variables": "{"}])
def test_an_address_without_a_request_is_refused(client: TestClient, parameters: dict[str, str]) -> None:
    assert client.get("/graphql", params=parameters).status_code == 400


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_only_json_is_read(client: TestClient, media: str) -> None:
    response = client.post("/graphql", content=b'{"query": "{ __typename }"}', headers={"Content-Type": media})
    assert response.status_code == 415


def test_a_media_type_that_is_not_spoken_is_refused(client: TestClient) -> None:
    assert client.post("/graphql", json=QUERY, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(client: TestClient, method: str) -> None:
    response = client.request(method, "/graphql", json=QUERY)
    assert response.status_code == 405
    assert "POST" in response.headers["allow"]


def test_head_tells_what_get_would(client: TestClient) -> None:
    assert client.head("/graphql", params=QUERY).status_code == 200
    assert client.head("/").status_code == 200


def test_a_browser_is_shown_the_editor_with_its_answer(client: TestClient) -> None:
    html = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert "<textarea" in client.get("/graphql", headers=html).text
    response = client.get("/graphql", params=QUERY, headers=html)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "&#34;papers&#34;: 6" in response.text
    assert client.get("/graphql", params={**QUERY, "variables": "{"}, headers=html).status_code == 400


WRONG = [
    "{ nothing }",
    "{ ",
    "",
    "{ paper }",
    "mutation { anything }",
    "subscription { anything }",
    "query($id: ID!) { paper(id: $id) { id } }",
    "query A { __typename } query B { __typename }",
    '{ papers(first: "many") { totalCount } }',
    '{ papers(where: {published: {eq: "yesterday"}}) { totalCount } }',
    "{ papers(where: {publisher: {}}) { totalCount } }",
    "{ results(where: {kind: {eq: BEST}}) { totalCount } }",
    "{ " + "a: __typename " * 5_000 + "}",
    "{" * 2_000,
]


@pytest.mark.parametrize("query", WRONG, ids=range(len(WRONG)))
def test_a_wrong_query_has_errors_and_no_data(client: TestClient, query: str) -> None:
    response = client.post("/graphql", json={"query": query})
    answer: dict[str, Any] = response.json()
    assert (response.status_code, set(answer)) == (200, {"errors"})
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"BAD_USER_INPUT"}
    strict = client.post("/graphql", json={"query": query}, headers={"Accept": "application/graphql-response+json"})
    assert (strict.status_code, strict.json()) == (400, answer)


def test_an_answer_with_errors_is_an_answer(client: TestClient) -> None:
    query = {"query": '{ dataset(id: "no such thing") { id } }'}
    response = client.post("/graphql", json=query, headers={"Accept": "application/graphql-response+json"})
    assert response.status_code == 200
    assert response.json()["data"] == {"dataset": None}


def test_signs_of_life_and_the_schema(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "edition": "0123456789abcdef"}
    assert "type Query" in client.get("/schema.graphql").text


def test_introspection(client: TestClient) -> None:
    response = client.post("/graphql", json={"query": '{ __type(name: "Result") { kind fields { name } } }'})
    kind = response.json()["data"]["__type"]
    assert kind["kind"] == "OBJECT"
    assert {"name": "evidence"} in kind["fields"]
