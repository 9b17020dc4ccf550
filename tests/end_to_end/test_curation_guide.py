"""The guide for curators is true: its rows are clean, act on the sample as it says, and are undone when taken out."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from kg import edition, judgements, tables, vocabulary
from kg.edition import Edition
from kg.idle import idle
from kg.lint import lint
from kg.model import Role
from kg.review import KINDS, precision
from tests.end_to_end.conftest import ROOT, kg

GUIDE = (ROOT / "docs/curation.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "kg/examples/sample.jsonl"
ATTENTION = "method/multi-head-attention-module"


def roles(made: Edition) -> dict[str, list[Role]]:
    """In which roles papers name each concept."""
    found: dict[str, list[Role]] = defaultdict(list)
    for mention in made.graph().mentions:
        found[mention.concept].append(mention.role)
    return found


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with all rows of the guide, each file's in the order in which they stand."""
    rows: dict[str, list[str]] = defaultdict(list)
    for name, text in re.findall(r"^```(\S+\.tsv)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL):
        rows[name] += text.splitlines()
    for name, lines in rows.items():
        header = judgements.HEADER if name == "judgements.tsv" else vocabulary.HEADER
        (tmp_path / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine" / name).write_text("\n".join(["\t".join(header), *lines, ""]), encoding="utf-8")
    return tmp_path / "mine"


def test_the_rows_of_the_guide_do_what_it_says_and_are_undone(sample: Path, mine: Path, tmp_path: Path) -> None:
    shutil.copytree(sample, directory := tmp_path / "graph", symlinks=True)
    before = edition.current(directory)
    assert set(roles(before)["metric/learning-rate"]) == {Role.USED}
    assert roles(before)[ATTENTION] == [Role.PROPOSED]
    assert lint(mine) == []
    assert kg("ingest", SAMPLE, "-d", directory, "--curation", mine).returncode == 0
    after = edition.current(directory)
    assert list(idle(mine, after.view())) == []
    assert roles(after)["metric/learning-rate"] == roles(after)["metric/lr"] == roles(after)["method/pretraining"] == []
    assert roles(after)[ATTENTION] == [Role.USED]
    assert "method/data-augmentation-algorithm" in roles(after)
    for file in mine.rglob("*.tsv"):
        header = judgements.HEADER if file == judgements.file(mine) else vocabulary.HEADER
        assert tables.read(file, header)
        file.write_text("\t".join(header) + "\n", encoding="utf-8")
    assert kg("ingest", SAMPLE, "-d", directory, "--curation", mine).returncode == 0
    assert edition.current(directory).id == before.id


def test_the_figures_of_the_guide_are_those_that_are_shown() -> None:
    shown = {f"{found.right} of {found.decided}" for found in precision.measured().values()}
    table = GUIDE.partition("| kind |")[2].partition("\n\n")[0]
    assert set(re.findall(r"\d+ of \d+", table)) == shown
    assert all(f"`{kind}`" in table for kind in KINDS)
