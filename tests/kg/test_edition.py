"""The folder on disk: what is damaged in an edition is named, whichever part it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg import edition
from kg.edition import Edition
from kg.errors import EditionError
from kg.manifest import Provenance
from kg.model import Graph, Paper, Reading
from kg.settings import Settings

PAPER = Paper("paper/p", "Tuning", "")


@pytest.fixture
def made(tmp_path: Path) -> Edition:
    graph, provenance = Graph((PAPER,)), Provenance((), (), {})
    return edition.write(tmp_path, [Reading(PAPER, (), ())], lambda _: graph, provenance, Settings(), [b"{}"])


@pytest.mark.parametrize("name", ["manifest.json", "claims.jsonl", "graph.nq", "view.sqlite", "triples"])
def test_an_edition_without_one_of_its_parts_is_damaged(made: Edition, name: str) -> None:
    part = made.path / name
    shutil.rmtree(part) if part.is_dir() else part.unlink()
    with pytest.raises(EditionError, match=rf"damaged.*{name}"):
        edition.opened(made.path)


def test_a_part_that_is_put_back_in_a_moment_was_being_replaced(made: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced = made.triples.rename(made.path / "replaced")
    monkeypatch.setattr("kg.edition.time.sleep", lambda seconds: replaced.rename(made.triples))
    assert edition.opened(made.path) == made


@pytest.mark.parametrize("manifest", [b"{", b'{"built": "\xff"}'])
def test_a_manifest_that_says_nothing_is_damaged(made: Edition, manifest: bytes) -> None:
    (made.path / "manifest.json").write_bytes(manifest)
    with pytest.raises(EditionError, match="damaged"):
        edition.opened(made.path)


@pytest.mark.parametrize("line", [b'{"id": 1}\n', b"{\n", b'{"id": "\xff"}\n'])
def test_a_damaged_line_is_named(made: Edition, line: bytes) -> None:
    made.claims.write_bytes(made.claims.read_bytes() + line)
    with pytest.raises(EditionError, match=r"claims\.jsonl:2 is damaged"):
        list(made.readings())
    (made.path / edition.ENTRIES).write_bytes(line)
    with pytest.raises(EditionError, match=r"entries\.jsonl:1 is damaged"):
        list(made.entries())
