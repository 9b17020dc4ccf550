"""Listing pages in every shape: bylines, dates, years, line ends, and damage that stays where it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.pages import ABSTRACT, HEAD, entry, listing, read

THREE = listing(
    entry("Sparse Gardens"), entry("Quiet Routers", "  • 1 author", "Dec 24, 2023 7"), entry("Late Ferns", date="Feb 2")
)
TITLES = ["Sparse Gardens", "Quiet Routers", "Late Ferns"]


def test_an_entry_is_title_abstract_and_byline() -> None:
    first, second, third = read(THREE).papers
    assert first.abstract == ABSTRACT.format("Sparse Gardens")
    assert (first.author_count, first.published, first.comments) == (4, date(2024, 3, 3), None)
    assert (second.author_count, second.published, second.comments) == (1, date(2023, 12, 24), 7)
    assert (third.published, third.published_inferred) == (date(2025, 2, 2), True)
    assert [(s.document, s.format, s.entry) for s in third.sources] == [("page.txt", "daily-papers-listing", 3)]


@pytest.mark.parametrize(
    ("byline", "organisation"),
    [
        ("Fern Works Fern Works", "Fern Works"),
        ("ferns Ferns", "Ferns"),
        ("Institute of Ferns", "Institute of Ferns"),
    ],
)
def test_an_organisation_may_stand_for_the_authors(byline: str, organisation: str) -> None:
    [paper] = read(listing(entry("Late Ferns", byline, "Oct 14, 2023 2"))).papers
    assert (paper.organisation, paper.author_count, paper.comments) == (organisation, None, 2)
    assert paper.abstract == ABSTRACT.format("Late Ferns")


@pytest.mark.parametrize(
    ("printed", "published", "comments"),
    [
        ("Sep 28, 2023", date(2023, 9, 28), None),
        ("September 28, 2023", date(2023, 9, 28), None),
        ("Jun 20, 2024 2", date(2024, 6, 20), 2),
        ("Jun 20, 2024 1,204", date(2024, 6, 20), 1204),
        ("Feb 29, 2024", date(2024, 2, 29), None),
    ],
)
def test_printed_dates(printed: str, published: date, comments: int | None) -> None:
    [paper] = read(listing(entry("Late Ferns", date=printed))).papers
    assert (paper.published, paper.published_inferred, paper.comments) == (published, False, comments)


@pytest.mark.parametrize(
    ("others", "page_year", "published"),
    [
        (["Mar 3, 2024", "May 1, 2021"], None, date(2025, 8, 6)),
        (["Mar 3, 2024"], 2030, date(2030, 8, 6)),
        ([], 2030, date(2030, 8, 6)),
        ([], None, None),
    ],
)
def test_a_date_without_year_is_of_the_page_s_year(
    others: list[str], page_year: int | None, published: date | None
) -> None:
    page = listing(entry("Late Ferns", date="Aug 6 2"), *(entry(f"Fern {day}", date=day) for day in others))
    paper = read(page, page_year=page_year).papers[0]
    assert (paper.published, paper.published_inferred) == (published, published is not None)
    assert paper.comments == 2


def test_no_29_february_in_the_page_s_year_leaves_the_date_open() -> None:
    paper = read(listing(entry("Late Ferns", date="Feb 29")), page_year=2025).papers[0]
    assert (paper.published, paper.published_inferred) == (None, False)


@pytest.mark.parametrize("place", range(3))
def test_entries_without_byline_end_where_the_next_title_stands(place: int) -> None:
    entries = [entry(title, None if number == place else "  • 2 authors") for number, title in enumerate(TITLES)]
    found = read(listing(*entries))
    assert found.titles == TITLES
    assert [paper.abstract for paper in found.papers] == [ABSTRACT.format(title) for title in TITLES]
    assert [paper.author_count for paper in found.papers] == [None if n == place else 2 for n in range(3)]


def test_no_byline_anywhere() -> None:
    assert read(listing(*(entry(title, None) for title in TITLES))).titles == TITLES


@pytest.mark.parametrize(
    "page",
    [
        THREE.replace("\n", "\r\n"),
        THREE.replace("\n", "\r"),
        THREE.replace("\n", " \t\n"),
        THREE.replace("\n\n", "\n"),
        THREE.replace("\n", "\n\n"),
        THREE.replace("\n\n", "\n\n\n\n"),
        THREE.replace("\n·\n", " · "),
        THREE.removeprefix(HEAD),
        THREE.removeprefix(f"{HEAD}Jan 5\n\n"),
        THREE.rstrip(),
        "\ufeff" + THREE,
    ],
    ids="crlf cr trailing no-gaps gaps-everywhere wide-gaps one-line-byline no-head no-head-no-day no-end bom".split(),
)
def test_the_shape_of_a_page_does_not_matter(page: str) -> None:
    found, plain = read(page), read(THREE)
    assert found.papers == plain.papers
    assert found.set_aside == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_marked_encodings(encoding: str) -> None:
    assert read(THREE.encode(encoding)).papers == read(THREE).papers


def test_pages_joined_without_a_line_end_keep_their_own_years() -> None:
    other = listing(entry("Old Ferns", date="Jul 1, 2019"), entry("Older Ferns", date="May 28 3"))
    found = read(THREE.rstrip() + other)
    assert found.titles == [*TITLES, "Old Ferns", "Older Ferns"]
    assert [paper.published for paper in found.papers[2:]] == [date(2025, 2, 2), date(2019, 7, 1), date(2020, 5, 28)]
    assert [paper.sources[0].entry for paper in found.papers] == [1, 2, 3, 4, 5]


def test_marks_of_joined_documents_are_no_text() -> None:
    marked = "\ufeff" + THREE
    assert read(marked + marked).titles == TITLES * 2


def test_the_same_page_twice_gives_every_entry_twice() -> None:
    assert read(THREE + THREE).titles == TITLES * 2


def test_an_abstract_in_paragraphs_is_one_abstract() -> None:
    first, second = ABSTRACT.format("one part"), ABSTRACT.format("the other part")
    parted = f"Late Ferns\n\n{first}\n\n{second}\n\n  • 2 authors\n·\nMay 1, 2024\n\n"
    found = read(listing(parted, entry("Sparse Gardens")))
    assert found.titles == ["Late Ferns", "Sparse Gardens"]
    assert found.papers[0].abstract == f"{first} {second}"


def test_an_abstract_in_short_lines_is_one_abstract() -> None:
    lines = ABSTRACT.format("it").replace(", ", ",\n")
    found = read(listing(f"Late Ferns\n{lines}\n  • 2 authors\n·\nMay 1, 2024\n\n", entry("Sparse Gardens")))
    assert found.titles == ["Late Ferns", "Sparse Gardens"]
    assert found.papers[0].abstract == ABSTRACT.format("it")


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        ("Bare Title\n\n  • 3 authors\n·\nMay 1, 2024\n\n", "an entry without abstract"),
        (f"{ABSTRACT}\n\n  • 3 authors\n·\nMay 1, 2024\n\n", "an entry without title"),
        ("  • 3 authors\n·\nMay 1, 2024\n\n", "an entry without title"),
        (entry("Bad Day", date="Feb 30, 2024"), "no such date: 'Feb 30, 2024'"),
        (entry("Bad Day", date="Jun 31"), "no such date: 'Jun 31'"),
        (entry("Bad Day", date="2024-06-31"), "not a date: '2024-06-31'"),
        (entry("Many Ferns", "  • 99,999,999,999 authors"), "not a count: '99,999,999,999'"),
        (entry("Many Ferns", date="Mar 3, 2024 2147483648"), "not a count: '2147483648'"),
        (entry("Bad\0Title"), "title is no text: binary: it holds NUL bytes"),
        (entry("???"), "the title is blank"),
        (entry("Long" * 6000), "an entry without title"),
    ],
)
def test_damage_costs_its_own_entry_only(damaged: str, reason: str) -> None:
    found = read(listing(entry("Sparse Gardens"), damaged, entry("Late Ferns")))
    assert found.titles == ["Sparse Gardens", "Late Ferns"]
    [(line, said)] = found.reasons
    assert said == reason
    assert line is not None
    assert line > 16


def test_bytes_of_another_encoding_cost_their_own_entry_only() -> None:
    page = listing(entry("Sparse Gardens"), entry("Fern Café"), entry("Late Ferns"))
    found = read(page.encode().replace("é".encode(), "é".encode("latin-1")))
    assert found.titles == ["Sparse Gardens", "Late Ferns"]
    assert [reason for _, reason in found.reasons] == ["title is no text: not UTF-8"]


def test_a_head_without_entries() -> None:
    found = read(f"{HEAD}Jan 5\n")
    assert (found.papers, found.reasons) == ([], [(None, "a listing without an entry")])


def test_wherever_a_page_is_cut_the_entries_before_are_whole() -> None:
    whole = read(THREE).papers[:2]
    start = THREE.index("Late Ferns")
    for end in range(start, len(THREE)):
        found = read(THREE[:end])
        assert found.papers[:2] == whole
        assert len(found.papers) + len(found.set_aside) <= 3
    assert read(THREE[: start + 6]).reasons == [(29, "an entry without abstract")]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 99)), min_size=1, max_size=8))
def test_any_mixture_of_bylines_gives_every_entry(bylines: list[tuple[bool, int]]) -> None:
    entries = [
        entry(f"Fern Number {n}", f"  • {count} authors" if present else None)
        for n, (present, count) in enumerate(bylines)
    ]
    found = read(listing(*entries))
    assert found.titles == [f"Fern Number {n}" for n in range(len(bylines))]
    assert [p.author_count for p in found.papers] == [count if present else None for present, count in bylines]
