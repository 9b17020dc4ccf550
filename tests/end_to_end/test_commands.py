"""Every command as a user types it: what goes to stdout, what to stderr, and the exit status."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kg import edition
from kg.judgements import HEADER
from tests.end_to_end.conftest import ROOT, kg

pytestmark = pytest.mark.xdist_group("sample")

GOOD = json.dumps(
    {
        "id": "one",
        "title": "FooNet: A Network for Parsing",
        "abstract": "We propose FooNet. FooNet improves accuracy on SQuAD by 2.5 points over BERT.",
        "published": "2024-05-01",
        "arxiv_id": "2405.00001",
    }
)


def test_extract_writes_one_row_a_paper_and_keeps_given_ids(tmp_path: Path) -> None:
    source = tmp_path / "papers.jsonl"
    source.write_text(GOOD + "\n", encoding="utf-8")
    done = kg("extract", source)
    assert done.returncode == 0, done.stderr
    [row] = map(json.loads, done.stdout.splitlines())
    assert row["id"] == "one"
    assert {"type": "dataset", "name": "SQuAD"}.items() <= next(
        e for e in row["entities"] if e["name"] == "SQuAD"
    ).items()
    [result] = row["results"]
    assert (result["value"], result["kind"], result["dataset"]) == (2.5, "change", "SQuAD")
    assert row[result["field"]][result["start"] : result["end"]] == result["quote"]


def test_extract_reads_standard_input() -> None:
    done = kg("extract", "-", input=GOOD)
    assert json.loads(done.stdout)["title"] == "FooNet: A Network for Parsing"


def test_extract_writes_the_facts_of_a_confidence_and_says_how_many_it_left_out() -> None:
    every, sure = [kg("extract", "-", "--confidence", least, input=GOOD) for least in (0, 0.9)]
    all_of_them, kept = [
        [fact for key in ("entities", "results") for fact in json.loads(done.stdout)[key]] for done in (every, sure)
    ]
    assert kept == [fact for fact in all_of_them if fact["confidence"] >= 0.9] != all_of_them
    assert f"left out {len(all_of_them) - len(kept)} facts of a confidence below 0.9" in sure.stderr
    assert "left out" not in every.stderr


def test_broken_input_is_named_with_file_line_and_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "papers.jsonl").write_text(f'{GOOD}\n[1, 2]\n{{"title": "No abstract"}}\n', encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = kg("build", tmp_path, "-d", tmp_path / "graph")
    assert done.returncode == 0, done.stderr
    for place in ("papers.jsonl:2", "papers.jsonl:3", "picture.png", "empty.txt"):
        assert f"set aside {place}" in done.stderr
    manifest = edition.current(tmp_path / "graph").manifest
    assert len(manifest.set_aside) == 4
    assert manifest.counts["paper"] == 1


def test_a_build_that_reads_nothing_fails_and_leaves_the_old_edition(tmp_path: Path) -> None:
    good, empty, graph = tmp_path / "good.jsonl", tmp_path / "empty.txt", tmp_path / "graph"
    good.write_text(GOOD, encoding="utf-8")
    empty.write_text("\n", encoding="utf-8")
    assert kg("build", good, "-d", graph).returncode == 0
    before = edition.current(graph)
    done = kg("build", empty, "-d", graph)
    assert done.returncode == 1
    assert "nothing could be read" in done.stderr
    assert edition.current(graph) == before


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("build", "no-such-file.txt"), 1, "no-such-file.txt"),
        (("build", "README.md", "--format", "jsonlines"), 1, "jsonl"),
        (("query", "{ statistics { papers } }", "-d", "nowhere"), 1, "kg build"),
        (("query",), 2, "--file"),
        (("query", __file__), 2, "is a file, not a query: give it by --file"),
        (("query", "{ x }", "--variables", "[1]"), 2, "--variables"),
        (("export", "-f", "docx"), 2, "graphml"),
        (("build",), 2, "SOURCE"),
        (("evaluate", "README.md"), 1, "README.md:1 is no annotated abstract"),
        (("check", "--curation", "nowhere"), 2, "no folder of curated files: nowhere"),
    ],
)
def test_wrong_use_is_one_clear_message(arguments: tuple[str, ...], status: int, message: str) -> None:
    done = kg(*arguments)
    assert done.returncode == status
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupt_while_the_command_line_is_imported_ends_it_quietly(tmp_path: Path) -> None:
    # Imported in place of what the command line is made with, this interrupts as Ctrl-C does.
    (tmp_path / "typer.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n", encoding="utf-8")
    done = kg("stats", env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stderr) == (130, "")


COMMANDS = (
    *("build", "ingest", "extract", "serve", "query", "evaluate", "stats", "diff", "review", "check", "export"),
    "import",
)


def test_help_says_in_a_whole_sentence_what_each_command_does() -> None:
    said = kg("--help").stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in said] == [*COMMANDS, "neo4j"]
    assert all(line.endswith(".") and not line.endswith("...") for line in said)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    done = kg(command, "--help")
    assert done.returncode == 0
    assert f"Example: kg {command}" in done.stdout


def test_query_answers_as_json_and_fails_on_errors(sample: Path) -> None:
    assert json.loads(kg("query", "{ statistics { papers } }", "-d", sample).stdout) == {
        "data": {"statistics": {"papers": 120}}
    }
    done = kg("query", '{ results(where: {dataset: {is: "MMLLU"}}) { totalCount } }', "-d", sample)
    assert done.returncode == 1
    [error] = json.loads(done.stdout)["errors"]
    assert error["extensions"]["code"] == "UNKNOWN_NAME"
    assert "MMLU" in error["message"]


def test_stats_counts_what_is_there(sample: Path) -> None:
    tables = json.loads(kg("stats", "-d", sample, "--json").stdout)
    assert tables["nodes"]["paper"] == 120
    assert sum(tables["results by kind"].values()) == tables["nodes"]["result"]
    assert "paper" in kg("stats", "-d", sample).stdout


def test_exports_hold_every_node(sample: Path, tmp_path: Path) -> None:
    counts = edition.current(sample).manifest.counts
    written = kg("export", "-f", "jsonl", "-d", sample).stdout
    lines = [json.loads(line) for line in written.splitlines()]
    assert {kind: sum(line["type"] == kind for line in lines) for kind in counts} == counts
    assert kg("export", "-f", "jsonl", "-d", sample, "-o", "-").stdout == written
    target = tmp_path / "graph.graphml"
    assert kg("export", "-f", "graphml", "-d", sample, "-o", target).returncode == 0
    nodes = ET.parse(target).getroot().iter("{http://graphml.graphdrawing.org/xmlns}node")
    assert sum(1 for _ in nodes) == sum(counts.values())


def test_check_finds_no_problem_in_a_sound_edition(sample: Path) -> None:
    done = kg("check", "-d", sample)
    assert (done.returncode, done.stdout) == (0, "")


def test_check_finds_a_changed_dump_and_a_mistake_in_an_overlay(sample: Path, tmp_path: Path) -> None:
    names = tmp_path / "vocabulary"
    names.mkdir()
    (names / "dataset.tsv").write_text(
        "id\tname\taliases\tattributes\tnote\ndataset/foo\tBar\t\t\t\n", encoding="utf-8"
    )
    (tmp_path / "judgements.tsv").write_text(
        "\t".join(HEADER) + "\nmethod/nobodys\tSAME_AS\tmethod/lora\tyes\t\tAnn\t2025-01-31\t\n", encoding="utf-8"
    )
    done = kg("check", "-d", sample, "--curation", tmp_path)
    assert done.returncode == 1
    assert "dataset.tsv:2" in done.stdout
    assert "judgements.tsv:2: nothing here has the id method/nobodys" in done.stderr


def test_evaluate_scores_the_annotated_digests() -> None:
    report = json.loads(kg("evaluate", ROOT / "kg/examples/sample.gold.jsonl", "--json").stdout)
    assert report["all lenient"]["f1"] > 50
    assert report["number"]["f1"] > 70


def test_unchanged_papers_are_not_extracted_again_and_an_overlay_only_relinks(tmp_path: Path) -> None:
    source, graph, overlay = tmp_path / "papers.jsonl", tmp_path / "graph", tmp_path / "mine"
    source.write_text(GOOD, encoding="utf-8")
    assert kg("build", source, "-d", graph).returncode == 0
    (overlay / "vocabulary").mkdir(parents=True)
    (overlay / "vocabulary" / "method.tsv").write_text(
        "id\tname\taliases\tattributes\tnote\nmethod/foo-network\tFoo Network\tFooNet\t\t\n", encoding="utf-8"
    )
    done = kg("build", source, "-d", graph, "--curation", overlay)
    assert done.returncode == 0, done.stderr
    assert "extracting" not in done.stderr
    answer = json.loads(kg("query", '{ method(id: "FooNet") { id name } }', "-d", graph).stdout)
    assert answer["data"]["method"] == {"id": "method/foo-network", "name": "Foo Network"}
