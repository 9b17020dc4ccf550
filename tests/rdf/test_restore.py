"""`kg import` after `kg export`: the same edition, by its id, its dump and everything that its view holds."""

from __future__ import annotations

import gzip
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples

from kg import edition
from kg.edition import Edition
from kg.errors import BadInput
from kg.manifest import Provenance
from kg.model import Evidence, Field, Graph, Judgement, Mention, Paper, Role, Verdict
from kg.rdf import Writer, lines
from kg.restore import restore
from kg.settings import Settings
from tests.rdf.graphs import graphs

BASE = Settings("https://kg.example/graph/")


def written(directory: Path, graph: Graph) -> Edition:
    return edition.write(directory, (), lambda _: graph, Provenance((), (), {}), BASE)


def rows(made: Edition) -> dict[str, list[tuple[object, ...]]]:
    """All that the view holds."""
    with sqlite3.connect(made.path / edition.VIEW) as view:
        tables = view.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%piece%'")
        return {name: sorted(view.execute(f"SELECT * FROM {name}"), key=repr) for (name,) in tables.fetchall()}


@given(graphs())
@examples(max_examples=25)
def test_an_imported_edition_is_the_exported_one(tmp_path_factory: pytest.TempPathFactory, graph: Graph) -> None:
    folder = tmp_path_factory.mktemp("round")
    before = written(folder / "one", graph)
    after = restore(folder / "two", before.quads, {})
    assert after.quads.read_bytes() == before.quads.read_bytes()
    assert (after.id, after.manifest.counts, after.manifest.base_iri) == (
        before.id,
        before.manifest.counts,
        BASE.base_iri,
    )
    assert rows(after) == rows(before)


def test_dumps_may_be_packed_and_in_any_order(tmp_path: Path) -> None:
    before = written(tmp_path / "one", Graph())
    lines = before.quads.read_bytes().splitlines(keepends=True)
    dump = tmp_path / "dump.nq.gz"
    dump.write_bytes(gzip.compress(b"# a remark\n" + b"".join(reversed(lines))))
    assert restore(tmp_path / "two", dump, {}).id == before.id


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (b"<https://kg.example/graph/paper/x> <http://a.example/b> <http://a.example/c> .\n", "no graph of paperkg"),
        (b"<https://kg.example/graph/paper/x> <http://a.example/b> .\n", "N-Quads"),
        (
            b"<https://kg.example/graph/paper/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
            b" <http://purl.org/spar/fabio/Preprint> .\n",
            "paper/x> lacks <http://purl.org/dc/terms/title>",
        ),
    ],
)
def test_what_a_graph_cannot_hold_is_said_and_nothing_is_made(tmp_path: Path, more: bytes, message: str) -> None:
    dump = tmp_path / "dump.nq"
    dump.write_bytes(written(tmp_path / "one", Graph()).quads.read_bytes() + more)
    with pytest.raises(BadInput, match=message):
        restore(tmp_path / "two", dump, {})
    assert not (tmp_path / "two" / "current").exists()


JUDGED = Judgement("paper/x", "USES", "method/y", Verdict.NO, None, "me", date(2025, 1, 31), "")
PAPER = Paper("paper/x", "Tuning", "")
READ = Evidence("paper/x", Field.TITLE, 0, 6, "Tuning", "hand", "1", 0.9)
USED = Mention("paper/x", "method/y", Role.USED, False, 0.9, (READ,))


@pytest.mark.parametrize(
    ("graph", "part", "instead", "message"),
    [
        (Graph((PAPER,), mentions=(USED,)), b"", b"", "says nothing of method/y"),
        (Graph(judgements=(JUDGED,)), b"ontology#uses", b"ontology#likes", "judges <ontology#likes>"),
        (Graph((PAPER,), mentions=(USED,)), b"/run/hand/1", b"/hand", "<https://kg.example/graph/hand> is no run"),
    ],
)
def test_a_dump_that_leads_nowhere_is_refused(
    tmp_path: Path, graph: Graph, part: bytes, instead: bytes, message: str
) -> None:
    dump = tmp_path / "dump.nq"
    dump.write_bytes(b"".join(lines(Writer(BASE.base_iri).quads(graph))).replace(part, instead))
    with pytest.raises(BadInput, match=message):
        restore(tmp_path / "two", dump, {})
    assert not (tmp_path / "two" / "current").exists()
