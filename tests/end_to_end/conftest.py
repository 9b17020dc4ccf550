"""The command line as a user runs it, and graphs built with it once for all tests of a group."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

# Who starts tests in the background may have interrupts ignored, and processes that are started here would be born so.
signal.signal(signal.SIGINT, signal.default_int_handler)

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Ask = Callable[..., Any]


def kg(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run `kg` in a process of its own."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=300, **options)


def ask(directory: Path, query: str, variables: Mapping[str, object] | None = None) -> Any:
    """The data that `kg query` answers."""
    done = kg("query", query, "-d", directory, "--variables", json.dumps(variables or {}))
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)["data"]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the bundled sample."""
    directory = tmp_path_factory.mktemp("sample") / "graph"
    done = kg("build", ROOT / "kg/examples/sample.jsonl", "-d", directory)
    assert done.returncode == 0, done.stderr
    return directory


@pytest.fixture(scope="session")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the four listing pages."""
    directory = tmp_path_factory.mktemp("seeds") / "graph"
    done = kg("build", shared / "seeds", "-d", directory)
    assert done.returncode == 0, done.stderr
    return directory


@pytest.fixture
def days(tmp_path: Path) -> tuple[Path, Path]:
    """Papers of the bundled sample, in two files."""
    lines = (ROOT / "kg/examples/sample.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:40]
    files = tmp_path / "yesterday.jsonl", tmp_path / "today.jsonl"
    for file, part in zip(files, (lines[:20], lines[20:]), strict=True):
        file.write_text("".join(part), encoding="utf-8")
    return files
