"""What Neo4j Browser fetches from us: a guide with all questions to click on, and a style."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from server.pages import questions


def test_browser_may_fetch_both_from_wherever_a_database_serves_it(client: TestClient) -> None:
    for place in ("/guide", "/browser.grass"):
        asked = client.options(place, headers={"Origin": "http://localhost:7474"})
        got = client.get(place, headers={"Origin": "http://localhost:7474"})
        assert asked.headers["access-control-allow-origin"] == got.headers["access-control-allow-origin"] == "*"
        assert "cache-control" in asked.headers["access-control-allow-headers"]


def test_no_other_place_may_be_fetched_from_there(client: TestClient) -> None:
    got = client.get("/", headers={"Origin": "http://localhost:7474"})
    assert "access-control-allow-origin" not in got.headers


def test_the_guide_holds_all_questions_ready_to_run(client: TestClient) -> None:
    text = client.get("/guide").text
    assert text.count("<h3>") == 1 + len(questions())
    assert "{name: &#34;MMLU&#34;}" in text
    assert not re.search(r"\$\w", text)
    assert "http://testserver/browser.grass" in text


def test_a_style_for_every_label(client: TestClient) -> None:
    style = client.get("/browser.grass").text
    for label in ("Paper", "Method", "Model", "Dataset", "Metric", "Task", "Result", "Evidence", "Judgement"):
        assert f"node.{label} {{" in style
