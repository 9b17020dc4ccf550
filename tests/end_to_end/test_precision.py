"""An edition says who read it and how often that is right, and whether it was that version that was measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib

from extractors import pipeline
from extractors.evaluation import precision
from kg import edition
from kg.edition import Edition
from kg.exports.rdf.void import description
from kg.manifest import Provenance
from kg.precision import FieldPrecision, Precision
from kg.settings import Settings
from server import opening
from server.graphql import execute
from tests.end_to_end.conftest import kg
from tests.server.golden import GRAPH

MEASURED = Precision(
    "reader", "1.0", "three abstracts", (FieldPrecision("dataset", "the paper names it", 0.667, 0.2, 1.0, 2, 3),)
)
QUERY = """{ statistics { extractor precision {
    extractor version measuredOn fields { field means precision low high right decided }
} } }"""
DQV, PROV = (rdflib.Namespace(f"http://www.w3.org/ns/{name}#") for name in ("dqv", "prov"))


def made(directory: Path, reader: str | None, measured: Precision | None) -> Edition:
    """An edition that some version read."""
    provenance = Provenance((), (), {"extractor": reader} if reader else {}, precision=measured)
    return edition.write(directory, (), lambda _: GRAPH, provenance, Settings("https://kg.example/"))


@pytest.mark.xdist_group("sample")
def test_a_build_keeps_what_was_measured_in_its_manifest(sample: Path) -> None:
    manifest = edition.current(sample).manifest
    assert manifest.versions["extractor"] == pipeline.version()
    assert manifest.precision == precision.shipped()


def test_an_edition_from_before_it_was_kept_can_be_read(tmp_path: Path) -> None:
    file = made(tmp_path, "1.0", MEASURED).path / "manifest.json"
    said = json.loads(file.read_bytes())
    del said["precision"]
    file.write_text(json.dumps(said), encoding="utf-8")
    assert edition.current(tmp_path).manifest.precision is None
    assert "precision" not in kg("stats", "-d", tmp_path).stdout


@pytest.mark.parametrize(
    ("reader", "says"),
    [
        ("1.0", "precision of reader 1.0 on three abstracts"),
        ("2.0", "precision of reader 1.0 on three abstracts; not of 2.0, which read this"),
        (None, "precision of reader 1.0 on three abstracts; not of an unknown version, which read this"),
    ],
)
def test_stats_say_which_version_was_measured(reader: str | None, says: str, tmp_path: Path) -> None:
    made(tmp_path, reader, MEASURED)
    shown = kg("stats", "-d", tmp_path, env={"COLUMNS": "200"}).stdout
    assert says in " ".join(shown.split())
    assert "66.7% of 3 (20.0% to 100.0%)" in shown
    said = json.loads(kg("stats", "-d", tmp_path, "--json").stdout)
    assert said["versions"].get("extractor") == reader
    assert said["precision"]["version"] == "1.0"
    [row] = said["precision"]["fields"]
    assert (row["field"], row["precision"], row["right"], row["decided"]) == ("dataset", 0.667, 2, 3)


def test_graphql_gives_both_versions_and_every_figure(tmp_path: Path) -> None:
    made(tmp_path, "2.0", MEASURED)
    answer = execute(opening.opened(tmp_path).library, QUERY, {})
    assert answer["data"]["statistics"] == {
        "extractor": "2.0",
        "precision": {
            "extractor": "reader",
            "version": "1.0",
            "measuredOn": "three abstracts",
            "fields": [
                {
                    "field": "dataset",
                    "means": "the paper names it",
                    "precision": 0.667,
                    "low": 0.2,
                    "high": 1.0,
                    "right": 2,
                    "decided": 3,
                }
            ],
        },
    }
    made(tmp_path, None, None)
    answer = execute(opening.opened(tmp_path).library, QUERY, {})
    assert answer["data"]["statistics"] == {"extractor": None, "precision": None}


@pytest.mark.parametrize("reader", ["1.0", "2.0"])
def test_the_description_in_rdf_measures_a_run_and_the_graph_is_of_it_only_if_it_is(
    reader: str, tmp_path: Path
) -> None:
    text = description(made(tmp_path, reader, MEASURED), None, {})
    graph = rdflib.Graph().parse(data=text, format="turtle")
    run = rdflib.URIRef("https://kg.example/run/reader/1.0")
    [measurement] = graph.objects(run, DQV.hasQualityMeasurement)
    assert graph.value(measurement, DQV.value) == rdflib.Literal("0.667", datatype=rdflib.XSD.decimal)
    [metric] = graph.objects(measurement, DQV.isMeasurementOf)
    assert str(graph.value(metric, rdflib.SKOS.definition)) == "the paper names it"
    about = rdflib.URIRef("https://kg.example/")
    assert ((about, PROV.wasGeneratedBy, run) in graph) is (reader == "1.0")
    assert rdflib.Literal(f"extractor {reader}") in set(graph.objects(about, rdflib.OWL.versionInfo))
