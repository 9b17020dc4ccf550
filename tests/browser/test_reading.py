"""Every page for everybody: no serious problem of accessibility, by day and night, on a phone, and without scripts."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kg.stores.memory import MemoryStore
from server.app import create_app
from tests.server.conftest import library_of
from tests.server.test_page import PAGES, QUESTIONS, SIZED
from tests.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

EVERY = [*PAGES, f"/questions/{QUESTIONS[0]}", "/dataset/nothing", "/dataset/mmlu?most=10B&unknown=EXCLUDE"]


REACHABLE = "main a, main :not(.copy) > button, main input:not([type=radio]), main summary"
"""What a keyboard must lead to; of radio buttons only the chosen one is reached, and closed details hide their own."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", EVERY)
def test_nothing_serious_stands_in_the_way(
    context: BrowserContext, path: str, scheme: Literal["light", "dark"]
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    assert serious(page) == {}


def serious(page: Page) -> dict[str, list[str]]:
    """What axe finds that keeps people out, with the elements it is about."""
    found = Axe().run(page).response["violations"]
    return {v["id"]: [n["html"] for n in v["nodes"]] for v in found if v["impact"] in {"serious", "critical"}}


def test_nothing_serious_stands_in_the_way_of_a_chart(chromium: Browser) -> None:
    with serving(create_app(library_of(MemoryStore(SIZED)))) as address:
        page = chromium.new_page()
        page.goto(f"{address}/dataset/mmlu")
        expect(page.locator("svg.chart a")).to_have_count(2)
        assert serious(page) == {}
        page.close()


@pytest.mark.parametrize("path", EVERY)
def test_a_phone_shows_every_page_without_sideways_scrolling(context: BrowserContext, path: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_everything_can_be_reached_by_keyboard(page: Page) -> None:
    page.goto("/dataset/mmlu")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    wanted = page.locator(REACHABLE).count()
    reached = set()
    for _ in range(wanted * 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(f"[...document.querySelectorAll({REACHABLE!r})].indexOf(document.activeElement)"))
    assert len(reached - {-1}) == wanted


def test_pages_can_be_read_and_used_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("lizard")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="Lizard", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("18 points on MMLU")
    page.get_by_role("link", name="JSON, and the query to change").click()
    expect(page.locator("#json")).to_contain_text('"name": "Lizard"')
    page.get_by_label("Query").fill("{ statistics { papers } }")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#json")).to_contain_text('"papers": 6')
    context.close()
