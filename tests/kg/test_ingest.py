"""Adding to an edition, day by day: what a build of everything would give, whatever was added when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import edition
from kg.build import Extract, Maker
from kg.edition import Edition
from kg.errors import BadInput, CurationError, EditionError
from kg.ids import paper_id
from kg.ingest import ingest
from kg.manifest import Input, Manifest, Provenance
from kg.model import EntityClaim, Kind, Paper, Reading, Role, SetAside, Source
from kg.pruning import Lease, by_age
from kg.settings import Settings
from kg.shelf import Shelf
from tests.kg.builders import HAND


class Reader:
    """An engine that finds each title's first word, if it can, and keeps count of what it was asked to read."""

    def __init__(self, fails_on: str = "") -> None:
        self.fails_on = fails_on
        self.read: list[str] = []
        self.said: list[SetAside] = []

    @contextmanager
    def engine(self, count: int) -> Iterator[Extract]:
        yield lambda papers: map(self._reading, papers)

    def _reading(self, paper: Paper) -> Reading:
        self.read.append(paper.title)
        word = paper.title.split()[0]
        if word == self.fails_on:
            return Reading(paper, (), (), failure="it is too hard")
        return Reading(paper, (EntityClaim(Kind.METHOD, word, (), Role.USED, (), (), 0.9, HAND),), ())


def maker(directory: Path, reader: Reader | None = None, curation: Path | None = None, keep: int = 9) -> Maker:
    reader = reader or Reader()
    return Maker(
        directory,
        reader.engine,
        Settings(),
        curation,
        lambda stage, items, total: iter(items),
        reader.said.append,
        keep,
    )


def shelf(entries: Iterable[Paper]) -> Shelf:
    made = Shelf()
    made.add_all(entries)
    made.merge()
    return made


def provenance(entries: Iterable[Paper], version: str = "1") -> Provenance:
    documents = {source.document for entry in entries for source in entry.sources}
    return Provenance(tuple(Input(name, "0" * 64) for name in documents), (), {"extractor": version})


def add(made: Maker, *entries: Paper, version: str = "1") -> Edition:
    return ingest(made, shelf(entries), provenance(entries, version))


def build(made: Maker, *entries: Paper) -> Edition:
    return made.build(shelf(entries), provenance(entries))


def held(found: Edition) -> tuple[bytes, bytes, bytes, Manifest]:
    entries = (found.path / edition.ENTRIES).read_bytes()
    return entries, found.claims.read_bytes(), found.quads.read_bytes(), replace(found.manifest, built="")


def entry(title: str, day: int = 1, arxiv: str | None = None, document: str = "a.txt", abstract: str = "") -> Paper:
    return Paper(
        paper_id(title, arxiv), title, abstract, published=date(2025, 1, day), arxiv_id=arxiv,
        sources=(Source(document, "listing", day),),
    )  # fmt: skip


entries = st.builds(
    entry,
    st.sampled_from(("Foo", "Bar", "bar!", "Qux")),
    st.integers(1, 9),
    st.sampled_from((None, None, "2501.00001", "2501.00002")),
    st.sampled_from(("a.txt", "b.txt")),
    st.sampled_from(("", "Short.", "Longer than that.")),
)


@given(st.lists(st.lists(entries, min_size=1, max_size=4), min_size=1, max_size=4))
@settings(max_examples=40)
def test_days_in_any_order_give_the_bytes_of_one_build(days: Sequence[Sequence[Paper]]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        for day in days:
            grown = add(maker(Path(one)), *day)
        assert held(grown) == held(build(maker(Path(other)), *(paper for day in days for paper in day)))


def test_only_new_and_changed_texts_are_read(tmp_path: Path) -> None:
    reader = Reader()
    made = maker(tmp_path, reader)
    add(made, entry("Foo"), entry("Bar"))
    add(made, entry("Foo", document="b.txt"), entry("Bar", day=2, abstract="Another text."), entry("Qux"))
    assert sorted(reader.read) == ["Bar", "Bar", "Foo", "Qux"]


def test_what_was_read_before_changes_nothing(tmp_path: Path) -> None:
    made = maker(tmp_path)
    add(made, entry("Foo"), entry("Bar"))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "editions").rglob("*")}
    add(made, entry("Bar"))
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "editions").rglob("*")} == before


def test_without_the_cache_the_edition_knows_what_was_read(tmp_path: Path) -> None:
    add(maker(tmp_path), entry("Foo"))
    (tmp_path / "cache.sqlite").unlink()
    reader = Reader()
    add(maker(tmp_path, reader), entry("Bar"))
    assert reader.read == ["Bar"]


def test_another_version_reads_everything_anew(tmp_path: Path) -> None:
    reader = Reader()
    add(maker(tmp_path), entry("Foo"))
    found = add(maker(tmp_path, reader), entry("Bar"), version="2")
    assert sorted(reader.read) == ["Bar", "Foo"]
    assert found.manifest.versions == {"extractor": "2"}


def test_a_text_that_can_not_be_read_is_left_out_said_and_tried_again(tmp_path: Path) -> None:
    reader = Reader(fails_on="Foo")
    first = add(maker(tmp_path, reader), entry("Foo"), entry("Bar"))
    assert first.manifest.counts["paper"] == 1
    assert (
        first.manifest.unread == (SetAside("a.txt", None, f"{entry('Foo').id}: it is too hard"),) == tuple(reader.said)
    )
    second = add(maker(tmp_path, Reader()), entry("Qux"))
    assert second.manifest.counts["paper"] == 3
    assert second.manifest.unread == ()


def test_an_edited_vocabulary_relinks_without_news(tmp_path: Path) -> None:
    overlay = tmp_path / "mine"
    (overlay / "vocabulary").mkdir(parents=True)
    reader = Reader()
    made = maker(tmp_path / "graph", reader, overlay)
    first = add(made, entry("Foo"))
    table = "id\tname\taliases\tattributes\tnote\nmethod/foo-tuning\tFoo Tuning\tFoo\t\t\n"
    (overlay / "vocabulary" / "method.tsv").write_text(table, encoding="utf-8")
    assert add(made, entry("Foo")).id != first.id
    assert reader.read == ["Foo"]


@pytest.mark.parametrize(
    ("name", "table", "says"),
    [
        ("judgments.tsv", "", r"judgments\.tsv:1: .* judgements\.tsv"),
        ("vocabulary/dataset.tsv", "dataset/a\tA\t\tdefault_metric=metric/none\t", r"dataset\.tsv:2: .*metric/none"),
        ("vocabulary/task.tsv", "task/a\tA\t\t\t\ntask/a\tA\t\t\t", r"task\.tsv:3: task/a stands twice"),
    ],
)
@pytest.mark.parametrize("put", [build, add])
def test_curated_files_with_mistakes_are_refused_before_anything_is_read(
    tmp_path: Path, name: str, table: str, says: str, put: Callable[..., Edition]
) -> None:
    overlay, reader = tmp_path / "mine", Reader()
    (overlay / "vocabulary").mkdir(parents=True)
    before = add(maker(tmp_path / "graph"), entry("Foo"))
    (overlay / name).write_text(f"id\tname\taliases\tattributes\tnote\n{table}\n", encoding="utf-8")
    with pytest.raises(CurationError, match=says):
        put(maker(tmp_path / "graph", reader, overlay), entry("Bar"))
    assert reader.read == []
    assert edition.current(tmp_path / "graph").id == before.id


def test_ones_own_curated_files_are_not_forgotten_by_mistake(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    add(maker(tmp_path / "graph", curation=tmp_path / "mine"), entry("Foo"))
    with pytest.raises(BadInput, match="--curation"):
        add(maker(tmp_path / "graph"), entry("Bar"))


def test_nothing_is_added_to_what_does_not_hold_its_entries(tmp_path: Path) -> None:
    found = add(maker(tmp_path), entry("Foo"))
    (found.path / edition.ENTRIES).unlink()
    with pytest.raises(EditionError, match="build it from its sources"):
        add(maker(tmp_path), entry("Bar"))


def kept(directory: Path) -> set[str]:
    return {path.name for path in (directory / "editions").iterdir()}


def test_the_newest_editions_are_kept(tmp_path: Path) -> None:
    made = [add(maker(tmp_path, keep=2), entry("Foo", day=day)).id for day in range(1, 6)]
    assert kept(tmp_path) == {*made[-3:]}
    assert [path.name for path in by_age(tmp_path / "editions")] == made[-3:]


def test_an_edition_in_use_is_kept_until_it_is_let_go_of(tmp_path: Path) -> None:
    made = maker(tmp_path, keep=1)
    first = add(made, entry("Foo"))
    lease = Lease(first.path)
    later = [add(made, entry("Foo", day=day)).id for day in (2, 3, 4)]
    assert kept(tmp_path) == {first.id, *later[-2:]}
    assert first.view().sizes()[Kind.PAPER] == 1
    lease.release()
    last = add(made, entry("Foo", day=5))
    assert kept(tmp_path) == {later[-1], last.id}


def test_no_lease_is_had_of_what_was_removed(tmp_path: Path) -> None:
    made = maker(tmp_path, keep=1)
    first = add(made, entry("Foo"))
    for day in (2, 3):
        add(made, entry("Foo", day=day))
    with pytest.raises(EditionError, match="no edition"):
        Lease(first.path)


def test_what_never_became_current_is_no_earlier_edition(tmp_path: Path) -> None:
    made = maker(tmp_path)
    first = add(made, entry("Foo"))
    abandoned = add(made, entry("Bar"))
    (tmp_path / "current").write_text(f"{first.id}\n", encoding="utf-8")
    last = add(made, entry("Qux"))
    assert kept(tmp_path) == {first.id, last.id}
    assert abandoned.id not in kept(tmp_path)


def test_a_damaged_edition_is_cleared_away(tmp_path: Path) -> None:
    made = maker(tmp_path)
    first = add(made, entry("Foo"))
    damaged = tmp_path / "editions" / "0123456789abcdef"
    damaged.mkdir()
    (damaged / "manifest.json").write_text("{", encoding="utf-8")
    last = add(made, entry("Bar"))
    assert kept(tmp_path) == {first.id, last.id}


def test_unexpected_fields_are_said_where_they_come_first_whatever_the_order() -> None:
    from kg.model import Unexpected

    fields = [Unexpected(document, line, "csv", "x") for document, line in (("b", 1), ("a", 7), ("a", 2))]
    one, other = (Provenance((), (), {}, tuple(order)).sorted() for order in (fields, fields[::-1]))
    assert one == other == replace(one, unexpected=(fields[2],))
