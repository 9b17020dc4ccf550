"""`--accuracy best` on the command line: who reads is told with the graph, and stays until somebody says otherwise."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from extractors import pipeline
from extractors.accuracy import Accuracy
from extractors.evaluation import precision
from kg import edition
from kg.cli import app
from tests.end_to_end.conftest import ROOT

SAMPLE = ROOT / "kg/examples/sample.jsonl"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


def test_what_was_read_best_is_added_to_by_the_best_unless_another_is_asked_for(
    days: tuple[Path, Path], tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    assert run("build", days[0], "-d", graph, "--accuracy", "best").exit_code == 0
    for asked, reader in (((), Accuracy.BEST), (("--accuracy", "fast"), Accuracy.FAST)):
        done = run("ingest", days[1], "-d", graph, *asked)
        assert done.exit_code == 0, done.stderr
        manifest = edition.current(graph).manifest
        assert manifest.counts["paper"] == 40
        assert manifest.extractor == pipeline.version(reader)
        assert manifest.precision == precision.shipped(reader)


def test_best_names_more_of_what_people_annotated() -> None:
    gold = ROOT / "kg/examples/sample.gold.jsonl"
    fast, best = (json.loads(run("evaluate", gold, "--json", "--accuracy", who).stdout) for who in Accuracy)
    assert best["all strict"]["f1"] > fast["all strict"]["f1"]


def test_there_is_no_third() -> None:
    done = run("extract", SAMPLE, "--accuracy", "perfect")
    assert done.exit_code == 2
    assert "'fast'" in done.stderr
    assert "'best'" in done.stderr
