"""Graph to quads and back: nothing is lost, nothing is added, and the model's every field has a name in RDF."""

from __future__ import annotations

import io
from dataclasses import fields
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import RdfFormat, parse

from kg.errors import BadInput
from kg.model import (
    Comparison,
    Concept,
    Credit,
    Disagreement,
    Evidence,
    Graph,
    Judgement,
    Mention,
    Paper,
    Result,
    Size,
    Source,
)
from kg.rdf import Writer, graph_of, lines, tables
from tests.rdf.graphs import graphs

BASE = "http://kg.example/"


def dump(graph: Graph) -> bytes:
    return b"".join(lines(Writer(BASE).quads(graph)))


@given(graphs())
def test_quads_read_back_are_the_same_graph(graph: Graph) -> None:
    assert graph_of(dump(graph).splitlines(keepends=True)) == (BASE, graph)


@given(graphs())
@settings(max_examples=20)
def test_the_order_of_lines_means_nothing(graph: Graph) -> None:
    assert graph_of(reversed(dump(graph).splitlines(keepends=True))) == (BASE, graph)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@given(graphs())
@settings(max_examples=20)
def test_rdflib_and_pyoxigraph_read_the_same_quads(graph: Graph) -> None:
    text = dump(graph)
    theirs = rdflib.Dataset()
    theirs.parse(io.BytesIO(text), format="nquads")
    again = theirs.serialize(format="nquads", encoding="utf-8")
    assert set(parse(again, RdfFormat.N_QUADS)) == set(parse(text, RdfFormat.N_QUADS))


@pytest.mark.parametrize(
    ("record", "described", "apart"),
    [
        (Paper, [tables.PAPER], {"id", "authors", "sources"}),
        (Source, [tables.SOURCE], set()),
        (Concept, [tables.CONCEPT], {"id", "kind", "sizes"}),
        (Size, [tables.SIZE], {"evidence"}),
        (Mention, [tables.MENTION], {"paper", "evidence"}),
        (Result, [tables.RESULT], {"id", "sizes", "credits", "disagreements", "evidence"}),
        (Comparison, [tables.COMPARISON], {"id", "evidence"}),
        (Credit, [tables.CREDIT], set()),
        (Disagreement, [tables.DISAGREEMENT], set()),
        (Evidence, [tables.EVIDENCE, tables.POSITION, tables.QUOTE], {"paper", "extractor", "version"}),
        (Judgement, [tables.JUDGEMENT], {"predicate"}),
    ],
)
def test_every_field_of_the_model_is_written(record: type, described: list[tables.Table], apart: set[str]) -> None:
    named = [column.field for table in described for column in table.columns]
    assert sorted([*named, *apart]) == sorted(field.name for field in fields(record))


def test_a_dump_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="void:Dataset"):
        graph_of([b"<http://a.example/b> <http://a.example/c> <http://a.example/d> .\n"])
