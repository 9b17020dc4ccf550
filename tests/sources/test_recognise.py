"""Formats are recognised from content; whatever the bytes, a document gives papers and reasons, never a traceback."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources import FORMATS, papers
from kg.errors import BadInput, SourceError
from kg.model import Paper, SetAside
from tests.kg.builders import merge
from tests.sources.pages import HEAD, document, entry, listing, read

KNOWN = ", ".join(format.name for format in FORMATS)
LINE = json.dumps({"title": "Late Ferns", "abstract": "Ferns come late."})


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (listing(entry("Late Ferns")), "daily-papers-listing"),
        (entry("Late Ferns"), "daily-papers-listing"),
        (entry("[Re] Late Ferns"), "daily-papers-listing"),
        (HEAD + entry("Late Ferns", None), "daily-papers-listing"),
        (LINE, "jsonl"),
        (f"\n\n  {LINE}", "jsonl"),
        (f"broken first line\n{LINE}", "jsonl"),
        (LINE.encode("utf-16"), "jsonl"),
    ],
)
def test_content_decides(content: str | bytes, format: str) -> None:
    [paper] = read(content).papers
    assert [source.format for source in paper.sources] == [format]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "an empty page"),
        (" \r\n\t\n", "an empty page"),
        ("\ufeff", "an empty page"),
        ("Dear reader,\n\nthis is a letter.\n", f"of no known format; known: {KNOWN}"),
        ("\x89PNG\r\n\0\0\0\rIHDR", "binary: it holds NUL bytes"),
        (b"\xe9t\xe9 apr\xe8s \xe9t\xe9", "not UTF-8"),
        ("Dear reader".encode("utf-16-le"), "binary: it holds NUL bytes"),
    ],
)
def test_a_document_that_no_format_knows_is_set_aside(content: str | bytes, reason: str) -> None:
    found = read(content)
    assert (found.papers, found.reasons) == ([], [(None, reason)])
    assert found.set_aside[0].document == "page.txt"


def test_a_named_format_is_not_asked_for() -> None:
    assert read("Late Ferns\n\nFerns come late.\n", format="daily-papers-listing").titles == ["Late Ferns"]
    assert read("Late Ferns\n", format="jsonl").reasons == [(1, read("broken\n", format="jsonl").reasons[0][1])]


def test_an_unknown_format_offers_what_is_known() -> None:
    with pytest.raises(SourceError, match=rf"'jsonlines': did you mean jsonl\? \(known: {KNOWN}\)"):
        papers(document(LINE), "jsonlines")
    with pytest.raises(SourceError, match=rf"'docx' \(known: {KNOWN}\)"):
        papers(document(LINE), "docx")


@pytest.mark.parametrize("year", [0, -1, 10_000])
def test_a_year_that_no_date_has_is_refused(year: int) -> None:
    with pytest.raises(BadInput, match=str(year)):
        papers(document(LINE), page_year=year)


def test_papers_are_read_lazily() -> None:
    found = papers(document(f"{LINE}\n" * 3))
    assert isinstance(next(found), Paper)
    assert len(list(found)) == 2


WORDS = st.sampled_from(
    [
        *HEAD.split("\n\n"),
        *("Jan 5", "•", "·", "  • 3 authors", "Feb 30, 2024", "May 1 2", "Fern Fern", "Late Ferns", "x" * 400, LINE),
        *("\n", "\n\n", "\r\n", "\0", "{", '{"', "Dec 31, 9999", "May 1, 0000", "  • 99999999999999999999 authors"),
    ]
)
SCRAPS = st.lists(WORDS, max_size=25).map("\n".join)
WIDE = SCRAPS.map(lambda text: text.encode("utf-16"))
MARKS = st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"{", b'{"title": '])
BYTES = st.one_of(st.tuples(MARKS, st.binary()).map(b"".join), SCRAPS.map(str.encode), WIDE)


@pytest.mark.parametrize("format", [None, *(format.name for format in FORMATS)])
@given(data=BYTES)
def test_any_bytes_give_papers_or_reasons(format: str | None, data: bytes) -> None:
    found = list(papers(document(data), format))
    assert found
    for item in found:
        if isinstance(item, SetAside):
            assert item.reason.encode()
        elif isinstance(item, Paper):
            assert item.title.encode()
            assert item.abstract.encode()
    merge(item for item in found if isinstance(item, Paper))
