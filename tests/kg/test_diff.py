"""What changed between two editions, told in three ways."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg import edition, history
from kg.assemble import assemble
from kg.diff import Fate, changes, new_results, patch, report, text
from kg.diff.changes import Group
from kg.edition import Edition
from kg.errors import BadInput
from kg.judgements import Judgements
from kg.manifest import Provenance
from kg.model import Extractor, Graph, Kind, Mention, ResultKind
from kg.settings import Settings
from kg.stores.memory import MemoryStore
from tests.kg.builders import VOCABULARY, Page, judge, view


def page(title: str, printed: str, dataset: str = "MMLU", task: str = "sums") -> Page:
    made = Page(title, f"{title}Net has {printed}% accuracy on {dataset} for {task}.")
    made.entity(Kind.METHOD, f"{title}Net", proposed=True).entity(Kind.TASK, task)
    made.entity(Kind.DATASET, dataset).entity(Kind.METRIC, "accuracy")
    return made.result(
        f"{printed}% accuracy on {dataset}",
        printed,
        ResultKind.SCORE,
        subject=f"{title}Net",
        metric="accuracy",
        datasets=(dataset,),
    )


OLD = view(page("Foo", "71.5"), page("Bar", "60.0", "GSM8K")).graph
NEW = view(
    page("Foo", "71.5"),
    page("Qux", "80.0", "GSM8K", "proofs"),
    judgements=(judge(OLD.results[0].id, "MEASURES", "metric/wer"), judge(OLD.results[1].id, "MEASURES", "metric/wer")),
).graph


def found(old: Graph, new: Graph) -> dict[Group, dict[str, set[str]]]:
    made: dict[Group, dict[str, set[str]]] = {}
    for change in changes(MemoryStore(old), MemoryStore(new)):
        thing = change.thing
        key = f"{thing.paper} {thing.concept}" if isinstance(thing, Mention) else thing.id
        made.setdefault(change.group, {}).setdefault(change.fate, set()).add(key)
    return made


def made(directory: Path, graph: Graph) -> Edition:
    return edition.write(directory, (), lambda _: graph, Provenance((), (), {}), Settings(), keep=9)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Edition]:
    directory = tmp_path_factory.mktemp("editions")
    return made(directory, OLD), made(directory, NEW)


def test_each_thing_is_new_changed_or_retracted() -> None:
    change = found(OLD, NEW)
    ids = {result.printed: result.id for result in (*OLD.results, *NEW.results)}
    assert change[Group.RESULTS] == {"new": {ids["80.0"]}, "changed": {ids["71.5"]}, "retracted": {ids["60.0"]}}
    titles = {paper.title: paper.id for paper in (*OLD.papers, *NEW.papers)}
    assert change[Group.PAPERS] == {"new": {titles["Qux"]}, "retracted": {titles["Bar"]}}
    assert change[Group.CONCEPTS]["new"] >= {"method/quxnet", "task/proofs"}
    assert change[Group.CONCEPTS]["retracted"] == {"method/barnet"}
    assert f"{titles['Qux']} task/proofs" in change[Group.FACTS]["new"]
    assert f"{titles['Bar']} task/sums" in change[Group.FACTS]["retracted"]


def test_an_edition_does_not_differ_from_itself() -> None:
    assert found(NEW, NEW) == {}


def test_a_change_names_its_fields() -> None:
    [change] = [c for c in changes(MemoryStore(OLD), MemoryStore(NEW)) if c.group == "results" and c.fate == "changed"]
    assert change.fields == ("name", "metric")


def test_what_is_only_read_anew_is_counted_apart() -> None:
    one = page("Foo", "71.5").reading
    newer = Extractor("hand", "2")
    other = replace(
        one,
        entities=tuple(replace(entity, extractor=newer, confidence=0.5) for entity in one.entities),
        results=tuple(replace(result, extractor=newer, confidence=0.5) for result in one.results),
    )
    old, new = (assemble([reading], VOCABULARY, Judgements()) for reading in (one, other))
    change = found(old, new)
    assert {fate for fates in change.values() for fate in fates} == {"reread"}
    assert set(change) == {"facts", "results"}


@pytest.mark.parametrize("old", [OLD, NEW, Graph()])
def test_new_results_are_the_changes_that_are_new(old: Graph) -> None:
    views = MemoryStore(old), MemoryStore(NEW)
    assert [*new_results(*views)] == sorted(
        change.thing.id
        for change in changes(*views)
        if change.group is Group.RESULTS and change.fate is Fate.NEW and not isinstance(change.thing, Mention)
    )
    assert [*new_results(None, views[1])] == [result.id for result in NEW.results]


def test_results_stand_under_their_tasks_and_datasets(editions: tuple[Edition, Edition]) -> None:
    told = report.as_json(report.report(*editions))
    ids = {result.printed: result.id for result in (*OLD.results, *NEW.results)}
    groups = {
        (g["task"]["name"], g["dataset"]["name"]): (g["new"], g["changed"], g["retracted"]) for g in told["groups"]
    }
    assert groups == {
        ("proofs", "GSM8K"): ([ids["80.0"]], [], []),
        ("sums", "MMLU"): ([], [ids["71.5"]], []),
        ("sums", "GSM8K"): ([], [], [ids["60.0"]]),
    }
    [changed] = told["results"]["changed"]
    assert changed["changed"]["metric"] == ["metric/accuracy", "metric/wer"]
    assert told["results"]["new"][0]["evidence"]["quote"] == "80.0% accuracy on GSM8K"


def test_the_text_shows_the_evidence(editions: tuple[Edition, Edition]) -> None:
    lines = [*text.lines(report.report(*editions))]
    assert "results: 1 new, 1 changed, 1 retracted" in lines
    place = lines.index("results: proofs / GSM8K")
    assert lines[place + 1].startswith("+ result/")
    assert lines[place + 1].endswith('"80.0% accuracy on GSM8K", Qux')


def applied(old: Edition, rows: bytes) -> set[str]:
    """The quads of an edition after rdflib's own reader has applied a patch to them."""
    data = rdflib.Dataset()
    data.parse(old.quads, format="nquads")
    data.parse(data=rows, format="patch")
    written = data.serialize(format="nquads")
    return {line for line in written.splitlines() if line.strip()}


def quads(of: Edition) -> set[str]:
    data = rdflib.Dataset()
    data.parse(of.quads, format="nquads")
    return {line for line in data.serialize(format="nquads").splitlines() if line.strip()}


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_the_patch_makes_one_edition_of_the_other(editions: tuple[Edition, Edition]) -> None:
    for one, other in (editions, editions[::-1]):
        rows = io.BytesIO()
        patch.write(one, other, rows)
        assert rows.getvalue().startswith(f"H id <urn:paperkg:edition:{other.id}> .\n".encode())
        assert applied(one, rows.getvalue()) == quads(other)


lines = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\n", b"d\n"]), unique=True).map(sorted)


@given(lines, lines)
def test_rows_say_exactly_what_differs(before: list[bytes], after: list[bytes]) -> None:
    rows = [*patch.rows(before, after)]
    assert {row[2:] for row in rows if row[:1] == b"D"} == {*before} - {*after}
    assert {row[2:] for row in rows if row[:1] == b"A"} == {*after} - {*before}
    assert len(rows) == len({*before} ^ {*after})


def test_editions_go_by_id_by_its_beginning_or_by_folder(editions: tuple[Edition, Edition]) -> None:
    old, new = editions
    directory = old.path.parents[1]
    assert history.kept(directory) == (old, new)
    for name in (old.id, old.id[:6], str(old.path)):
        assert history.called(directory, name) == old
    for name in ("current", str(directory)):
        assert history.called(directory, name) == new
    for name in ("", "nothing"):
        with pytest.raises(BadInput, match=f"kept: {old.id}, {new.id}"):
            history.called(directory, name)
