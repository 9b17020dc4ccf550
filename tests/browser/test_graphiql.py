"""GraphiQL where npm has installed it: it runs under our policy, asks nobody else, and knows the schema."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from kg.errors import BadInput
from kg.stores.memory import MemoryStore
from server.app import create_app
from server.pages.graphiql import check
from tests.clients.test_clients import npm
from tests.server.conftest import library_of
from tests.server.golden import GRAPH
from tests.serving import serving

__all__ = ["npm"]

pytestmark = [pytest.mark.browser, pytest.mark.clients, pytest.mark.xdist_group("browser")]


def test_a_query_runs_in_graphiql(npm: Path, chromium: Browser) -> None:
    modules = check(npm / "node_modules")
    with serving(create_app(library_of(MemoryStore(GRAPH)), modules=modules)) as address:
        page = chromium.new_page()
        complaints: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/graphql?query={{statistics{{papers}}}}")
        page.get_by_role("button", name="Execute query").click()
        expect(page.locator(".result-window")).to_contain_text('"papers": 6')
        page.get_by_role("button", name="Show Documentation Explorer").click()
        expect(page.get_by_role("region", name="Documentation Explorer")).to_contain_text("Query")
        page.goto(f"{address}/graphql?plain=1")
        expect(page.get_by_label("Query")).to_be_visible()
        page.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_a_folder_without_graphiql_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no react/umd/react\.production\.min\.js in"):
        check(tmp_path)
