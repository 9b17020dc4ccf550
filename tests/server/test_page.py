"""The explorer without a browser: what its pages say, without scripts, and that they ask nobody else for anything."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import combinations

import pytest
from starlette.testclient import TestClient

from kg.stores.memory import MemoryStore
from server import pages
from server.app import create_app
from server.library import Library
from server.pages import charts, rings
from tests.server.conftest import library_of
from tests.server.golden import GRAPH
from tests.server.golden.names import EIGHT
from tests.server.golden.papers import PAPERS

ENTITIES = [
    "comparison/corgi",
    "dataset/mmlu",
    "method/lizard",
    "model/minitron",
    "metric/accuracy",
    "paper/corgi",
    "result/speed",
    "task/compression",
]
PAGES = ["/", "/search?q=mmlu", "/questions", "/graph/dataset/mmlu", "/graphql", *(f"/{id}" for id in ENTITIES)]
HTML = {"Accept": "text/html"}
QUESTIONS = [question.slug for question in pages.questions()]


class Elements(HTMLParser):
    """The start tags of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str, name: str) -> Iterator[str]:
        """The values of an attribute of all such elements."""
        return (attributes[name] or "" for found, attributes in self.tags if found == tag and name in attributes)


def words(text: str) -> str:
    """What a page says, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


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


@pytest.mark.parametrize("path", [*PAGES, *(f"/questions/{slug}" for slug in QUESTIONS)])
def test_pages_lead_on_within_the_site_and_load_its_own_files_only(client: TestClient, path: str) -> None:
    response = client.get(path, headers=HTML)
    assert response.status_code == 200
    elements = Elements(response.text)
    loaded = [*elements.all("script", "src"), *elements.all("link", "href"), *elements.all("img", "src")]
    links = {link.partition("#")[0] for link in elements.all("a", "href") if not link.startswith("https://arxiv.org/")}
    for address in {*loaded, *filter(None, links)}:
        assert address.startswith(("/", "?"))
        whole = address if address.startswith("/") else path.partition("?")[0] + address
        assert client.get(whole, headers=HTML).status_code == 200
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not list(elements.all("*", "style"))
    assert len(response.content) < 100_000


def test_nothing_is_written_into_a_page_as_markup() -> None:
    library = Library(MemoryStore(GRAPH), '"><script>', "<b>", "https://example.org/")
    client = TestClient(create_app(library))
    for path in ("/", "/search?q=%3Cb%3E%22%3E%3Cscript%3E", "/graphql?query=%3C/textarea%3E%3Cscript%3E"):
        text = client.get(path, headers=HTML).text
        assert "<script>" not in text
        assert "<b>" not in text


def test_no_file_beside_the_static_ones_is_served(client: TestClient) -> None:
    for path in ("/static/../site.py", "/static/%2e%2e/site.py", "/static/", "/static/nothing.js"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/dataset/nothing", "/dataset/", "/nothing/at/all", "/method/%22%3E", "/dataset/GSM8K"]
)
def test_an_address_of_no_node_leads_nowhere(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "<h1>Not found</h1>" in response.text


@pytest.mark.parametrize(
    ("path", "id"),
    [("/model/llama3.1", "model/llama-3.1"), ("/paper/lizard-before", "paper/lizard")],
)
def test_former_ids_lead_to_the_node(client: TestClient, path: str, id: str) -> None:
    response = client.get(path, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (308, f"/{id}")


def test_a_paper_is_shown_with_the_words_that_its_facts_were_read_from(client: TestClient) -> None:
    text = client.get("/paper/lizard").text
    prose = text[text.index('<p class="prose">') :].partition("</p>")[0]
    marked = [re.sub(r"<[^>]*>", "", mark) for mark in re.findall(r"<mark.*?</mark>", prose)]
    assert "".join(marked) == "18 points on MMLU68.2% accuracy6.8x faster"
    assert unescape(re.sub(r"<[^>]*>", "", prose)) == PAPERS[1].abstract
    assert 'href="/method/lizard"' in prose
    assert '<h2 id="text">Digest</h2>' in text


def test_a_result_shows_its_quote_in_the_stored_text(client: TestClient) -> None:
    text = client.get("/result/minitron").text
    assert '<mark id="evidence">up to 16%</mark>' in text
    assert "up to +16 %" in words(text)
    assert "ada, 2025-01-02: Table 2" in words(text)


def test_quotes_of_digests_say_so(client: TestClient) -> None:
    text = client.get("/dataset/mmlu").text
    rows = re.findall(r"<tr>.*?</tr>", text, re.DOTALL)
    [digest] = [row for row in rows if "18 points on MMLU" in row]
    [abstract] = [row for row in rows if "up to 16%" in row]
    assert ">digest<" in digest
    assert ">digest<" not in abstract


def table(client: TestClient, address: str, caption: str) -> list[str]:
    """The rows of one table of a page, as words; empty where the table is not there."""
    text = client.get(address).text
    found = re.search(rf'<caption class="unseen">{caption}</caption>.*?</table>', text, re.DOTALL)
    return [words(row) for row in re.findall(r"<tr>.*?</tr>", found[0], re.DOTALL)[1:]] if found else []


@pytest.mark.parametrize(
    ("parameters", "numbers"),
    [
        ("", ["up to +16 %", "+18 points", "+3.06 points", "+2 points"]),
        ("?most=10B", ["up to +16 %", "+18 points", "+3.06 points", "+2 points"]),
        ("?most=10B&unknown=EXCLUDE", ["up to +16 %"]),
        ("?most=10B&unknown=ONLY", ["+18 points", "+3.06 points", "+2 points"]),
        ("?most=5B&unknown=EXCLUDE", []),
    ],
)
def test_a_size_filter_shows_what_it_cannot_decide(client: TestClient, parameters: str, numbers: list[str]) -> None:
    rows = table(client, f"/dataset/mmlu{parameters}", "Gains")
    assert [row for row, number in zip(rows, numbers, strict=True) if not row.startswith(number)] == []
    for row in rows:
        assert ("size unknown" in row) == row.startswith(("+18", "+2"))
        assert ("better or worse?" in row) == row.startswith("+2")


def test_what_a_size_filter_leaves_out_is_counted(client: TestClient) -> None:
    text = words(client.get("/dataset/mmlu?most=10B&unknown=EXCLUDE").text)
    assert "5 results are left out because the text does not decide" in text


@pytest.mark.parametrize("parameters", ["?most=many", "?unknown=PERHAPS", "?after=nowhere", "?first=x"])
def test_a_parameter_that_cannot_be_meant_is_refused(client: TestClient, parameters: str) -> None:
    path = "/graph/dataset/mmlu" if "first" in parameters else "/method/lizard"
    assert client.get(path + parameters).status_code == 400


def test_scores_and_gains_are_kept_apart(client: TestClient) -> None:
    assert [row.split()[0] for row in table(client, "/dataset/mmlu", "Scores in accuracy")] == ["86.4", "68.2"]
    assert [row.split()[0] for row in table(client, "/dataset/wikitext", "Scores in perplexity")] == ["4.9", "5.2"]
    assert "1 score names no metric" in words(client.get("/dataset/mmlu").text)


def test_a_question_can_be_asked_with_other_parameters(client: TestClient) -> None:
    rows = table(client, f"/questions/{QUESTIONS[0]}?below=10B&unknown=EXCLUDE", "Answer")
    assert [row.split()[:2] for row in rows] == [["Minitron", "yes"]]
    wrong = client.get(f"/questions/{QUESTIONS[0]}?below=few")
    assert wrong.status_code == 400
    assert "a size is a number such as 10B" in wrong.text
    unknown = client.get(f"/questions/{QUESTIONS[0]}?dataset=MMLLU")
    assert "MMLU" in unknown.text[unknown.text.index('role="alert"') :].partition("</p>")[0]


@pytest.mark.parametrize("path", ["/dataset/mmlu?most=10B&unknown=ONLY", f"/questions/{QUESTIONS[3]}?since=2024-03-01"])
def test_the_query_shown_for_copying_says_everything(client: TestClient, path: str) -> None:
    text = client.get(path).text
    query = unescape(text[text.index("<summary>GraphQL</summary>") :].partition("<code>")[2].partition("</code>")[0])
    answer = client.post("/graphql", json={"query": query}).json()
    assert "errors" not in answer
    assert ("lte" in query) == ("most" in path)


@pytest.mark.parametrize("id", ENTITIES)
def test_a_neighbourhood_leads_from_node_to_node(client: TestClient, id: str) -> None:
    elements = Elements(client.get(f"/graph/{id}").text)
    near = [link for link in elements.all("a", "href") if link.startswith("/graph/")]
    assert near
    assert all(client.get(link).status_code == 200 for link in near)


def test_a_dataset_page_can_show_one_metric_alone(client: TestClient) -> None:
    assert len(table(client, "/dataset/mmlu?metric=accuracy", "Scores in accuracy")) == 2
    assert table(client, "/dataset/mmlu?metric=latency", "Scores in accuracy") == []
    assert 'name="metric" value="accuracy"' in client.get("/dataset/mmlu?metric=accuracy").text
    assert client.get("/dataset/mmlu?metric=nonsense").status_code == 404


SIZED = replace(
    GRAPH, results=tuple(replace(r, sizes=(EIGHT,)) if r.id == "result/acc-gpt4" else r for r in GRAPH.results)
)
"""The graph with one score of a stated size beside one of an unknown size."""


def test_scores_of_unknown_size_are_drawn_apart() -> None:
    text = TestClient(create_app(library_of(MemoryStore(SIZED)))).get("/dataset/mmlu").text
    chart = text[text.index('aria-label="Scores against model size"') :].partition("</svg>")[0]
    places = dict(re.findall(r'<circle class="(dot|dot open)" cx="([\d.]+)"', chart))
    assert set(places) == {"dot", "dot open"}
    assert float(places["dot open"]) < 48 + 72 < float(places["dot"])
    assert "68.2 %, size not stated" in unescape(chart).replace("\N{NO-BREAK SPACE}", " ")
    assert "86.4, 8B" in unescape(chart).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("counts", "heights"),
    [
        ({}, []),
        ({"2024": 4}, [196.0]),
        ({"2021": 4, "2024": 2}, [196.0, 0.0, 0.0, 98.0]),
    ],
)
def test_every_year_between_the_first_and_the_last_has_its_bar(counts: dict[str, int], heights: list[float]) -> None:
    assert [bar.height for bar in charts.years(counts)] == heights


@pytest.mark.parametrize("nodes", [1, 2, 25, 100])
def test_names_around_a_ring_have_room(nodes: int) -> None:
    near = [{"id": f"method/{n}", "name": f"method {n}"} for n in range(nodes)]
    subgraph = {"nodes": [{"id": "dataset/d", "name": "d"}, *near], "relations": []}
    spots = rings.ring("dataset/d", subgraph).spots
    assert len(spots) == nodes
    apart = [math.dist((a.x, a.y), (b.x, b.y)) for a, b in combinations(spots, 2)]
    assert all(distance > 15 for distance in apart)
    assert all(-90 <= (spot.turn + (180 if spot.flipped else 0) + 90) % 360 - 90 <= 90 for spot in spots)
