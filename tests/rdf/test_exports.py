"""Every syntax holds the same graph, in bytes that a diff can compare; parts and descriptions of it."""

from __future__ import annotations

import gzip
import io
import json
import warnings
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from kg import edition as editions
from kg.errors import BadInput
from kg.exports.rdf import FORMATS, WITHOUT_GRAPHS
from kg.model import Graph
from kg.rdf import Writer, context, lines
from kg.rdf.terms import DCTERMS, RDF, VOID
from kg.settings import LOCAL_IRI
from tests.end_to_end.conftest import ROOT, kg
from tests.rdf.graphs import graphs

BASE = "http://kg.example/"
SYNTAX = {
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
UNFIT = {*map(chr, range(32)), "\ufffe", "\uffff"} - {*"\t\n\r"}
THEIRS = {"nq": "nquads", "nt": "nt11", "ttl": "turtle", "trig": "trig", "jsonld": "json-ld", "rdfxml": "xml"}


def exported(dump: list[bytes], format: str) -> bytes:
    out = io.BytesIO()
    FORMATS[format](lambda: iter(dump), BASE, out)
    return out.getvalue()


def quads(text: bytes, format: str) -> set[Quad]:
    return {Quad(q.subject, q.predicate, q.object, getattr(q, "graph_name", DefaultGraph()))
            for q in parse(text, SYNTAX[format])}  # fmt: skip


def by_rdflib(text: bytes, format: str) -> set[Quad]:
    """What rdflib makes of a text, as it writes it itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found = rdflib.Dataset()
        found.parse(io.BytesIO(text), format=THEIRS[format])
        return quads(found.serialize(format="nquads", encoding="utf-8"), "nq")


@pytest.mark.parametrize("format", FORMATS)
@given(graph=graphs())
@settings(max_examples=10)
def test_each_syntax_loads_back_to_the_same_graph(format: str, graph: Graph) -> None:
    # XML holds fewer characters than RDF: see the next test.
    said = Writer(BASE).quads(graph)
    held = (quad for quad in said if format != "rdfxml" or UNFIT.isdisjoint(getattr(quad.object, "value", "")))
    dump = list(lines(held))
    whole = quads(b"".join(dump), "nq")
    wanted = {q for q in whole if format not in WITHOUT_GRAPHS or isinstance(q.graph_name, DefaultGraph)}
    text = exported(dump, format)
    assert quads(text, format) == wanted
    assert exported(dump, format) == text


def test_a_character_that_xml_cannot_hold_is_named() -> None:
    line = f'<{BASE}paper/x> <{DCTERMS}title> "a\\u000Bb" .\n'.encode()
    with pytest.raises(BadInput, match=r"<http://kg.example/paper/x> dcterms:title: XML can't hold U\+000B"):
        exported([line], "rdfxml")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("graph", ["sample", "seeds"])
def test_rdflib_and_pyoxigraph_read_what_was_written(graph: str, format: str, request: pytest.FixtureRequest) -> None:
    edition = editions.current(request.getfixturevalue(graph))
    whole = quads(edition.quads.read_bytes(), "nq")
    text = kg("export", "-f", format, "-d", request.getfixturevalue(graph)).stdout.encode()
    found = quads(text, format)
    assert found == {q for q in whole if format not in WITHOUT_GRAPHS or isinstance(q.graph_name, DefaultGraph)}
    assert by_rdflib(text, format) == found


def test_turtle_is_for_people(sample: Path) -> None:
    text = kg("export", "-f", "ttl", "-d", sample, "--only", "dataset/mmlu").stdout
    assert "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ." in text
    [block] = [block for block in text.split("\n\n") if block.startswith("<dataset/mmlu> ")]
    assert block.startswith("<dataset/mmlu> a skos:Concept, schema:Dataset ;\n  kg:")
    assert 'skos:prefLabel "MMLU"' in block


def test_a_thing_comes_with_what_is_around_it_and_a_kind_alone(sample: Path) -> None:
    def subjects(*only: str) -> set[str]:
        text = kg("export", "-f", "nt", "-d", sample, *(f"--only={name}" for name in only)).stdout
        return {line[1 : line.index(">")].partition("#")[0].removeprefix(LOCAL_IRI) for line in text.splitlines()}

    around = subjects("dataset/mmlu")
    assert {"dataset/mmlu", "model/minitron"} <= around
    assert "dataset/squad" not in around
    assert {name.partition("/")[0] for name in around} >= {"paper", "result", "dataset", "model"}
    assert {name.partition("/")[0] for name in subjects("task", "metric")} == {"task", "metric"}
    done = kg("export", "-f", "nt", "-d", sample, "--only", "dataset/no-such")
    assert (done.returncode, "dataset/no-such" in done.stderr) == (2, True)


def test_abstracts_are_left_out_on_request_and_then_cannot_be_imported(sample: Path, tmp_path: Path) -> None:
    dump = tmp_path / "dump.nq.gz"
    assert kg("export", "-f", "nq", "-d", sample, "--no-text", "-o", dump).returncode == 0
    text = gzip.decompress(dump.read_bytes()).decode()
    assert f"<{DCTERMS}abstract>" not in text
    assert f"<{DCTERMS}title>" in text
    done = kg("import", dump, "-d", tmp_path / "graph")
    assert done.returncode == 2
    assert "lacks <http://purl.org/dc/terms/abstract>" in done.stderr


@pytest.mark.parametrize("graph", ["sample", "seeds"])
def test_export_then_import_gives_the_same_edition(graph: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    built = request.getfixturevalue(graph)
    for name in ("one", "two"):
        assert kg("export", "-f", "nq", "-d", built, "-o", tmp_path / f"{name}.nq.gz").returncode == 0
    assert (tmp_path / "one.nq.gz").read_bytes() == (tmp_path / "two.nq.gz").read_bytes()
    assert kg("import", tmp_path / "one.nq.gz", "-d", tmp_path / "graph").returncode == 0
    again = kg("export", "-f", "nq", "-d", tmp_path / "graph").stdout
    assert again == gzip.decompress((tmp_path / "one.nq.gz").read_bytes()).decode()
    assert kg("check", "-d", tmp_path / "graph").returncode == 0


def test_the_description_counts_what_there_is_and_claims_no_licence(sample: Path, tmp_path: Path) -> None:
    scores = tmp_path / "scores.json"
    scores.write_text('{"all strict": {"f1": 65.6}}', encoding="utf-8")
    text = kg("export", "-f", "void", "-d", sample, "--scores", scores).stdout
    graph = rdflib.Graph().parse(data=text, format="turtle")
    about = rdflib.URIRef(LOCAL_IRI)
    dump = kg("export", "-f", "nq", "-d", sample).stdout.splitlines()
    assert graph.value(about, rdflib.URIRef(VOID + "triples")) == rdflib.Literal(len(dump))
    papers = rdflib.URIRef("http://purl.org/spar/fabio/Preprint")
    [partition] = graph.subjects(rdflib.URIRef(VOID + "class"), papers)
    assert graph.value(partition, rdflib.URIRef(VOID + "entities")) == rdflib.Literal(120)
    assert rdflib.Literal("all strict: f1") in set(graph.objects())
    assert graph.value(about, rdflib.DCTERMS.license) is None
    licensed = kg("export", "-f", "void", "-d", sample, env={"KG_LICENSE": "https://example.org/terms"}).stdout
    assert "dcterms:license <https://example.org/terms>" in licensed


@given(graphs())
@settings(max_examples=25)
def test_the_context_names_every_property(graph: Graph) -> None:
    known = context.properties()
    own = BASE + "ontology#"
    used = {quad.predicate.value.replace(own, "ontology#") for quad in Writer(BASE).quads(graph)}
    assert used <= {*known, RDF + "type"}
    assert len({context.local(term) for term in known}) == len(known)


def test_the_context_that_ships_is_the_one_of_the_default_base() -> None:
    shipped = json.loads((ROOT / "schema" / "context.jsonld").read_text(encoding="utf-8"))
    assert shipped == {"@context": context.context(LOCAL_IRI)}, "run: python -m kg.rdf.context"
