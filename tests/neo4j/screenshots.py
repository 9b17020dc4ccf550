"""Pictures of the graph in Neo4j Browser, from the bundled sample, for the documentation.

python -m tests.neo4j.screenshots
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kg import edition as editions
from kg.stores.neo4j import Address
from server.app import create_app
from server.library import Library
from tests.browser.conftest import CHROMIUM
from tests.end_to_end.conftest import ROOT, kg
from tests.neo4j import databases, server
from tests.serving import serving

AROUND_MMLU = """MATCH (p:Paper)-[:REPORTS]->(r:Result {claim: 'gain'})-[:ON]->(d:Dataset {name: 'MMLU'})
OPTIONAL MATCH (r)-[:CREDITS]->(t) OPTIONAL MATCH (r)-[:EVIDENCED_BY]->(e) RETURN *"""


def run(page: Page, command: str) -> None:
    """Type a command as a person does."""
    page.keyboard.press("/")
    page.keyboard.insert_text(command)
    page.keyboard.press("Control+Enter")


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
            page = browser.new_page(viewport={"width": 1400, "height": 1000})
            page.goto(neo4j.browser)
            page.wait_for_timeout(30000)
            page.screenshot(path="/tmp/pk/neo_b1.png")
            run(page, f":style {address}/browser.grass")
            page.wait_for_timeout(5000)
            run(page, AROUND_MMLU)
            page.wait_for_timeout(15000)
            page.screenshot(path="/tmp/pk/neo_b2.png")
            browser.close()


if __name__ == "__main__":
    main()
