"""Comparisons over GraphQL: a list of their own, fields of what they speak of, and never among results."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.server.conftest import Ask

WHOLE = """{ comparison(id: "comparison/corgi") {
    id name direction confidence subject { id } baseline { id } datasets { id } metric { id } paper { id }
    subjectText baselineText metricText verdicts { curator } evidence { quote field start extractor confidence }
} }"""


def test_a_comparison(ask: Ask) -> None:
    found = ask(WHOLE)
    quote = found.pop("evidence")
    assert found == {
        "id": "comparison/corgi",
        "name": "Lizard better than Corgi on MMLU in accuracy",
        "direction": "UP",
        "confidence": 0.88,
        "subject": {"id": "method/lizard"},
        "baseline": {"id": "method/corgi"},
        "datasets": [{"id": "dataset/mmlu"}],
        "metric": {"id": "metric/accuracy"},
        "paper": {"id": "paper/corgi"},
        "subjectText": None,
        "baselineText": None,
        "metricText": None,
        "verdicts": [],
    }
    assert (quote["field"], quote["start"], quote["extractor"]) == ("TITLE", 0, "comparisons")
    assert ask('{ node(id: "comparison/corgi") { id } }') == {"id": "comparison/corgi"}


def test_they_are_listed_filtered_ordered_and_counted(ask: Ask) -> None:
    where = (
        '{baseline: {is: "Corgi"}, subject: {is: "Lizard"}, dataset: {is: "MMLU"}, direction: {eq: UP}, '
        "confidence: {gte: 0.5}}"
    )
    found = ask(f"""{{ comparisons(where: {where}, orderBy: [{{field: CONFIDENCE}}]) {{
        totalCount edges {{ cursor node {{ id }} }} facets {{ field values {{ id label count }} }} }} }}""")
    assert (found["totalCount"], found["edges"][0]["node"]["id"]) == (1, "comparison/corgi")
    facets = {facet["field"]: facet["values"] for facet in found["facets"]}
    assert facets["subject"] == [{"id": "method/lizard", "label": "Lizard", "count": 1}]
    assert facets["direction"] == [{"id": None, "label": "UP", "count": 1}]
    none = ask("{ comparisons(where: {direction: {isNull: true}}) { totalCount } }")
    assert none["totalCount"] == 0


def test_paper_technique_and_dataset_have_theirs(ask: Ask) -> None:
    ends = ('paper(id: "paper/corgi")', 'method(id: "Lizard")', 'dataset(id: "MMLU")')
    for end in ends:
        assert ask(f"{{ {end} {{ comparisons {{ nodes {{ id }} }} }} }}")["comparisons"]["nodes"] == [
            {"id": "comparison/corgi"}
        ]
    assert ask('{ method(id: "Corgi") { comparisons { totalCount } } }')["comparisons"]["totalCount"] == 0


def test_they_are_never_among_results(ask: Ask) -> None:
    assert ask("{ statistics { comparisons } }") == {"comparisons": 1}
    ids = [node["id"] for node in ask("{ results(first: 100) { nodes { id } } }")["nodes"]]
    assert all(id.startswith("result/") for id in ids)


def test_the_page_of_a_paper_shows_them_with_their_words(client: TestClient) -> None:
    shown = client.get("/paper/corgi", headers={"Accept": "text/html"}).text
    assert "Comparisons without a number" in shown
    assert 'href="/comparison/corgi"' in shown
    page = client.get("/comparison/corgi", headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert '<mark id="evidence">' in page.text
    assert "A claim without a number" in page.text
