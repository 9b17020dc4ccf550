"""Clients of others, as their users have them: the audit of GraphQL over HTTP, four clients, and Relay's compiler."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gql import Client, gql
from gql.transport.httpx import HTTPXTransport

from kg.stores.memory import MemoryStore
from server.app import create_app
from server.graphql import execute, sdl
from server.pages.questions import FOLDER as QUESTIONS
from tests.server.conftest import library_of
from tests.server.golden import GRAPH
from tests.serving import serving

pytestmark = [pytest.mark.clients, pytest.mark.xdist_group("clients")]

HERE = Path(__file__).parent
INSTALLED = HERE / "node_modules" / ".package-lock.json"
FILES = sorted(QUESTIONS.glob("*/question.graphql"))
LIBRARY = library_of(MemoryStore(GRAPH))


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving(create_app(LIBRARY)) as address:
        yield f"{address}/graphql"


@pytest.fixture(scope="session")
def npm() -> Path:
    """The folder of clients, as the lock file says; where npm is missing, tests are skipped."""
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
        _install()
    return HERE


def _install() -> None:
    found = shutil.which("npm")
    if not found:
        pytest.skip("npm is not on the path")
    command = [found, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        pytest.skip(f"npm ci failed: {done.stderr[-400:]}")


def lines(*command: object) -> list[Any]:
    """What a script prints, a JSON value a line."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_graphql_over_http_to_the_letter(npm: Path, address: str) -> None:
    checks = lines("node", npm / "audit.mjs", address)
    assert [check for check in checks if check["status"] != "ok"] == []
    assert len(checks) == 61


def expected() -> list[Any]:
    return [execute(LIBRARY, file.read_text(encoding="utf-8"))["data"] for file in FILES]


def plain(value: Any) -> Any:
    """An answer without the type names that clients with caches add."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items() if name != "__typename"}
    return value


@pytest.mark.parametrize("client", ["graphql-request", "urql", "apollo"])
def test_a_client_of_npm_asks_the_ten_questions(npm: Path, address: str, client: str) -> None:
    assert plain(lines("node", npm / "ask.mjs", client, address, *FILES)) == expected()


def test_gql_asks_the_ten_questions(address: str) -> None:
    client = Client(transport=HTTPXTransport(url=address), fetch_schema_from_transport=True)
    with client as session:
        assert [session.execute(gql(file.read_text(encoding="utf-8"))) for file in FILES] == expected()


def test_relay_compiles_lists_to_page_through_and_fragments_to_refetch(npm: Path, tmp_path: Path) -> None:
    config = {"src": "relay", "schema": "api.graphql", "language": "javascript", "artifactDirectory": "out"}
    shutil.copytree(npm / "relay", tmp_path / "relay")
    (tmp_path / "out").mkdir()
    (tmp_path / "api.graphql").write_text(sdl.text(), encoding="utf-8")
    (tmp_path / "relay.config.json").write_text(json.dumps(config), encoding="utf-8")
    command = [npm / "node_modules" / ".bin" / "relay-compiler", tmp_path / "relay.config.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    made = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "out").glob("*Query.graphql.js")}
    assert len(made) == 5
    for name, artifact in made.items():
        query = json.loads(re.findall(r'"text": (".*")', artifact)[0])
        variables = {"id": "method/lizard" if "Technique" in name else "dataset/mmlu", "dataset": "MMLU"}
        answer = execute(LIBRARY, query, variables)
        assert "errors" not in answer, (name, answer)
        assert "Lizard" in str(answer) or "MMLU" in str(answer)
