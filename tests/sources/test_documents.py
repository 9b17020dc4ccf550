"""What a user names on the command line: files, folders, globs, standard input, and names that mean nothing."""

from __future__ import annotations

import io
import os
from hashlib import sha256
from pathlib import Path

import pytest

from extractors.sources import documents, papers
from kg.errors import SourceError
from kg.model import SetAside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/c.jsonl", "deep/er/d.txt", ".hidden", ".git/e.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return tmp_path


def names(*sources: object) -> list[str]:
    return [document.name for document in documents(map(str, sources))]


def test_a_document_is_its_name_without_folders_its_bytes_and_their_hash(folder: Path) -> None:
    [document] = documents([str(folder / "deep/c.jsonl")])
    assert (document.name, document.open().read()) == ("c.jsonl", b"deep/c.jsonl")
    assert document.sha256() == sha256(b"deep/c.jsonl").hexdigest()


def test_a_folder_is_walked_to_the_bottom_sorted_without_hidden_files(folder: Path) -> None:
    assert names(folder) == ["a.txt", "b.txt", "c.jsonl", "d.txt"]


def test_a_glob_is_sorted(folder: Path) -> None:
    assert names(f"{folder}/*.txt") == ["a.txt", "b.txt"]
    assert names(f"{folder}/**/*.txt") == ["a.txt", "b.txt", "d.txt"]
    assert names(f"{folder}/d*") == ["c.jsonl", "d.txt"]


def test_a_name_with_the_marks_of_a_glob_is_a_file_where_it_exists(folder: Path) -> None:
    (folder / "[1].txt").write_text("x", encoding="utf-8")
    assert names(folder / "[1].txt") == ["[1].txt"]


def test_sources_come_in_the_order_given_and_files_once(folder: Path) -> None:
    assert names(folder / "b.txt", folder, folder / "deep/../a.txt") == ["b.txt", "a.txt", "c.jsonl", "d.txt"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xffbytes")))
    [document] = documents(["-"])
    assert document.name == "-"
    assert [document.open().read() for _ in range(2)] == [b"\xffbytes"] * 2


def test_standard_input_is_opened_anew_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'{{"title": "Late Ferns {n}", "abstract": "Ferns come late."}}\n' for n in range(5000)).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(rows)))
    [document] = documents(["-"])
    found = papers(document)
    next(found)
    assert document.sha256() == sha256(rows).hexdigest()
    assert len(list(found)) == 4999


@pytest.mark.parametrize("source", ["missing.txt", "none*.txt", "empty"])
def test_a_source_that_names_nothing_stops_before_anything_is_read(folder: Path, source: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(SourceError, match=source.replace("*", r"\*")):
        next(documents([str(folder / "a.txt"), str(folder / source)]))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and does not read")
def test_a_file_that_the_system_won_t_give_is_set_aside() -> None:
    [document] = documents(["/proc/self/mem"])
    assert [*papers(document)] == [SetAside("mem", None, "can't be read: Input/output error")]


def test_a_name_that_is_no_text_is_shown_as_well_as_can_be(folder: Path) -> None:
    file = os.fsencode(folder) + b"/f\xff.txt"
    Path(os.fsdecode(file)).write_bytes(b"x")
    assert names(os.fsdecode(file)) == ["f\ufffd.txt"]
