"""JSON lines: what a line may say, and broken lines between good ones."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources.page import LONGEST
from kg.model import TextKind
from tests.sources.pages import read

LINE: dict[str, Any] = {"id": "f-1", "title": "Late Ferns", "abstract": "Ferns come late."}


def lines(*rows: object) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def test_title_and_abstract_are_enough() -> None:
    [paper] = read(lines({"title": "Late Ferns", "abstract": "Ferns come late."})).papers
    assert (paper.title, paper.abstract) == ("Late Ferns", "Ferns come late.")
    assert (paper.given_id, paper.published, paper.authors, paper.author_count) == (None, None, (), None)
    assert paper.text_kind is TextKind.ABSTRACT
    assert paper.id.startswith("paper/late-ferns-")


def test_everything_a_line_may_say() -> None:
    row = LINE | {
        "published": "2024-07-19",
        "authors": ["A. Green", "B. Moss"],
        "url": "https://example.org/ferns",
        "arxiv_id": "arXiv:2407.14679v2",
        "text_kind": "digest",
        "likes": 12,
    }
    [paper] = read(lines(row)).papers
    assert (paper.id, paper.arxiv_id, paper.given_id) == ("paper/arxiv-2407.14679", "2407.14679", "f-1")
    assert (paper.published, paper.published_inferred) == (date(2024, 7, 19), False)
    assert (paper.authors, paper.author_count) == (("A. Green", "B. Moss"), 2)
    assert (paper.url, paper.text_kind) == ("https://example.org/ferns", TextKind.DIGEST)


@pytest.mark.parametrize(
    ("extra", "field", "value"),
    [
        ({"id": 17}, "given_id", "17"),
        ({"published": "2024-07-19T08:30:00Z"}, "published", date(2024, 7, 19)),
        ({"published": None}, "published", None),
        ({"authors": "A. Green, B. Moss and C. Fern"}, "authors", ("A. Green", "B. Moss", "C. Fern")),
        ({"authors": [{"name": "A. Green"}]}, "authors", ("A. Green",)),
        ({"url": "https://arxiv.org/abs/2407.14679v1"}, "arxiv_id", "2407.14679"),
        ({"url": "https://arxiv.org/pdf/2407.14679.pdf"}, "arxiv_id", "2407.14679"),
        ({"url": "https://example.org/abs/2407.14679"}, "arxiv_id", None),
        ({"arxiv_id": "cs/0301001"}, "id", "paper/arxiv-cs-0301001"),
    ],
)
def test_spellings_of_a_field(extra: dict[str, Any], field: str, value: object) -> None:
    [paper] = read(lines(LINE | extra)).papers
    assert getattr(paper, field) == value


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "Late Ferns", "abst', "broken JSON"),
        ('{"title": "Late \ud800", "abstract": "Ferns."}', "not UTF-8"),
        ('{"title": "Late \\ud800", "abstract": "Ferns."}', "broken JSON"),
        ("[1, 2]", "not a JSON object"),
        ("null", "not a JSON object"),
        ("just words", "broken JSON"),
        ("[" * 20_000, "broken JSON"),
        (json.dumps({"abstract": "Ferns."}), "no title"),
        (json.dumps({"title": "Ferns", "abstract": None}), "no abstract"),
        (json.dumps(LINE | {"title": " "}), "the title is blank"),
        (json.dumps(LINE | {"title": "\u200b"}), "the title is blank"),
        (json.dumps(LINE | {"title": "?!"}), "the title is blank"),
        (json.dumps(LINE | {"abstract": "\n\t"}), "the abstract is blank"),
        (json.dumps(LINE | {"title": 5}), "title is 5, not text"),
        (json.dumps(LINE | {"abstract": ["Ferns"]}), "abstract is ['Ferns'], not text"),
        (json.dumps(LINE | {"abstract": "ferns " * LONGEST}), "a text of more than 20,000 characters"),
        (json.dumps(LINE | {"published": "soon"}), "published is 'soon', not a date"),
        (json.dumps(LINE | {"published": "2023-02-29"}), "published is '2023-02-29', not a date"),
        (json.dumps(LINE | {"published": 2023}), "published is 2023, not text"),
        (json.dumps(LINE | {"authors": 3}), "authors is 3, not a list of names"),
        (json.dumps(LINE | {"arxiv_id": "12"}), "arxiv_id is '12', not an id"),
        (json.dumps(LINE | {"text_kind": "novel"}), "text_kind is 'novel', not one of abstract, digest"),
        (json.dumps(LINE)[:-2] + "\0", "binary"),
    ],
)
def test_a_broken_line_is_set_aside_alone(line: str, reason: str) -> None:
    good = lines(LINE)
    found = read((good + line + "\n" + good).encode("utf-8", "surrogatepass"))
    assert found.titles == ["Late Ferns", "Late Ferns"]
    [(number, said)] = found.reasons
    assert number == 2
    assert said.startswith(reason)


def test_a_line_of_another_encoding_is_set_aside_alone() -> None:
    found = read(lines(LINE).encode() + lines(LINE | {"title": "Café"}).encode("latin-1") + lines(LINE).encode())
    assert len(found.papers) == 2
    assert found.reasons == [(2, "not UTF-8")]


def test_a_file_cut_off_loses_its_last_line_only() -> None:
    found = read(lines(LINE, LINE, LINE)[:-10])
    assert len(found.papers) == 2
    assert [line for line, _ in found.reasons] == [3]


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("\n", "\n\n"), ("\n", "  \n")], ids=["crlf", "gaps", "trailing"])
def test_line_ends_do_not_matter(change: tuple[str, str]) -> None:
    text = lines(LINE, LINE | {"title": "Sparse Gardens"})
    assert read(text.replace(*change)).papers == read(text).papers


def test_line_separators_inside_text_end_no_line() -> None:
    [paper] = read(lines(LINE | {"abstract": "Ferns\u2028come\u0085late."})).papers
    assert paper.abstract == "Ferns come late."


BROKEN = st.one_of(
    st.binary(max_size=40).map(lambda data: data.replace(b"\n", b"").replace(b"\r", b"")),
    st.sampled_from([b"{", b'{"title": "x"}', b"[]", b'"', b'{"title": 1, "abstract": 2}']),
).filter(lambda data: not data.startswith(b"\xef\xbb\xbf"))


@given(st.lists(st.one_of(st.none(), BROKEN), max_size=12))
def test_all_good_lines_come_out_whatever_stands_between(between: list[bytes | None]) -> None:
    good = [LINE | {"id": f"f-{n}"} for n in range(len(between) + 1)]
    rows = [lines(good[0]).encode()]
    for row, broken in zip(good[1:], between, strict=True):
        rows += [lines(row).encode()] if broken is None else [broken, b"\n", lines(row).encode()]
    found = read(b"".join(rows))
    assert [paper.given_id for paper in found.papers] == [row["id"] for row in good]
    assert all(line is not None for line, _ in found.reasons)
