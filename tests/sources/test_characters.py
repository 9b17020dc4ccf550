"""Characters that are no text, or that nobody sees, in every field of every format: none comes through to a paper."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kg.model import Paper
from tests.kg.builders import merge
from tests.sources.pages import entry, listing, read

HUB = {"id": "2401.00001", "title": "A study", "summary": "Dogs bark.", "authors": [{"name": "A. Green"}]}
ROWS: dict[str, dict[str, Any]] = {
    "daily-papers-json": {"paper": HUB, "organization": {"fullname": "Dog Works"}},
    "arxiv-snapshot": {
        "id": "2401.00001",
        "title": "A study",
        "abstract": "Dogs bark.",
        "authors_parsed": [["Green", "A.", "Jr."]],
        "doi": "10.1000/dogs",
        "versions": [{"created": "Fri, 19 Jul 2024 08:30:00 GMT"}],
        "update_date": "2024-01-01",
    },
    "openalex": {
        "id": "W1",
        "doi": "10.1000/dogs",
        "display_name": "A study",
        "publication_date": "2024-01-01",
        "abstract_inverted_index": {"Dogs": [0], "bark.": [1]},
        "authorships": [{"author": {"display_name": "A. Green"}}],
    },
    "semantic-scholar": {
        "paperId": "s1",
        "externalIds": {"DOI": "10.1000/dogs", "ArXiv": "2401.00001"},
        "title": "A study",
        "abstract": "Dogs bark.",
        "publicationDate": "2024-01-01",
        "authors": [{"name": "A. Green"}],
        "url": "https://example.org/dogs",
    },
    "jsonl": {
        "id": "d-1",
        "title": "A study",
        "abstract": "Dogs bark.",
        "published": "2024-01-01",
        "updated": "2024-01-02",
        "authors": ["A. Green"],
        "url": "https://example.org/dogs",
        "arxiv_id": "2401.00001",
        "doi": "10.1000/dogs",
        "text_kind": "abstract",
    },
}
BIBTEX = """@article{dogs, title = {A study}, abstract = {Dogs bark.}, author = {Green, A. and Moss, B.},
  date = {2024-01-01}, doi = {10.1000/dogs}, url = {https://example.org/dogs}, eprint = {2401.00001}}
"""
CSV = """id,title,abstract,authors,published,url,doi
d-1,A study,Dogs bark.,A. Green,2024-01-01,https://example.org/dogs,10.1000/dogs
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2401.00001v1</id>
<title>A study</title><summary>Dogs bark.</summary><published>2024-01-01</published><updated>2024-01-02</updated>
<author><name>A. Green</name></author></entry></feed>
"""


def spoilt(value: object, mark: str) -> Iterator[object]:
    """The value with a mark within each of its texts, and each of the names that inverted indexes have, in turn."""
    if isinstance(value, str):
        yield value[:1] + mark + value[1:]
    elif isinstance(value, list):
        yield from (
            [*value[:place], bad, *value[place + 1 :]] for place, each in enumerate(value) for bad in spoilt(each, mark)
        )
    elif isinstance(value, dict):
        yield from (value | {name: bad} for name, each in value.items() for bad in spoilt(each, mark))
        yield from ({mark + name if old == name else old: each for old, each in value.items()} for name in value)


def texts(paper: Paper) -> str:
    return " ".join(filter(None, (*paper.authors, paper.organisation, paper.url, paper.doi, paper.given_id, paper.id)))


def written(rows: list[object]) -> str:
    return "[\n" + ",\n".join(map(json.dumps, rows)) + "\n]"


@pytest.mark.parametrize("format", ROWS)
@pytest.mark.parametrize("mark", ["\ud800", "\0"])
@pytest.mark.parametrize("layout", [written, lambda rows: "\n" + "\n".join(map(json.dumps, rows))])
def test_an_entry_of_json_with_what_is_no_text_is_set_aside_or_read_without_it(
    format: str, mark: str, layout: Callable[[list[object]], str]
) -> None:
    row = ROWS[format]
    for bad in spoilt(row, mark):
        found = read(layout([row, bad, row]), format=format)
        assert len(found.papers) == 3 - len(found.set_aside)
        assert {line for line, _ in found.reasons} <= {3}
        merge(found.papers)
        for paper in found.papers:
            assert mark not in texts(paper)
        for field in found.unexpected:
            assert field.field.encode()


@pytest.mark.parametrize(
    ("format", "change", "reason"),
    [
        ("arxiv-snapshot", {"authors_parsed": [["\ud800", "A", ""]]}, "authors is no text: not UTF-8"),
        ("arxiv-snapshot", {"authors_parsed": [["A", "B\0", ""]]}, "authors is no text: binary: it holds NUL bytes"),
        ("openalex", {"authorships": [{"author": {"display_name": "\udfff"}}]}, "authors is no text: not UTF-8"),
        ("openalex", {"abstract_inverted_index": {"Dogs\ud800": [0]}}, "abstract is no text: not UTF-8"),
        ("semantic-scholar", {"title": "\ud800"}, "title is no text: not UTF-8"),
        ("jsonl", {"id": "d\0"}, "id is no text: binary: it holds NUL bytes"),
    ],
)
def test_the_field_that_is_no_text_is_named(format: str, change: dict[str, Any], reason: str) -> None:
    assert read(written([ROWS[format] | change])).reasons == [(2, reason)]


@pytest.mark.parametrize("format", ROWS)
def test_characters_that_nobody_sees_are_taken_out_of_names_and_ids_too(format: str) -> None:
    for bad in spoilt(ROWS[format], "\x1b"):
        found = read(written([bad]), format=format)
        assert len(found.papers) + len(found.set_aside) == 1
        assert not any("\x1b" in texts(paper) + paper.title + paper.abstract for paper in found.papers)


@pytest.mark.parametrize("document", [BIBTEX, CSV, ATOM, listing(entry("Late Ferns", "Fern Works Fern Works"))])
@pytest.mark.parametrize("mark", [b"\xff", b"\0", b"\x1b", b"\x7f"])
def test_no_byte_anywhere_comes_through_that_is_no_text(document: str, mark: bytes) -> None:
    data = document.encode()
    format = read(document).papers[0].sources[0].format
    for place in range(len(data)):
        found = read(data[:place] + mark + data[place:], format=format)
        merge(found.papers)
        for paper in found.papers:
            assert not set("\0\x1b\x7f\udcff") & set(texts(paper) + paper.title + paper.abstract)
        for field in found.unexpected:
            assert field.field.encode()
        for _, reason in found.reasons:
            assert reason.encode()


def test_a_column_of_another_encoding_is_named_as_well_as_can_be() -> None:
    found = read("title,abstract,café\nLate Ferns,Ferns.,x\n".encode("latin-1"))
    assert (found.titles, [row.field for row in found.unexpected]) == (["Late Ferns"], ["caf\\udce9"])
