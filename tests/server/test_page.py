"""The page for people: readable without scripts, and with nothing on it that comes from elsewhere."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from kg.stores.memory import MemoryStore
from server import pages
from server.app import create_app
from server.library import Library
from tests.server.golden import GRAPH


class Elements(HTMLParser):
    """The start tags of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def page(client: TestClient) -> str:
    text: str = client.get("/").text
    return text


def test_counts_and_edition_can_be_read(page: str) -> None:
    counts = dict(re.findall(r"<dt>(\w+)</dt><dd>([\d,]+)</dd>", page))
    assert counts == {
        "papers": "6",
        "methods": "5",
        "models": "4",
        "datasets": "3",
        "metrics": "4",
        "tasks": "1",
        "results": "12",
    }
    assert "0123456789abcdef" in page
    assert "2025-06-01T12:00:00+00:00" in page


def test_every_question_is_a_button_that_asks_it(page: str, client: TestClient) -> None:
    buttons = [attributes for tag, attributes in Elements(page).tags if attributes.get("name") == "query"]
    asked = [attributes["value"] for attributes in buttons if "value" in attributes]
    assert asked == [question.query for question in pages.questions()]
    for query in asked:
        assert set(client.get("/graphql", params={"query": query or ""}).json()) == {"data"}


def test_the_editor_is_labelled_and_starts_with_a_question(page: str) -> None:
    assert '<label for="query">' in page
    assert "GainsUnderSize" in page[page.index("<textarea") : page.index("</textarea>")]


def test_the_page_loads_its_own_files_only(page: str, client: TestClient) -> None:
    loaded = [a.get("src") or a.get("href") or "" for tag, a in Elements(page).tags if tag in {"script", "link", "img"}]
    assert loaded
    assert all(client.get(path).status_code == 200 for path in loaded)
    assert not re.search(r"https?://", page)
    policy = client.get("/").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_nothing_is_written_into_the_page_as_markup() -> None:
    library = Library(MemoryStore(GRAPH), '"><script>', "<b>", "https://example.org/")
    text = TestClient(create_app(library)).get("/").text
    assert "<script>" not in text
    assert "<b>" not in text


def test_no_file_beside_the_static_ones_is_served(client: TestClient) -> None:
    for path in ("/static/../page.html", "/static/%2e%2e/page.html", "/static/", "/static/nothing.js"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "id", ["dataset/mmlu", "method/lizard", "paper/arxiv-2407.14679", "result/speed", "task/compression"]
)
def test_an_iri_leads_to_a_page_that_asks_about_its_node(client: TestClient, id: str) -> None:
    text = client.get(f"/{id}").text
    query = unescape(text[text.index("<textarea") : text.index("</textarea>")].partition(">")[2])
    answer = client.post("/graphql", json={"query": query}).json()
    assert answer["data"]["node"]["id"] == id


@pytest.mark.parametrize(
    "path", ["/dataset/nothing", "/dataset/", "/nothing/at/all", "/method/%22%3E", "/dataset/GSM8K"]
)
def test_an_iri_of_no_node_leads_nowhere(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
