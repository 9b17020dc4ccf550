"""Pictures of the graph in Neo4j Browser, from the bundled sample, for the documentation.

python -m tests.neo4j.screenshots
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from kg import edition as editions
from kg.stores.neo4j import Address
from server.app import create_app
from server.library import Library
from tests.browser.conftest import CHROMIUM
from tests.browser.screenshots import FOLDER
from tests.end_to_end.conftest import ROOT, kg
from tests.neo4j import databases, server
from tests.serving import serving

MMLU = """MATCH (p:Paper)-[:REPORTS]->(r:Result {claim: 'gain'})-[:ON]->(d:Dataset {name: 'MMLU'})
MATCH (r)-[:CREDITS]->(t), (r)-[:EVIDENCED_BY]->(e) RETURN *"""

BELOW: FloatRect = {"x": 64, "y": 122, "width": 1330, "height": 908}
"""Where Browser's frames are, beside its buttons and under its editor."""

SETTLED = 8_000
"""Milliseconds after which a graph's nodes have found their places."""

PATIENCE = 120_000
"""Milliseconds that a step may take."""


def connect(page: Page, address: str) -> None:
    """Open Browser, and connect to a database that asks for no password."""
    page.route(lambda url: not url.startswith(("http://127.0.0.1:", "data:", "blob:")), lambda route: route.abort())
    page.goto(address, wait_until="domcontentloaded", timeout=PATIENCE)
    page.get_by_test_id("authenticationMethod").select_option(label="No authentication", timeout=PATIENCE)
    page.get_by_test_id("connect").click()
    page.get_by_role("heading", name="Papers and what they report").wait_for(timeout=PATIENCE)


def run(page: Page, command: str) -> None:
    """Type a command as a person does."""
    page.get_by_test_id("activeEditor").click()
    page.keyboard.insert_text(command)
    page.keyboard.press("Control+Enter")


def pictures(page: Page, address: str) -> None:
    """The guide, pinned above the answer to its first question, and gains on MMLU as a graph in our colours."""
    page.get_by_text("at any time").locator("xpath=following::button[1]").click()
    page.get_by_test_id("nextSlide").first.click()
    page.get_by_text("MATCH (t:Method|Model)").first.click()
    page.get_by_test_id("editor-Run").click()
    page.get_by_role("columnheader", name="technique").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=FOLDER / "neo4j-guide.png", clip=BELOW, timeout=PATIENCE)
    run(page, f":style {address}/browser.grass")
    page.get_by_text("diameter: 50px").wait_for(timeout=PATIENCE)
    run(page, ":clear")
    run(page, MMLU)
    page.get_by_test_id("vizInspector").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=FOLDER / "neo4j-graph.png", clip={**BELOW, "height": 548}, timeout=PATIENCE)


def main() -> None:
    found = next(filter(None, map(shutil.which, CHROMIUM)))
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "graph"
        kg("build", ROOT / "kg/examples/sample.jsonl", "-d", directory)
        edition = editions.current(directory)
        library = Library(edition.view(), edition.id, edition.manifest.built, edition.manifest.base_iri)
        with (
            serving(create_app(library)) as address,
            server.running(guide=f"{address}/guide") as neo4j,
            sync_playwright() as playwright,
        ):
            databases.load(Address(neo4j.uri), edition.graph())
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1400, "height": 1100})
            connect(page, neo4j.browser)
            pictures(page, address)
            browser.close()


if __name__ == "__main__":
    main()
