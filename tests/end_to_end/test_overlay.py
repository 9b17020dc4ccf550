"""Verdicts of people through the command line: what each adds and takes away, everywhere or for one paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.ids import result_id, title_paper_id
from kg.judgements import HEADER

TITLES = ("FooNet: A Network for Machine Translation", "BarNet: A Network for Reading")
ONE, TWO = (f"paper/arxiv-2405.0000{number}" for number in (1, 2))
GAIN = {ONE: result_id(TITLES[0], "2.5", 1), TWO: result_id(TITLES[1], "3.5", 1)}

PAPERS = [
    {"title": title, "arxiv_id": id[-10:], "abstract": f"We propose {name}. {name} {gain} over BERT."}
    for title, id, name, gain in (
        (TITLES[0], ONE, "FooNet", "improves accuracy on SQuAD by 2.5 points"),
        (TITLES[1], TWO, "BarNet", "improves accuracy on SQuAD by 3.5 points"),
    )
]

Facts = frozenset[tuple[str, str, str]]
Verdict = tuple[str, str, str, str, str]
"""Subject, predicate, object, verdict, and the paper that it is said of (or blank)."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("overlay")
    source = directory / "papers.jsonl"
    source.write_text("".join(f"{json.dumps(paper)}\n" for paper in PAPERS), encoding="utf-8")
    return directory


def run(*arguments: object) -> str:
    done = CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def built(graph: Path, *verdicts: Verdict) -> Facts:
    """The facts of a build under verdicts."""
    overlay = graph / "mine"
    overlay.mkdir(exist_ok=True)
    rows = [(*verdict, "Ann", "2025-01-31", "as the paper says") for verdict in verdicts]
    table = "".join("\t".join(row) + "\n" for row in (HEADER, *rows))
    (overlay / "judgements.tsv").write_text(table, encoding="utf-8")
    run("check", "-d", graph / "none", "--curation", overlay)
    run("build", graph / "papers.jsonl", "-d", graph / "graph", "-j", 1, "--curation", overlay)
    return frozenset(facts(run("export", "-f", "jsonl", "-d", graph / "graph")))


def facts(exported: str) -> Iterator[tuple[str, str, str]]:
    """Every relation between nodes that an export states."""
    for row in map(json.loads, exported.splitlines()):
        if row["type"] == "mention":
            yield row["paper"], "PROPOSES" if row["role"] == "proposed" else "USES", row["concept"]
            yield from [(row["paper"], "EVALUATES_ON", row["concept"])] if row["evaluated"] else []
        elif row["type"] == "result":
            yield row["paper"], "REPORTS", row["id"]
            ends = [("MEASURES", row["metric"]), ("OF", row["subject"]), ("COMPARED_WITH", row["baseline"])]
            ends += [("ON", id) for id in row["datasets"]] + [("CREDITS", c["technique"]) for c in row["credits"]]
            yield from ((row["id"], relation, id) for relation, id in ends if id)
        elif row.get("variant_of"):
            yield row["id"], "VARIANT_OF", row["variant_of"]


CASES: dict[str, tuple[list[Verdict], set[tuple[str, str, str]], set[tuple[str, str, str]]]] = {
    "no takes a relation away": (
        [(ONE, "ADDRESSES", "task/machine-translation", "no", "")],
        set(),
        {(ONE, "USES", "task/machine-translation")},
    ),
    "no and yes put another in its place": (
        [(ONE, "PROPOSES", "method/foonet", "no", ""), (ONE, "USES", "method/foonet", "yes", "")],
        {(ONE, "USES", "method/foonet")},
        {(ONE, "PROPOSES", "method/foonet")},
    ),
    "yes adds a relation": ([(TWO, "USES", "method/lora", "yes", "")], {(TWO, "USES", "method/lora")}, set()),
    "yes for another paper adds nothing here": ([(TWO, "USES", "method/lora", "yes", ONE)], set(), set()),
    "no for its own paper acts": (
        [(ONE, "ADDRESSES", "task/machine-translation", "no", ONE)],
        set(),
        {(ONE, "USES", "task/machine-translation")},
    ),
    "unsure changes nothing": ([(ONE, "PROPOSES", "method/foonet", "unsure", "")], set(), set()),
    "a dataset is no evaluation": (
        [(ONE, "EVALUATES_ON", "dataset/squad", "no", "")],
        set(),
        {(ONE, "EVALUATES_ON", "dataset/squad")},
    ),
    "a result goes with all that it says": (
        [(ONE, "REPORTS", GAIN[ONE], "no", "")],
        set(),
        {
            (ONE, "REPORTS", GAIN[ONE]),
            (GAIN[ONE], "ON", "dataset/squad"),
            (GAIN[ONE], "MEASURES", "metric/accuracy"),
            (GAIN[ONE], "OF", "method/foonet"),
            (GAIN[ONE], "COMPARED_WITH", "model/bert"),
            (GAIN[ONE], "CREDITS", "method/foonet"),
        },
    ),
    "a slot of a result is put right": (
        [(GAIN[ONE], "MEASURES", "metric/accuracy", "no", ""), (GAIN[ONE], "MEASURES", "metric/f1", "yes", "")],
        {(GAIN[ONE], "MEASURES", "metric/f1"), (ONE, "USES", "metric/f1")},
        {(GAIN[ONE], "MEASURES", "metric/accuracy")},
    ),
    "a credit is given to another": (
        [(GAIN[ONE], "CREDITS", "method/foonet", "no", ""), (GAIN[ONE], "CREDITS", "method/barnet", "yes", "")],
        {(GAIN[ONE], "CREDITS", "method/barnet")},
        {(GAIN[ONE], "CREDITS", "method/foonet")},
    ),
    "a variant is one of a family": (
        [("model/bert", "VARIANT_OF", "model/gpt-4", "yes", "")],
        {("model/bert", "VARIANT_OF", "model/gpt-4")},
        set(),
    ),
    "two names are merged everywhere": (
        [("method/barnet", "SAME_AS", "method/foonet", "yes", "")],
        {
            (TWO, "PROPOSES", "method/foonet"),
            (GAIN[TWO], "OF", "method/foonet"),
            (GAIN[TWO], "CREDITS", "method/foonet"),
        },
        {
            (TWO, "PROPOSES", "method/barnet"),
            (GAIN[TWO], "OF", "method/barnet"),
            (GAIN[TWO], "CREDITS", "method/barnet"),
        },
    ),
    "two names are merged in one paper": (
        [("model/bert", "SAME_AS", "model/gpt-4", "yes", TWO)],
        {(TWO, "USES", "model/gpt-4"), (GAIN[TWO], "COMPARED_WITH", "model/gpt-4")},
        {(TWO, "USES", "model/bert"), (GAIN[TWO], "COMPARED_WITH", "model/bert")},
    ),
    "a word for one paper outranks one for all": (
        [
            (ONE, "ADDRESSES", "task/machine-translation", "no", ""),
            (ONE, "ADDRESSES", "task/machine-translation", "yes", ONE),
        ],
        set(),
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_verdict_does_and_nothing_else(graph: Path, case: str) -> None:
    verdicts, gained, lost = CASES[case]
    without = built(graph)
    assert built(graph, *verdicts) - without == gained
    assert without - built(graph, *verdicts) == lost


SPLIT = "id\tname\taliases\tattributes\tnote\nmethod/foo-network\tFoo Network\tFooNet|BarNet\t\t\n"


@pytest.mark.parametrize("scope", ["", TWO])
def test_no_to_same_as_splits_what_a_row_joins(graph: Path, scope: str) -> None:
    names = graph / "mine" / "vocabulary"
    names.mkdir(parents=True, exist_ok=True)
    try:
        (names / "method.tsv").write_text(SPLIT, encoding="utf-8")
        assert (TWO, "PROPOSES", "method/foo-network") in built(graph)
        apart = built(graph, ("method/barnet", "SAME_AS", "method/foo-network", "no", scope))
        assert (TWO, "PROPOSES", "method/barnet") in apart
        assert (ONE, "PROPOSES", "method/foo-network") in apart
    finally:
        (names / "method.tsv").unlink()


def test_verdicts_survive_a_rebuild_from_nothing_and_another_id_of_their_paper(graph: Path, tmp_path: Path) -> None:
    """A verdict given while the paper had no arXiv id holds when it has one, and in a folder that knows nothing."""
    verdict = (title_paper_id(TITLES[0]), "USES", "method/lora", "yes", "")
    assert (ONE, "USES", "method/lora") in built(graph, verdict)
    (tmp_path / "papers.jsonl").write_bytes((graph / "papers.jsonl").read_bytes())
    assert built(tmp_path, verdict) == built(graph, verdict)
    plain = [{key: value for key, value in paper.items() if key != "arxiv_id"} for paper in PAPERS]
    (tmp_path / "papers.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in plain), encoding="utf-8")
    assert (title_paper_id(TITLES[0]), "USES", "method/lora") in built(tmp_path, verdict)


def test_every_verdict_is_kept_on_record(graph: Path) -> None:
    unsure = (ONE, "PROPOSES", "method/foonet", "unsure", "")
    built(graph, unsure, ("method/barnet", "SAME_AS", "method/foonet", "no", ONE))
    rows = map(json.loads, run("export", "-f", "jsonl", "-d", graph / "graph").splitlines())
    kept = {(row["predicate"], row["verdict"], row["curator"]) for row in rows if row["type"] == "judgement"}
    assert kept == {("PROPOSES", "unsure", "Ann"), ("SAME_AS", "no", "Ann")}
