"""Sources and outputs at URLs: files, folders and globs of an object store, and what is not there."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from typer.testing import CliRunner, Result

from kg import edition
from kg.cli import app


@pytest.fixture
def store() -> Iterator[Any]:
    """An object store within this process."""
    system = MemoryFileSystem()
    system.store.clear()
    for name in ("a", "b"):
        row = {"id": name, "title": f"Late Ferns {name}", "abstract": "We use BERT on SQuAD."}
        system.pipe(f"/papers/{name}.jsonl.gz", gzip.compress(json.dumps(row).encode()))
    yield system
    system.store.clear()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        ("memory://papers/a.jsonl.gz", ["a"]),
        ("memory://papers", ["a", "b"]),
        ("memory://papers/*.gz", ["a", "b"]),
        ("memory://papers/b*", ["b"]),
    ],
)
def test_sources_and_output_may_lie_elsewhere(store: Any, source: str, ids: list[str]) -> None:
    done = run("extract", source, "-o", "memory://claims/all.jsonl", "-j", 1)
    assert done.exit_code == 0, done.stderr
    rows = [json.loads(line) for line in store.cat("/claims/all.jsonl").splitlines()]
    assert [row["id"] for row in rows] == ids
    assert store.ls("/claims", detail=False) == ["/claims/all.jsonl"]


def test_a_build_reads_from_elsewhere_and_names_files_without_folders(store: Any, tmp_path: Path) -> None:
    assert run("build", "memory://papers", "-d", tmp_path, "-j", 1).exit_code == 0
    assert [row.document for row in edition.current(tmp_path).manifest.inputs] == ["a.jsonl.gz", "b.jsonl.gz"]


@pytest.mark.parametrize("source", ["memory://papers/c.jsonl", "memory://nothing/*", "nowhere://papers"])
def test_what_is_not_there_is_one_clear_message(store: Any, source: str) -> None:
    done = run("extract", source)
    assert done.exit_code == 1
    assert type(done.exception).__name__ == "SourceError"
    assert source in str(done.exception)


class NoCredentials(Exception):
    """An error that is no OSError, as packages for object stores raise their own."""


@pytest.mark.parametrize("broken", ["exists", "open"])
def test_what_a_package_for_a_store_raises_is_one_clear_message(
    store: Any, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NoCredentials("no credentials")

    monkeypatch.setattr(MemoryFileSystem, broken, refuse)
    done = run("extract", "memory://papers/a.jsonl.gz")
    assert type(done.exception).__name__ == "SourceError"
    assert "no credentials" in str(done.exception) + done.stderr
