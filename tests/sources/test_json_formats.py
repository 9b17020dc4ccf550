"""The hub's, arXiv's, OpenAlex' and Semantic Scholar's JSON: what an entry may say, and broken entries between good."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tests.sources.kinds import EXAMPLES
from tests.sources.pages import Outcome, read

NAMES = {
    "daily-papers-json": "daily-papers.json",
    "arxiv-snapshot": "arxiv-snapshot.jsonl",
    "openalex": "openalex.json",
    "semantic-scholar": "semantic-scholar.jsonl",
}


def example(format: str) -> str:
    return (EXAMPLES / NAMES[format]).read_text(encoding="utf-8")


def entry(format: str) -> dict[str, Any]:
    """The first entry of the format's example."""
    text = example(format)
    value = json.loads(text.splitlines()[0] if NAMES[format].endswith("l") else text)
    value = value["results"] if isinstance(value, dict) and "results" in value else value
    found: dict[str, Any] = value[0] if isinstance(value, list) else value
    return found


def changed(format: str, path: str, value: object) -> dict[str, Any]:
    """The first entry with another value at a dotted path; `...` takes it away."""
    whole = entry(format)
    *outer, last = path.split(".")
    place = whole
    for name in outer:
        place = place[name]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return whole


def between(format: str, broken: str) -> Outcome:
    """A broken line between two good ones."""
    good = json.dumps(entry(format))
    return read(f"{good}\n{broken}\n{good}\n", format=format)


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("daily-papers-json", (date(2024, 7, 19), None, ("Anna Green", "Bo Moss"), "Fern Works", 2, None)),
        (
            "arxiv-snapshot",
            (date(2024, 7, 19), date(2024, 11, 6), ("Anna Green", "Bo Moss Jr."), None, None, "10.1000/ferns.7"),
        ),
        (
            "openalex",
            (date(2024, 7, 19), None, ("Anna Green", "Bo Moss"), None, None, "10.48550/arxiv.2407.14679"),
        ),
        ("semantic-scholar", (date(2024, 7, 19), None, ("Anna Green", "Bo Moss"), None, None, "10.1000/ferns.7")),
    ],
)
def test_what_an_entry_says(format: str, expected: tuple[object, ...]) -> None:
    paper = read(example(format)).papers[0]
    assert paper.title == "Late Ferns: Growing Small Models from Large Ones"
    assert (paper.id, paper.arxiv_id) == ("paper/arxiv-2407.14679", "2407.14679")
    said = (paper.published, paper.updated, paper.authors, paper.organisation, paper.comments, paper.doi)
    assert said == expected


def test_words_of_an_inverted_index_stand_at_their_places() -> None:
    assert read(example("openalex")).papers[0].abstract == "We cut a model and wait, wait and measure."


@pytest.mark.parametrize("format", NAMES)
@pytest.mark.parametrize("layout", ["lines", "list", "indented", "objects", "response", "indented response"])
def test_json_comes_in_every_layout(format: str, layout: str) -> None:
    rows = [entry(format), entry(format)]
    value: object = {"total": 2, "data": rows} if "response" in layout else rows
    text = json.dumps(value, indent=1 if "indented" in layout else None)
    if layout == "lines":
        text = "\n".join(map(json.dumps, rows))
    if layout == "objects":
        text = "\n".join(json.dumps(row, indent=1).replace("{\n", "{", 1) for row in rows)
    found = read(text)
    assert len(found.papers) == 2
    assert (found.set_aside, found.unexpected) == ([], [])


@pytest.mark.parametrize(
    ("format", "path", "value", "reason"),
    [
        ("daily-papers-json", "paper", 3, "paper is 3, not an object"),
        ("daily-papers-json", "paper.title", ..., "no paper.title"),
        ("daily-papers-json", "paper.summary", None, "no paper.summary"),
        ("daily-papers-json", "paper.summary", " ", "the paper.summary is blank"),
        ("daily-papers-json", "paper.publishedAt", "2024-02-30T00:00:00.000Z", "paper.publishedAt is '2024-02-30"),
        ("daily-papers-json", "paper.authors", "x" * 5 + "\0", "paper.authors is 'xxxxx\\x00', not a list of names"),
        ("daily-papers-json", "paper.authors", [{"name": 3}], "paper.authors is [{'name': 3}], not a list of names"),
        ("daily-papers-json", "numComments", -1, "numComments is -1, not a count"),
        ("daily-papers-json", "numComments", 10**12, "numComments is 1000000000000, not a count"),
        ("daily-papers-json", "organization", "Fern", "organization is 'Fern', not an object"),
        ("arxiv-snapshot", "id", ..., "no id"),
        ("arxiv-snapshot", "id", "ferns", "id is 'ferns', not an id like 2407.14679"),
        ("arxiv-snapshot", "id", 2407.14679, "id is 2407.14679, not text"),
        ("arxiv-snapshot", "title", "\n", "the title is blank"),
        ("arxiv-snapshot", "abstract", ["a"], "abstract is ['a'], not text"),
        ("arxiv-snapshot", "versions", [{"version": "v1"}], "versions is {'version': 'v1'}, not a date like"),
        ("arxiv-snapshot", "versions", [{"created": "Fri, 30 Feb 2024 21:47:57 GMT"}], "versions is"),
        ("arxiv-snapshot", "versions", "v1", "versions is 'v1', not a list"),
        ("arxiv-snapshot", "update_date", "soon", "update_date is 'soon', not a date"),
        ("arxiv-snapshot", "authors_parsed", [["Green"]], "authors_parsed is ['Green'], not last name"),
        ("arxiv-snapshot", "authors_parsed", [3], "authors_parsed is 3, not last name"),
        ("arxiv-snapshot", "doi", "none", "doi is 'none', not a DOI"),
        ("openalex", "abstract_inverted_index", None, "no abstract"),
        ("openalex", "abstract_inverted_index", {"a": 3}, "abstract_inverted_index is {'a': 3}, not the places"),
        ("openalex", "abstract_inverted_index", {"a": [0, 0]}, "abstract_inverted_index is 0, not the place"),
        ("openalex", "abstract_inverted_index", {"a": [10**9]}, "abstract_inverted_index is 1000000000, not"),
        ("openalex", "abstract_inverted_index", {"a": ["0"]}, "abstract_inverted_index is '0', not the place"),
        ("openalex", "abstract_inverted_index", {"a": [0], "b": [2]}, "the abstract_inverted_index lacks words"),
        ("openalex", "publication_date", 2024, "publication_date is 2024, not text"),
        ("openalex", "authorships", [{"author": {"display_name": 3}}], "authorships is 3, not the name"),
        ("semantic-scholar", "title", None, "no title"),
        ("semantic-scholar", "abstract", None, "no abstract"),
        ("semantic-scholar", "externalIds", ["ArXiv"], "externalIds is ['ArXiv'], not an object"),
        ("semantic-scholar", "externalIds.ArXiv", 7, "externalIds.ArXiv is 7, not text"),
        ("semantic-scholar", "publicationDate", "2024", "publicationDate is '2024', not a date"),
    ],
)
def test_a_broken_entry_is_set_aside_alone(format: str, path: str, value: object, reason: str) -> None:
    found = between(format, json.dumps(changed(format, path, value)))
    assert len(found.papers) == 2
    [(line, said)] = found.reasons
    assert line == 2
    assert said.startswith(reason)


@pytest.mark.parametrize("format", NAMES)
@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("null", "not a JSON object"),
        ('{"title": ', "broken JSON"),
        ('{"title": "\0"}', "binary"),
        ("[" * 3000, "broken JSON"),
        ("1" * 5000, "broken JSON"),
    ],
)
def test_a_line_that_is_no_entry_is_set_aside_alone(format: str, broken: str, reason: str) -> None:
    found = between(format, broken)
    assert len(found.papers) == 2
    [(line, said)] = found.reasons
    assert line == 2
    assert said.startswith(reason)


@pytest.mark.parametrize("format", NAMES)
@pytest.mark.parametrize("broken", ['{"paper": {', "}", '"', "nonsense", '{"a": ' * 1200, '{"title": "x", "b": tru}'])
def test_what_is_broken_within_a_list_is_lost_alone(format: str, broken: str) -> None:
    good = json.dumps(entry(format))
    found = read(f"[\n{good},\n{broken},\n{good}\n]", format=format)
    assert len(found.papers) == 2
    assert found.set_aside
    assert {line for line, _ in found.reasons} == {3}


@pytest.mark.parametrize(
    ("format", "path", "name"),
    [
        ("daily-papers-json", "paper.mood", "paper.mood"),
        ("daily-papers-json", "organization.mood", "organization.mood"),
        ("arxiv-snapshot", "mood", "mood"),
        ("openalex", "mood", "mood"),
        ("semantic-scholar", "externalIds.Fern", "externalIds.Fern"),
    ],
)
def test_a_field_that_nobody_expects_is_said_once(format: str, path: str, name: str) -> None:
    odd = json.dumps(changed(format, path, 1))
    found = read(f"{json.dumps(entry(format))}\n{odd}\n{odd}\n", format=format)
    assert len(found.papers) == 3
    assert [(row.format, row.field, row.line) for row in found.unexpected] == [(format, name, 2)]


def test_a_paper_asked_for_alone_is_read_too() -> None:
    assert len(read(json.dumps(entry("daily-papers-json")["paper"])).papers) == 1


def test_a_list_of_many_broken_entries_is_read_in_time() -> None:
    good = json.dumps(entry("openalex") | {"concepts": "x" * 3000})
    found = read("[" + f"{good},\n{good[:-1]},\n" * 4000 + good + "]")
    assert (len(found.papers), len(found.set_aside)) == (4001, 4000)


@pytest.mark.parametrize("before", ['{"a": {"b": {"c": [1]}}}', '"a [list]"', "[[]]", "null"])
def test_a_response_may_hold_anything_before_its_list(before: str) -> None:
    good = json.dumps(entry("openalex"))
    found = read(f'{{"meta": {before}, "results": [\n{good},\n{{"broken"\n{good}\n]}}')
    assert (len(found.papers), found.reasons) == (2, [(3, "broken JSON")])


def test_too_much_that_is_broken_ends_a_list() -> None:
    found = read("[" + '{"paper": {,' * 80_000 + "]", format="daily-papers-json")
    assert found.papers == []
    assert found.reasons[-1] == (1, "too much that is broken: the rest is left out")
