"""`kg review` as a curator uses it: keys typed, the diff seen, and a table where nobody types."""

from __future__ import annotations

import csv
import json
import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.review import precision
from tests.end_to_end.conftest import ROOT

PAPERS = [
    {"title": f"Paper {name}", "abstract": f"We train on the {name} dataset, and {name} helps."}
    for name in ("WibbleQA", "WobbleQA")
] + [
    {
        "title": f"More questions {number}",
        "abstract": "We evaluate BERT on the ZingQA benchmark. ZingQA is a benchmark.",
    }
    for number in range(3)
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("review")
    (directory / "papers.jsonl").write_text("".join(f"{json.dumps(paper)}\n" for paper in PAPERS), encoding="utf-8")
    run("build", directory / "papers.jsonl", "-d", directory / "graph", "-j", 1)
    return directory / "graph"


def run(*arguments: object, keys: str = "", code: int = 0) -> str:
    return ran(*arguments, keys=keys, code=code).stdout


def ran(*arguments: object, keys: str = "", code: int = 0) -> Result:
    done = CliRunner().invoke(app, list(map(str, arguments)), input=keys, catch_exceptions=code != 0)
    assert done.exit_code == code, done.stderr
    return done


def test_the_table_tells_what_there_is_to_decide(graph: Path) -> None:
    rows = list(csv.DictReader(run("review", "-d", graph, "--format", "tsv").splitlines(), delimiter="\t"))
    [row] = [row for row in rows if row["about"] == "dataset/zingqa"]
    assert (row["kind"], row["signal"]) == ("unlisted", "dataset")
    assert float(row["worth"]) == pytest.approx(2 * precision.chance("unlisted", "dataset"), abs=0.01)
    assert "ZingQA is a benchmark" in row["evidence"]
    assert row["answers"].startswith("y: ")


@pytest.mark.parametrize("format", [(), ("--format", "tsv"), ("--format", "json")])
def test_a_folder_that_is_not_there_yet_holds_no_verdict_and_only_asking_makes_it(
    graph: Path, tmp_path: Path, format: tuple[str, ...]
) -> None:
    done = ran("review", "-d", graph, "--curation", tmp_path / "new", *format, keys="q")
    assert "ZingQA" in done.stdout
    assert f"no folder {tmp_path / 'new'} yet" in done.stderr
    assert (tmp_path / "new").exists() is (not format)


def test_json_holds_the_rows_that_answers_would_write(graph: Path) -> None:
    found = json.loads(run("review", "-d", graph, "--format", "json", "--kind", "unlisted", "--limit", 1))
    assert len(found) == 1
    assert found[0]["answers"][0]["rows"] == [
        {"file": "vocabulary/dataset.tsv", "kind": "dataset", "name": "ZingQA", "aliases": [], "attributes": []}
    ]


def test_one_key_decides_and_taking_the_line_out_undoes_it(graph: Path, tmp_path: Path) -> None:
    review = ("review", "-d", graph, "--curation", tmp_path / "mine", "--kind", "unlisted", "--curator", "Ann")
    shown = run(*review, keys="xy")
    file = tmp_path / "mine/vocabulary/dataset.tsv"
    [line] = [line for line in file.read_text(encoding="utf-8").splitlines() if "ZingQA" in line]
    assert f"+{line}" in shown
    assert "ZingQA is a benchmark" in shown
    assert line.startswith("dataset/zingqa\tZingQA\t\t\tAnn; 20")
    assert line.endswith("; kg review: unlisted, dataset")
    assert "ZingQA" not in run(*review)
    file.write_text(file.read_text(encoding="utf-8").replace(f"{line}\n", ""), encoding="utf-8")
    assert "ZingQA" in run(*review, keys="q")


def test_a_reason_can_be_given_and_a_question_skipped(graph: Path, tmp_path: Path) -> None:
    review = ("review", "-d", graph, "--curation", tmp_path, "--kind", "unlisted")
    run(*review, keys="s")
    assert not (tmp_path / "vocabulary").exists()
    run(*review, keys="wa benchmark of three papers\ny")
    assert "a benchmark of three papers" in (tmp_path / "vocabulary/dataset.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize("end", ["q", "\x03", "\x04", "\x1b", "", "w"])
def test_the_question_at_which_a_sitting_ends_is_left(graph: Path, tmp_path: Path, end: str) -> None:
    """Also where typing ends at the question why, as by ctrl-C or ctrl-D."""
    assert "0 decided, 1 left" in ran("review", "-d", graph, "--curation", tmp_path, keys=end).stderr


def test_a_name_that_is_none_is_taken_away_by_one_row_and_comes_back_without_it(graph: Path, tmp_path: Path) -> None:
    again, mine = tmp_path / "again", tmp_path / "mine"
    build = ("build", graph.parent / "papers.jsonl", "-j", 1, "-d", again, "--curation", mine)
    run("review", "-d", graph, "--curation", mine, "--kind", "unlisted", keys="n")
    run(*build)
    assert '"ZingQA"' not in run("export", "-f", "jsonl", "-d", again)
    (mine / "vocabulary/dataset.tsv").unlink()
    run(*build)
    assert '"ZingQA"' in run("export", "-f", "jsonl", "-d", again)


def test_what_cannot_be_is_refused(graph: Path) -> None:
    run("review", "-d", graph, code=1)
    run("review", "-d", graph, "--format", "xml", code=1)


def test_a_session_at_a_terminal(graph: Path, tmp_path: Path) -> None:
    shown = typed(["review", "-d", str(graph), "--curation", str(tmp_path), "--kind", "unlisted"], "y")
    assert "3 papers use the dataset 'ZingQA'" in shown
    assert "+dataset/zingqa" in shown
    assert (tmp_path / "vocabulary/dataset.tsv").exists()


def typed(arguments: list[str], key: str) -> str:
    """What `kg` shows at a terminal of its own, where a key is typed again and again once it asks."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "kg", *arguments])
    shown, ended, last = "", False, time.monotonic() + 60
    while not ended and time.monotonic() < last:
        if select.select([terminal], [], [], 0.3)[0]:
            text = _read(terminal)
            shown, ended = shown + text, not text
        elif "stop" in shown:
            # What is typed before the program listens for single keys is lost.
            os.write(terminal, key.encode())
    os.close(terminal)  # whoever still reads from it is hung up on
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, shown
    return shown


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 10_000).decode(errors="replace")
    except OSError:  # how Linux says that nobody is at the other end
        return ""
