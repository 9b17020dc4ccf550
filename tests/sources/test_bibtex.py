"""BibTeX: fields and letters of LaTeX, and broken entries between good ones."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.sources.bibtex import plain
from tests.sources.kinds import EXAMPLES
from tests.sources.pages import read

EXAMPLE = (EXAMPLES / "references.bib").read_text(encoding="utf-8")
FIELDS = {"title": "{Late Ferns}", "abstract": "{Ferns come late.}"}


def entry(**fields: str) -> str:
    rows = ",\n".join(f"  {name} = {value}" for name, value in (FIELDS | fields).items())
    return f"@article{{late,\n{rows}\n}}\n"


def test_what_an_entry_says() -> None:
    paper, quiet = read(EXAMPLE).papers
    assert (paper.id, paper.doi, paper.given_id) == ("paper/arxiv-2407.14679", "10.1000/ferns.7", "green2024late")
    assert (paper.published, paper.author_count) == (date(2024, 7, 19), 3)
    assert paper.authors == ("Anna Green", "Bo Müller", "C. van den Berg")
    assert paper.abstract.startswith("We cut a GPT-like model down by 42.9%")
    assert "$O(n^{2})$ for 5% of the cost" in paper.abstract
    assert quiet.title == "Quiet Routers: Øresund and Évora"
    assert (quiet.published, quiet.authors, quiet.author_count) == (None, ("D. Sedge",), None)


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("{L}ate {{Ferns}}", "Late Ferns"),
        (r"T{\"u}lu, Tul\"{u}, {\c{c}}a, \v{s}, {\ss}", "Tülu, Tulü, ça, š, ß"),
        (r"\emph{late} and \textbf{not}", r"\emph{late} and \textbf{not}"),
        ("$x_{i}$ and {$y^{2}$}", "$x_{i}$ and {$y^{2}$}"),
        (r"5% of \method{} and {GPT\_4}", r"5% of \method{} and GPT\_4"),
        ("{ unbalanced", "{ unbalanced"),
    ],
)
def test_letters_and_braces(tex: str, text: str) -> None:
    assert plain(tex) == text


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"date": "{2024-07-19}"}, date(2024, 7, 19)),
        ({"date": "{2024-07}"}, None),
        ({"year": "2024"}, None),
        ({"year": "2024", "month": "jul"}, None),
        ({"year": "2024", "month": "jul", "day": "19"}, date(2024, 7, 19)),
        ({"year": "2024", "month": "{07}", "day": "{19}"}, date(2024, 7, 19)),
        ({"year": "2024", "month": "{July}", "day": "19"}, date(2024, 7, 19)),
    ],
)
def test_only_a_whole_date_is_one(fields: dict[str, str], published: date | None) -> None:
    assert read(entry(**fields)).papers[0].published == published


@pytest.mark.parametrize(
    "fields",
    [
        {"eprint": "{2407.14679}", "archiveprefix": "{arXiv}"},
        {"eprint": "{2407.14679v3}"},
        {"doi": "{10.48550/arXiv.2407.14679}"},
        {"url": "{https://arxiv.org/abs/2407.14679}"},
        {"journal": "{arXiv preprint arXiv:2407.14679}"},
        {"journal": "{CoRR, arXiv:2407.14679 [cs.CL]}"},
    ],
)
def test_ways_to_say_an_arxiv_id(fields: dict[str, str]) -> None:
    assert read(entry(**fields)).papers[0].arxiv_id == "2407.14679"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (entry(title="{Late Ferns"), "broken BibTeX"),
        (entry(title='"Late Ferns'), "broken BibTeX"),
        ("@article{late", "broken BibTeX"),
        (entry().replace("abstract", "title"), "broken BibTeX"),
        ("@article{late, title = {Late Ferns}}\n", "no abstract"),
        (entry(abstract="{}"), "the abstract is blank"),
        (entry(abstract="{a\0b}"), "abstract is no text: binary"),
        (entry(year="2024", month="feb", day="30"), "year is '2024 feb 30', not a date"),
        (entry(year="9" * 20, month="feb", day="3"), "year is '99999999999999999999 feb 3', not a date"),
        (entry(date="{19 July 2024}"), "date is '19 July 2024', not a date"),
        (entry(doi="{ferns}"), "doi is 'ferns', not a DOI"),
    ],
)
def test_a_broken_entry_is_set_aside_alone(broken: str, reason: str) -> None:
    found = read(entry() + broken + entry())
    assert found.titles == ["Late Ferns", "Late Ferns"]
    [(line, said)] = found.reasons
    assert line == 5
    assert said.startswith(reason)


def test_entries_on_one_line_are_all_read() -> None:
    one = entry().replace("\n", "")
    assert len(read(one + " " + one.replace("late,", "later,") + "\n", format="bibtex").papers) == 2


def test_a_field_that_nobody_expects_is_said_once() -> None:
    found = read(entry() + entry(mood="{good}") * 2)
    assert [(row.field, row.line) for row in found.unexpected] == [("mood", 5)]
