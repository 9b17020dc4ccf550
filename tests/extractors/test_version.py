"""The version of the pipeline, by which readings are kept: another one where a text may be read as something else."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, ignore_patterns

import grimp
import pytest

from extractors import pipeline
from extractors.accuracy import Accuracy
from kg import __version__

DECIDE_NOTHING = {"kg.errors", "kg.ids"}
"""What components import that says nothing of a text."""


def test_the_version_is_stable_and_names_the_package() -> None:
    assert pipeline.version() == pipeline.version()
    assert pipeline.version().startswith(f"{__version__}+")


@pytest.mark.parametrize(
    ("file", "other"),
    [
        ("extractors/evaluation/precision.fast.json", False),
        ("extractors/evaluation/matching.py", False),
        ("extractors/sources/arxiv.py", False),
        ("extractors/training/results.py", False),
        ("extractors/components/things/kinds.py", True),
        ("extractors/tokenizer.py", True),
        ("kg/assemble/results.py", False),
        ("kg/curation/judgements.tsv", False),
        ("kg/curation/vocabulary/task.tsv", True),
        ("kg/model/enums.py", True),
        ("kg/text.py", True),
    ],
)
def test_only_what_decides_what_is_read_makes_another_version(
    file: str, other: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HERE", "KG"):
        folder: Path = getattr(pipeline, name)
        copytree(folder, tmp_path / folder.name, ignore=ignore_patterns("models", "*.jsonl*", "*.pyc"))
        monkeypatch.setattr(pipeline, name, tmp_path / folder.name)
    before = pipeline.version()
    changed = tmp_path / file
    changed.write_bytes(changed.read_bytes() + b"\n")
    assert (pipeline.version() != before) is other


def test_all_that_components_import_makes_the_version_but_what_decides_nothing() -> None:
    graph = grimp.build_graph("extractors", "kg")
    deciding = {file for _, file in pipeline.deciding(Accuracy.FAST)}
    imported = {module: find_spec(module) for module in graph.find_upstream_modules("extractors.components", True)}
    assert {
        name for name, spec in imported.items() if spec and Path(str(spec.origin)) not in deciding
    } == DECIDE_NOTHING


@pytest.mark.parametrize("accuracy", Accuracy)
def test_of_the_weights_those_that_find_names_otherwise_are_left_out(accuracy: Accuracy) -> None:
    names = {name.partition("/")[0] for name, _ in pipeline.deciding(accuracy)}
    assert {"judging.json.gz", "results.json.gz", "confidence.json.gz"} < names
    assert names & {each.names.name for each in Accuracy} == {accuracy.names.name}
