"""What a reader does: search, walk, filter, look at evidence, change a question, ask in GraphQL."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_search_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("linearizer")
    expect(page.get_by_role("option")).to_have_text(["methodLizard (Linearizer)"])
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "q-suggestions-0")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/method/lizard")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lizard")


def test_a_choice_outlasts_an_answer_that_comes_late(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("linearize")
    expect(page.get_by_role("option")).to_have_count(1)
    with page.expect_response("**/graphql"):
        page.keyboard.type("r")
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(100)  # until the page has shown it
    page.keyboard.press("Enter")
    expect(page).to_have_url("/method/lizard")


def test_search_without_choosing_lists_what_matches(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("mmllu")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("spelled nearly so")
    page.get_by_role("main").get_by_role("link", name="MMLU", exact=True).click()
    expect(page).to_have_url("/dataset/mmlu")


def test_a_choice_outlasts_the_windows_losing_the_focus(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("linearizer")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.get_by_role("combobox").dispatch_event("blur")  # what a field hears, still active, when its window goes
    page.keyboard.press("Enter")
    expect(page).to_have_url("/method/lizard")


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_escape_and_leaving_the_field_close_the_suggestions(page: Page, key: str) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("mm")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press(key)
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_walk_the_graph(page: Page) -> None:
    page.goto("/dataset/mmlu")
    page.get_by_role("link", name="Walk the graph from here").click()
    page.locator('svg.graph a[data-id="paper/lizard"]').click()
    expect(page).to_have_url("/graph/paper/lizard")
    spot = page.locator('svg.graph a[data-id="method/lizard"]')
    spot.focus()
    expect(page.locator("svg.graph.chosen path.near")).not_to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Around Lizard")


def gains(page: Page) -> list[str]:
    rows = page.get_by_role("region", name="Gains").locator("tbody tr td.number a")
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in rows.all_inner_texts()]


def test_the_leaderboards_filter_shows_the_unknown(page: Page) -> None:
    page.goto("/dataset/mmlu")
    page.get_by_label("At most so many parameters").fill("10B")
    page.get_by_role("button", name="Filter").click()
    assert gains(page) == ["up to +16 %", "+18 points", "+3.06 points", "+2 points"]
    page.get_by_label("leave out, counted").check()
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("status")).to_contain_text("5 results are left out")
    assert gains(page) == ["up to +16 %"]
    page.get_by_label("show only these").check()
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("region", name="Gains").locator(".chip", has_text="size unknown")).to_have_count(2)


def test_tables_sort_with_the_unknown_last(page: Page) -> None:
    page.goto("/dataset/mmlu")
    header = page.get_by_role("region", name="Gains").get_by_role("columnheader", name="Parameters")
    header.get_by_role("button").click()
    assert gains(page)[0] == "+3.06 points"
    expect(header).to_have_attribute("aria-sort", "descending")
    header.get_by_role("button").click()
    assert gains(page)[:2] == ["up to +16 %", "+3.06 points"]
    expect(header).to_have_attribute("aria-sort", "ascending")


def test_a_number_leads_to_its_marked_words(page: Page) -> None:
    page.goto("/dataset/mmlu")
    page.get_by_role("link", name="up to +16").click()
    expect(page.locator("mark#evidence")).to_have_text("up to 16%")
    page.get_by_role("link", name="Compact Models by Pruning").first.click()
    expect(page).to_have_url("/paper/arxiv-2407.14679#result-minitron")
    expect(page.locator("p.prose mark").first).to_be_in_viewport()


def test_a_question_is_asked_with_other_parameters(page: Page) -> None:
    page.goto("/questions")
    page.get_by_role("link", name="Which methods or models report MMLU gains").click()
    field = page.get_by_label("dataset", exact=True)
    field.fill("")
    field.press_sequentially("cmm")
    page.get_by_role("option", name="CMMLU").click()
    expect(field).to_have_value("CMMLU")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("status")).to_have_text("0 rows")
    page.get_by_text("GraphQL", exact=True).last.click()
    expect(page.locator("details.copy code").first).to_contain_text('$dataset: ID! = "CMMLU"')


def test_what_is_shown_can_be_copied(page: Page) -> None:
    page.goto("/method/lizard")
    page.get_by_text("Cypher", exact=True).click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        'MATCH (n {id: "method/lizard"})-[r]-(near) RETURN n, r, near LIMIT 100\n'
    )
    page.get_by_role("link", name="JSON, and the query to change").click()
    answer = json.loads(page.locator("#json").inner_text())
    assert answer["data"]["node"]["id"] == "method/lizard"


def test_a_query_runs_and_its_names_are_completed(page: Page) -> None:
    page.goto("/graphql")
    editor = page.get_by_label("Query")
    editor.fill("")
    editor.press_sequentially("{ statist")
    page.keyboard.press("Control+Space")
    expect(page.get_by_role("option")).to_have_text(["statistics"])
    page.keyboard.press("Enter")
    editor.press_sequentially(" { pap")
    page.keyboard.press("Control+Space")
    page.keyboard.press("Tab")
    editor.press_sequentially(" } }")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#json")).to_contain_text('"papers": 6')
    editor.fill("{ nothing }")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status")).to_contain_text("Cannot query field")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("{ ", "statistics"),
        ("{ results(", "where"),
        ("{ results(where: {", "claim"),
        ("{ results(where: {claim: {eq: ", "GAIN"),
        ("{ results { nodes { paper { ", "title"),
        ("query($a: ID!) { node(id: $a) { ... on Paper { ", "arxivId"),
        ("fragment F on Dataset { ", "usedBy"),
    ],
)
def test_completion_knows_the_schema(page: Page, before: str, expected: str) -> None:
    page.goto("/graphql")
    editor = page.get_by_label("Query")
    editor.fill(before)
    page.keyboard.press("Control+Space")
    expect(page.get_by_role("option", name=expected, exact=True)).to_have_count(1)
