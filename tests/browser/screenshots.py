"""Pictures of the main pages, from the bundled sample, for the documentation.

python -m tests.browser.screenshots
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from kg import edition as editions
from server.app import create_app
from server.library import Library
from tests.browser.conftest import CHROMIUM
from tests.end_to_end.conftest import ROOT, kg
from tests.serving import serving

FOLDER = ROOT / "docs" / "screenshots"

Scheme = Literal["light", "dark"]

PAGES: tuple[tuple[str, str, Scheme, int], ...] = (
    ("home", "/", "light", 1200),
    ("dataset", "/dataset/mmlu", "light", 1200),
    ("paper", "/paper/compact-language-models-via-pruning-and-knowledge-distillati-c867a888", "light", 1200),
    ("question", "/questions/01-mmlu-gains-under-10b", "light", 1200),
    ("graph", "/graph/method/continual-pre-training?depth=2&first=60", "dark", 1200),
    ("phone", "/model/llama-2", "dark", 390),
)
"""Name, address, colour scheme and width in pixels of each picture."""


def picture(browser: Browser, address: str, name: str, path: str, scheme: Scheme, width: int) -> None:
    """Save one page's first screens as docs/screenshots/NAME.png.

    Raises:
        ValueError: there is no such page.
    """
    context = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=scheme)
    page = context.new_page()
    response = page.goto(address + path)
    if response is None or response.status != 200:
        raise ValueError(f"no picture of {path}: it is not there")
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def main() -> None:
    found = next(filter(None, map(shutil.which, CHROMIUM)))
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "graph"
        kg("build", ROOT / "kg/examples/sample.jsonl", "-d", directory)
        edition = editions.current(directory)
        library = Library(edition.view(), edition.id, edition.manifest.built, edition.manifest.base_iri)
        with serving(create_app(library)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            for page in PAGES:
                picture(browser, address, *page)
            browser.close()


if __name__ == "__main__":
    main()
