"""CSV and TSV: columns by name, quotes, and broken rows between good ones."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sources.kinds import EXAMPLES
from tests.sources.pages import read

HEADER = "id,title,abstract,published\n"
GOOD = "f-1,Late Ferns,Ferns come late.,2024-07-19\n"


def test_what_a_row_says() -> None:
    paper, quiet = read((EXAMPLES / "papers.csv").read_text(encoding="utf-8")).papers
    assert (paper.title, paper.given_id) == ("Late Ferns: Growing Small Models, Late", "f-1")
    assert paper.abstract == 'We cut a "large" model down, and let it grow back.'
    assert (paper.published, paper.authors, paper.doi) == (
        date(2024, 7, 19),
        ("Anna Green", "Bo Moss"),
        "10.1000/ferns.7",
    )
    assert (quiet.title, quiet.doi) == ("Quiet Routers", None)


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("title,abstract\nLate Ferns,Ferns.\n", "csv"),
        ("Title;Abstract\nLate Ferns;Ferns, late.\n", "csv"),
        ("TITLE\tSummary\tid\nLate Ferns\tFerns, late.\t3\n", "tsv"),
        ('"title","abstract"\r\n"Late Ferns","Ferns."\r\n', "csv"),
        ("\n\nabstract,title\nFerns.,Late Ferns", "csv"),
    ],
)
def test_columns_in_any_order_and_spelling(text: str, format: str) -> None:
    found = read(text)
    assert found.titles == ["Late Ferns"]
    assert found.papers[0].sources[0].format == format


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("f-2,Too few", "not a row of 4 columns"),
        ("f-2,Too,many,2024-07-19,columns", "not a row of 4 columns"),
        ('f-2,"An open quote,Ferns.,2024-07-19', "not a row of 4 columns"),
        ("f-2,,Ferns.,2024-07-19", "the title is blank"),
        ("f-2,Ferns,Ferns.,19/07/2024", "published is '19/07/2024', not a date"),
        ("f-2,Ferns,Fe\0rns.,2024-07-19", "binary"),
        ('f-2,Ferns,"Ferns.\n\0",2024-07-19', "abstract is no text: binary"),
    ],
)
def test_a_broken_row_is_set_aside_alone(row: str, reason: str) -> None:
    found = read(HEADER + GOOD + row + "\n" + GOOD * 3)
    assert len(found.papers) == 4
    [(line, said)] = found.reasons
    assert line == 3
    assert said.startswith(reason)


def test_two_open_quotes_do_not_swallow_what_stands_between() -> None:
    broken = 'f-2,"An open quote,Ferns.,2024-07-19\n'
    found = read(HEADER + broken + GOOD + broken + GOOD)
    assert len(found.papers) == 2
    assert [line for line, _ in found.reasons] == [2, 4]


def test_a_column_that_nobody_expects_is_said_once() -> None:
    found = read("title,abstract,mood\n" + "Late Ferns,Ferns.,good\n" * 3)
    assert [(row.field, row.line) for row in found.unexpected] == [("mood", 2)]
    assert len(found.papers) == 3


@pytest.mark.parametrize(
    ("header", "unexpected"),
    [
        ("title,summary,abstract,date,published", ["summary", "date"]),
        ("title,summary,abstract,publication_date,date", ["summary", "publication_date"]),
        ("title,other,summary,published_date,publication date", ["other", "published_date"]),
    ],
)
def test_of_several_names_of_a_field_one_counts(header: str, unexpected: list[str]) -> None:
    found = read(f"{header}\nLate Ferns,No ferns.,Ferns come late.,2020-01-01,2024-07-19\n")
    [paper] = found.papers
    assert (paper.abstract, paper.published) == ("Ferns come late.", date(2024, 7, 19))
    assert [row.field for row in found.unexpected] == unexpected


def test_a_table_without_the_columns_is_no_table_of_papers() -> None:
    assert "of no known format" in read("name,age\nfern,3\n").reasons[0][1]
    assert "column names" in read("name,age\nfern,3\n", format="csv").reasons[0][1]
