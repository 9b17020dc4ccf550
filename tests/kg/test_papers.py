"""One paper of several entries, whatever order they come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kg.ids import paper_id, title_paper_id
from kg.model import Paper, Source, TextKind
from tests.kg.builders import merge

ARXIV = "2407.14679"


def paper(title: str = "Late Ferns", abstract: str = "Ferns come late.", **fields: object) -> Paper:
    plain = Paper("", title, abstract, **fields)  # type: ignore[arg-type]  # fields of Paper, named by the tests
    return replace(plain, id=paper_id(title, plain.arxiv_id))


def one(*papers: Paper) -> Paper:
    [merged] = merge(papers)
    return merged


def test_the_same_normalised_title_is_the_same_paper() -> None:
    merged = merge([paper("Late Ferns"), paper("Sparse Gardens"), paper("late-fern")])
    assert [found.title for found in merged] == ["Late Ferns", "Sparse Gardens"]


def test_the_same_arxiv_id_is_the_same_paper() -> None:
    merged = one(paper("Late Ferns", arxiv_id=ARXIV), paper("Late Ferns: A Study", arxiv_id=ARXIV))
    assert (merged.title, merged.id) == ("Late Ferns: A Study", f"paper/arxiv-{ARXIV}")


def test_sameness_reaches_over_entries_in_between() -> None:
    first, last = paper("Late Ferns"), paper("On Late Ferns", arxiv_id=ARXIV)
    assert len(merge([first, last])) == 2
    assert one(first, last, paper("Late Ferns", arxiv_id=ARXIV)).title == "On Late Ferns"


def test_the_same_doi_is_the_same_paper() -> None:
    merged = one(paper("Late Ferns", doi="10.1/x"), paper("On Ferns", doi="10.1/x"))
    assert merged.former == (title_paper_id("On Ferns"),)


def test_a_title_that_arxiv_has_twice_joins_neither_of_the_two() -> None:
    two = [paper(arxiv_id=ARXIV), paper(arxiv_id="2407.14680")]
    *both, third = merge([*two, paper()])
    assert [found.id for found in both] == [found.id for found in two]
    assert third == paper()
    assert all(third.id not in found.former for found in both)
    assert all(third.id in found.former for found in merge(two))


def test_an_old_arxiv_id_may_name_its_class() -> None:
    assert one(paper("Late Ferns", arxiv_id="cs.CL/0301001"), paper("On Ferns", arxiv_id="cs/0301001"))


def test_newer_text_wins_over_longer() -> None:
    old = paper("Late Ferns", "A long text of old.", published=date(2024, 7, 19), arxiv_id=ARXIV)
    new = paper("On Late Ferns", "Anew.", published=date(2024, 7, 19), updated=date(2024, 11, 4), arxiv_id=ARXIV)
    merged = one(old, new)
    assert (merged.title, merged.abstract, merged.updated) == ("On Late Ferns", "Anew.", date(2024, 11, 4))
    assert title_paper_id("Late Ferns") in merged.former


def test_an_arxiv_id_wins_and_the_id_by_title_still_resolves() -> None:
    merged = one(paper(), paper(arxiv_id=ARXIV))
    assert (merged.id, merged.former) == (f"paper/arxiv-{ARXIV}", (title_paper_id("Late Ferns"),))
    assert one(paper(arxiv_id=ARXIV)).former == merged.former
    assert one(paper()).former == ()


def test_a_printed_date_beats_an_inferred_one() -> None:
    inferred = paper(published=date(2020, 1, 1), published_inferred=True)
    printed = paper(published=date(2021, 1, 1))
    assert (one(inferred).published, one(inferred).published_inferred) == (date(2020, 1, 1), True)
    assert (one(inferred, printed).published, one(inferred, printed).published_inferred) == (date(2021, 1, 1), False)


def test_an_abstract_beats_a_longer_digest() -> None:
    digest = paper(abstract="In our words, which are many more.", text_kind=TextKind.DIGEST)
    merged = one(digest, paper(abstract="Ferns come late."))
    assert (merged.abstract, merged.text_kind) == ("Ferns come late.", TextKind.ABSTRACT)


def test_every_source_is_kept_and_the_rest_is_filled_from_all() -> None:
    here = paper(sources=(Source("b.txt", "jsonl", 2),), comments=3, given_id="z", organisation="Fern Works")
    green = ("A. Green",)
    there = paper(sources=(Source("a.txt", "jsonl", 9),), comments=5, given_id="b", author_count=4, authors=green)
    merged = one(here, there, here)
    assert [source.document for source in merged.sources] == ["a.txt", "b.txt"]
    assert (merged.comments, merged.given_id, merged.organisation) == (5, "b", "Fern Works")
    assert (merged.authors, merged.author_count) == (green, 4)


ENTRIES = st.lists(
    st.builds(
        paper,
        title=st.sampled_from(["Late Ferns", "late fern", "Sparse Gardens", "Moss", "Moss: A Study"]),
        abstract=st.sampled_from(["Ferns.", "Moss.", "A longer text."]),
        text_kind=st.sampled_from(TextKind),
        published=st.one_of(st.none(), st.dates()),
        published_inferred=st.booleans(),
        authors=st.lists(st.sampled_from("AB"), max_size=2).map(tuple),
        author_count=st.one_of(st.none(), st.integers(1, 3)),
        comments=st.one_of(st.none(), st.integers(0, 3)),
        url=st.sampled_from([None, "https://example.org/a", "https://example.org/b"]),
        arxiv_id=st.sampled_from([None, None, "2407.14679", "2407.14680"]),
        given_id=st.sampled_from([None, "f-1", "f-2"]),
        doi=st.sampled_from([None, None, "10.1000/x", "10.1000/y"]),
        updated=st.one_of(st.none(), st.dates()),
        sources=st.integers(1, 3).map(lambda n: (Source("page.txt", "jsonl", n),)),
    ),
    max_size=6,
)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entries_decides_the_order_of_papers_only(entries: list[Paper], random: object) -> None:
    shuffled = sorted(entries, key=lambda _: random.random())  # type: ignore[attr-defined]  # Hypothesis' Random
    merged = merge(entries)
    assert set(merge(shuffled)) == set(merged)
    assert len({found.id for found in merged}) == len(merged)


OWN = {"late ferns": "2407.14679", "late fern": "2407.14679", "moss": "2407.14680", "moss: a study": "2407.14680"}


@given(ENTRIES)
def test_merging_what_is_merged_changes_nothing_where_titles_and_ids_agree(entries: list[Paper]) -> None:
    ids = [entry.arxiv_id and OWN.get(entry.title.lower()) for entry in entries]
    agreed = [replace(e, arxiv_id=id, id=paper_id(e.title, id)) for e, id in zip(entries, ids, strict=True)]
    assert merge(merge(agreed)) == merge(agreed)
