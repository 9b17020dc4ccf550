"""Bytes made to harm or broken on the way: what can be read is read, and the rest has file, line and reason."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources import documents, papers
from extractors.sources.page import LARGEST_WHOLE, LONGEST_LINE
from extractors.sources.unpack import PIECE
from tests.sources.pages import read

LINES = "".join(f'{{"title": "Late Ferns {n}", "abstract": "Ferns come late."}}\n' for n in range(9))


def test_gzip_is_unpacked_in_all_its_members_and_paddings() -> None:
    half = LINES.encode()[: len(LINES) // 2], LINES.encode()[len(LINES) // 2 :]
    packed = gzip.compress(half[0]) + gzip.compress(b"") + gzip.compress(half[1]) + b"\0" * 512
    assert read(packed).papers == read(LINES).papers


@pytest.mark.parametrize("length", [1, PIECE - 1, PIECE, 3 * PIECE, 3 * PIECE + 17])
def test_zeros_behind_gzip_data_are_padding_however_many(length: int) -> None:
    packed = gzip.compress(LINES.encode()) + b"\0" * length
    assert read(packed) == read(LINES)
    assert read(packed + packed).titles == read(LINES).titles * 2
    assert read(packed + b"and more").reasons[0][1].startswith("damaged gzip data")


@given(st.integers(20, 120))
def test_gzip_that_breaks_off_gives_what_it_holds(length: int) -> None:
    packed = gzip.compress(LINES.encode(), mtime=0)
    found = read(packed[: min(length, len(packed) - 1)], format="jsonl")
    assert found.titles == read(LINES).titles[: len(found.titles)]
    assert found.reasons[-1][1] == "gzip data that breaks off"


@pytest.mark.parametrize("damage", [b"and more", b"\x1f\x8b and more"])
def test_damaged_gzip_gives_what_it_holds(damage: bytes) -> None:
    found = read(gzip.compress(LINES.encode()) + damage)
    assert len(found.papers) == 9
    assert found.reasons[0][1].startswith("damaged gzip data")


def test_a_gzip_bomb_is_left_before_it_fills_memory() -> None:
    bomb = gzip.compress(LINES.encode() + b" " * 200_000_000)
    tracemalloc.start()
    found = read(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.papers) == 9
    assert found.reasons[-1][1].startswith("a gzip bomb")
    assert peak < 60_000_000


def test_a_line_of_50_megabytes_is_skipped_alone() -> None:
    found = read(f'{LINES}{{"title": "{"x" * 50_000_000}"}}\n{LINES}')
    assert len(found.papers) == 18
    assert found.reasons == [(10, f"a line of more than {LONGEST_LINE:,} characters")]


def test_a_list_that_is_too_large_is_read_as_far_as_it_may() -> None:
    entry = LINES.splitlines()[0]
    found = read(f"[{entry},\n{' ' * LARGEST_WHOLE}{entry}]")
    assert len(found.papers) == 1
    assert found.reasons == [(2, "more than 67,108,864 characters to be read at once: the rest is left out")]


def test_encodings_mixed_in_one_file_lose_their_lines_only() -> None:
    rows = LINES.splitlines(keepends=True)
    mixed = b"".join((rows[0].encode(), rows[1].replace("Late", "Lété").encode("latin-1"), rows[2].encode()))
    found = read(mixed)
    assert found.titles == ["Late Ferns 0", "Late Ferns 2"]
    assert found.reasons == [(2, "not UTF-8")]


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ([{"id": "a"}, {"id": "a"}], []),
        ([{"id": "a"}, {"id": "a", "abstract": "Another."}], [(2, "the id 'a' has another text in line 1")]),
        ([{"id": "a"}, {"id": "a", "title": "Another"}, {"id": "a"}], [(2, "the id 'a' has another text in line 1")]),
        ([{"id": "a"}, {"id": "b", "title": "Another"}], []),
        (
            [
                {"id": "a", "updated": "2024-01-01"},
                {"id": "a", "updated": "2024-02-01", "abstract": "Newer."},
            ],
            [],
        ),
    ],
)
def test_an_id_that_comes_again_with_another_text_is_set_aside(
    rows: list[dict[str, str]], reasons: list[tuple[int, str]]
) -> None:
    plain = {"title": "Late Ferns", "abstract": "Ferns come late."}
    assert read("\n".join(json.dumps(plain | row) for row in rows)).reasons == reasons


def test_memory_does_not_grow_with_the_lines_of_a_document(tmp_path: Path) -> None:
    def peak(times: int) -> int:
        file = tmp_path / f"{times}.jsonl"
        file.write_text(LINES.replace("}", f', "url": "{"x" * 10_000}"}}') * times, encoding="utf-8")
        tracemalloc.start()
        for document in documents([str(file)]):
            for _ in papers(document):
                pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)
    assert peak(60) < 1.1 * peak(30)
