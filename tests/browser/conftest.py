"""The explorer in Chromium, against a real server over the golden graph."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from kg.stores import sqlite
from server.app import create_app
from tests.server.conftest import library_of
from tests.server.golden import GRAPH
from tests.serving import serving

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the server listens."""
    path = tmp_path_factory.mktemp("browser") / "view.sqlite"
    sqlite.write(GRAPH, path)
    with serving(create_app(library_of(sqlite.SqliteStore(path)))) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; where there is none, tests are skipped."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.skip("no Chromium on the path: install the system's package `chromium`")
    with sync_playwright() as playwright:
        # Containers run tests as root, where Chromium's sandbox does not start.
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Watched:
    """What a page complained of, and whom it asked for anything."""

    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def context(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=address, viewport={"width": 1200, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that must not complain, nor ask anybody but our server."""
    watched = Watched()
    page = context.new_page()
    page.on("console", lambda message: watched.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))

    def asked(request: Request) -> None:
        watched.asked.append(request.url)

    page.on("request", asked)
    yield page
    assert watched.complaints == []
    assert [url for url in watched.asked if not url.startswith(address)] == []
