"""What those who run the server rely on: headers, logs, metrics, signs of life, caching, and a new edition at once."""

from __future__ import annotations

import gzip
import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from http.client import HTTPConnection
from typing import Any

import pytest
from starlette.testclient import TestClient

from kg.errors import EditionError
from kg.stores.memory import MemoryStore
from server import logs
from server.app import create_app
from server.library import Library
from server.rules import Rules
from tests.server.conftest import library_of
from tests.server.golden import GRAPH
from tests.serving import serving

LIBRARY = library_of(MemoryStore(GRAPH))
QUERY = {"query": "{ statistics { edition } }"}


@pytest.mark.parametrize("path", ["/", "/dataset/mmlu", "/dataset/nothing", "/healthz", "/static/site.js", "/x"])
def test_every_response_keeps_browsers_safe(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "server" not in headers


def test_other_origins_ask_only_where_they_are_let() -> None:
    asked = {"Origin": "https://example.net"}
    closed, open = (TestClient(create_app(LIBRARY, Rules(origins=o))) for o in ((), ("https://example.net",)))
    assert "access-control-allow-origin" not in closed.post("/graphql", json=QUERY, headers=asked).headers
    allowed = open.post("/graphql", json=QUERY, headers=asked).headers["access-control-allow-origin"]
    assert allowed == "https://example.net"
    other = open.post("/graphql", json=QUERY, headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers
    preflight = {**asked, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    assert open.options("/graphql", headers=preflight).status_code == 200
    assert closed.options("/graphql", headers=preflight).status_code == 405


def test_nothing_can_be_changed(client: TestClient) -> None:
    [error] = client.post("/graphql", json={"query": "mutation { __typename }"}).json()["errors"]
    assert "mutation" in error["message"]


class Broken(MemoryStore):
    def get(self, ids: Any) -> Any:
        raise RuntimeError("a secret of ours")


def test_what_goes_wrong_inside_stays_inside(caplog: pytest.LogCaptureFixture) -> None:
    client = TestClient(create_app(library_of(Broken(GRAPH))), raise_server_exceptions=False)
    page = client.get("/dataset/mmlu", headers={"X-Request-ID": "mine-1"})
    assert (page.status_code, page.headers["x-request-id"]) == (500, "mine-1")
    answer = client.post("/graphql", json={"query": '{ paper(id: "paper/corgi") { id } }'})
    assert answer.json()["errors"][0]["extensions"] == {"code": "INTERNAL"}
    assert "secret" not in page.text + answer.text
    assert "Traceback" not in page.text + answer.text
    assert "a secret of ours" in caplog.text


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    """The log so far, as it is written."""
    caplog.set_level(logging.INFO)
    return lambda: [json.loads(logs.Lines().format(record)) for record in caplog.records if "server" in record.name]


def test_a_client_error_is_one_line(client: TestClient, lines: Callable[[], list[dict[str, Any]]]) -> None:
    assert client.get("/").status_code == 200
    assert lines() == []
    response = client.post("/graphql", content=b"{", headers={"Content-Type": "application/json"})
    [line] = lines()
    assert (line["level"], line["message"], line["status"], line["path"]) == ("warning", "request", 400, "/graphql")
    assert line["id"] == response.headers["x-request-id"]
    assert set(line) >= {"time", "logger", "method", "milliseconds", "bytes", "client"}


def test_a_request_for_no_path_is_no_error_of_the_server(lines: Callable[[], list[dict[str, Any]]]) -> None:
    """`OPTIONS *` asks about the server itself."""
    with serving(create_app(LIBRARY)) as address:
        server = HTTPConnection(address.removeprefix("http://"))
        server.request("OPTIONS", "*")
        assert server.getresponse().status == 404
        server.close()
    assert [line["path"] for line in lines()] == ["*"]


def test_every_request_is_a_line_where_asked_for(lines: Callable[[], list[dict[str, Any]]]) -> None:
    client = TestClient(create_app(LIBRARY, Rules(every_request=True)))
    client.get("/")
    client.get("/healthz")
    client.get("/", headers={"X-Request-ID": 'x" injected'})
    assert [line["path"] for line in lines()] == ["/", "/"]
    assert all(len(line["id"]) == 16 for line in lines())


def test_signs_of_life() -> None:
    client = TestClient(create_app(LIBRARY), raise_server_exceptions=False)
    assert client.get("/healthz").json() == {"status": "ok", "edition": LIBRARY.edition}
    assert client.get("/readyz").json() == {"status": "ready", "edition": LIBRARY.edition}

    class Gone(MemoryStore):
        def sizes(self) -> Any:
            raise OSError("no such file")

    broken = TestClient(create_app(library_of(Gone(GRAPH))), raise_server_exceptions=False)
    assert broken.get("/healthz").status_code == 200
    assert broken.get("/readyz").status_code == 500


def test_metrics_count_requests_by_place_method_and_status() -> None:
    client = TestClient(create_app(LIBRARY))
    for path in ("/dataset/mmlu", "/dataset/nothing", "/whatever/else", "/wp-admin", "/healthz"):
        client.get(path)
    text = client.get("/metrics").text
    assert 'paperkg_requests_total{method="GET",place="dataset",status="200"} 1.0' in text
    assert 'paperkg_requests_total{method="GET",place="dataset",status="404"} 1.0' in text
    assert 'paperkg_requests_total{method="GET",place="other",status="404"} 2.0' in text
    assert 'paperkg_request_seconds_count{place="dataset"} 2.0' in text
    assert f'paperkg_edition_info{{edition="{LIBRARY.edition}"}} 1.0' in text
    assert "healthz" not in text


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/", "text/html"),
        ("/dataset/mmlu", "text/html"),
        ("/graphql?query={__typename}", "application/json"),
        ("/graphql?query={__typename}", "application/graphql-response+json"),
        ("/graphql?query={__typename}", "text/html"),
    ],
)
def test_an_answer_can_be_kept_until_the_edition_changes(client: TestClient, path: str, accept: str) -> None:
    first = client.get(path, headers={"Accept": accept})
    tag = first.headers["etag"]
    assert LIBRARY.edition in tag
    assert first.headers["cache-control"] == "public, no-cache"
    assert "Accept" in first.headers["vary"]
    again = client.get(path, headers={"Accept": accept, "If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"Accept": accept, "If-None-Match": '"other"'}).status_code == 200


def test_forms_of_one_address_have_different_marks(client: TestClient) -> None:
    media = ("text/html", "application/json", "application/graphql-response+json")
    tags = {client.get("/graphql?query={__typename}", headers={"Accept": m}).headers["etag"] for m in media}
    assert len(tags) == 3


def test_refusals_and_posts_are_not_kept(client: TestClient) -> None:
    assert "etag" not in client.get("/dataset/nothing").headers
    assert "etag" not in client.get("/graphql?query={", headers={"Accept": "application/graphql-response+json"}).headers
    assert "etag" not in client.post("/graphql", json=QUERY).headers


def test_long_answers_are_compressed(client: TestClient) -> None:
    with client.stream("GET", "/dataset/mmlu", headers={"Accept-Encoding": "gzip"}) as response:
        raw = b"".join(response.iter_raw())
    assert response.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == client.get("/dataset/mmlu", headers={"Accept-Encoding": "identity"}).content
    assert len(raw) < 10_000


class Editions:
    """What is current, as a folder would say."""

    def __init__(self) -> None:
        self.current: Library | Exception = LIBRARY

    def renew(self, edition: str) -> Library | None:
        if isinstance(self.current, Exception):
            raise self.current
        return None if self.current.edition == edition else self.current


def eventually(seen: Callable[[], str], wanted: str) -> None:
    until = time.monotonic() + 10
    while seen() != wanted:
        assert time.monotonic() < until, f"still {seen()!r}, not {wanted!r}"
        time.sleep(0.05)


@pytest.fixture
def swapped() -> Iterator[tuple[Editions, TestClient]]:
    editions = Editions()
    with TestClient(create_app(LIBRARY, renew=editions.renew)) as client:
        yield editions, client


def edition_of(client: TestClient) -> Callable[[], str]:
    return lambda: str(client.post("/graphql", json=QUERY).json()["data"]["statistics"]["edition"])


def test_a_new_edition_is_picked_up(swapped: tuple[Editions, TestClient]) -> None:
    editions, client = swapped
    tag = client.get("/").headers["etag"]
    assert edition_of(client)() == LIBRARY.edition
    editions.current = replace(LIBRARY, edition="f" * 16)
    eventually(edition_of(client), "f" * 16)
    again = client.get("/", headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert "f" * 16 in again.text
    assert client.get("/healthz").json()["edition"] == "f" * 16


def test_a_new_edition_that_cannot_be_read_changes_nothing(
    swapped: tuple[Editions, TestClient], lines: Callable[[], list[Mapping[str, Any]]]
) -> None:
    editions, client = swapped
    editions.current = EditionError("damaged")
    eventually(lambda: lines()[-1]["message"] if lines() else "", "the new edition can't be read")
    assert edition_of(client)() == LIBRARY.edition
    editions.current = replace(LIBRARY, edition="e" * 16)
    eventually(edition_of(client), "e" * 16)
