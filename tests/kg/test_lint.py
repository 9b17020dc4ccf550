"""The curated files are clean, and every kind of mistake in one is found with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import judgements, vocabulary
from kg.errors import BadInput, CurationError
from kg.lint import check, lint, outranked
from kg.model import CONCEPTS, Kind, Polarity, Verdict
from kg.tables import CURATION, Problem

VOCABULARY = "\t".join(vocabulary.HEADER)
JUDGEMENTS = "\t".join(judgements.HEADER)


def vocabulary_folder(folder: Path, kind: str, *rows: str, header: str = VOCABULARY) -> Path:
    (folder / "vocabulary").mkdir(exist_ok=True)
    text = "".join(f"{row}\n" for row in (header, *rows))
    (folder / "vocabulary" / f"{kind}.tsv").write_text(text, encoding="utf-8")
    return folder


def judgement_folder(folder: Path, *rows: str) -> Path:
    (folder / "judgements.tsv").write_text("".join(f"{row}\n" for row in (JUDGEMENTS, *rows)), encoding="utf-8")
    return folder


def test_the_shipped_files_are_clean() -> None:
    assert lint(CURATION) == []


def test_every_kind_has_shipped_rows() -> None:
    assert {row.kind for row in vocabulary.load().rows} == {*CONCEPTS}


@pytest.mark.parametrize(
    ("kind", "rows", "line", "says"),
    [
        ("dataset", ["dataset/foo\tFoo"], 2, "5 columns"),
        ("dataset", ["dataset/foo\tFoo \t\t\t"], 2, "white space"),
        ("dataset", ["dataset/food\tFoo\t\t\t"], 2, "the id of 'Foo' is dataset/foo"),
        ("dataset", ["method/foo\tFoo\t\t\t"], 2, "the id of 'Foo' is dataset/foo"),
        ("dataset", ["dataset/foo\tFoo\tBar||Baz\t\t"], 2, "none is empty"),
        ("dataset", ["dataset/b\tB\t\t\t", "dataset/a\tA\t\t\t"], 3, "sorted"),
        ("dataset", ["dataset/b\tB\t\t\t", "dataset/b\tB\t\t\t"], 3, "twice"),
        ("dataset", ["dataset/a\tA\t\t\t", "dataset/b\tB\t\t\t", "dataset/a\tA\t\t\t"], 4, "twice, first on line 2"),
        ("dataset", ["dataset/a\tA\tone set\t\t", "dataset/b\tB\tOne-Sets\t\t"], 3, "one of dataset/a already"),
        ("dataset", ["dataset/a\tA\ta\t\t"], 2, "over again"),
        ("dataset", ["dataset/a\tA\t\tpolarity=higher\t"], 2, "no attribute of a dataset"),
        ("dataset", ["dataset/a\tA\t\tdefault_metric=metric/none\t"], 2, "metric/none"),
        ("dataset", ["dataset/a\tA\t\tdefault_metric=accuracy\t"], 2, "the id of a metric"),
        ("dataset", ["dataset/a\tA\t\tmatch=exact;match=exact\t"], 2, "twice"),
        ("metric", ["metric/a\tA\t\tpolarity=up\t"], 2, "higher"),
        ("metric", ["metric/a\tA\t\tpercent=no\t"], 2, "yes"),
        ("method", ["method/a\tA\t\tmatch=loose\t"], 2, "exact or never"),
        ("model", ["model/a\tA\t\tsizes=7B|8x7B\t"], 2, "8x7B"),
        ("model", ["model/a\tA\t\tvariant_of=model/none\t"], 2, "model/none"),
        ("model", ["model/a\tA\t\tvariant_of=model/b\t", "model/b\tB\t\tvariant_of=model/a\t"], 2, "itself"),
    ],
)
def test_a_mistake_in_a_vocabulary_is_found(tmp_path: Path, kind: str, rows: list[str], line: int, says: str) -> None:
    found = lint(vocabulary_folder(tmp_path, kind, *rows))[0]
    assert (Path(found.file).name, found.line) == (f"{kind}.tsv", line)
    assert says in found.message


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("paper/a\tUSES\tmethod/b\tyes\t\tAnn\t2025-01-31", "8 columns"),
        ("paper/a\tLIKES\tmethod/b\tyes\t\tAnn\t2025-01-31\t", "no predicate"),
        ("paper/a\tUSES\tmethod/b\tmaybe\t\tAnn\t2025-01-31\t", "no verdict"),
        ("paper/a\tUSES\tmethod/b\tyes\t\tAnn\t31.1.2025\t", "ISO date"),
        ("paper/a\tUSES\tmethod/b\tyes\t\tAnn\t20250131\t", "ISO date"),
        ("paper/a\tUSES\tmethod/b\tyes\t\t\t2025-01-31\t", "curator"),
        ("paper/a\tUSES\ttask/b\tyes\t\tAnn\t2025-01-31\t", "USES leads from paper"),
        ("method/a\tUSES\tmethod/b\tyes\t\tAnn\t2025-01-31\t", "USES leads from paper"),
        ("method/a\tSAME_AS\tdataset/a\tyes\t\tAnn\t2025-01-31\t", "one kind"),
        ("method/a\tSAME_AS\tmethod/a\tyes\t\tAnn\t2025-01-31\t", "the same"),
        ("paper a\tUSES\tmethod/b\tyes\t\tAnn\t2025-01-31\t", "not an id"),
        ("result/a\tON\tdataset/b\tno\tdataset/b\tAnn\t2025-01-31\t", "id of a paper"),
    ],
)
def test_a_mistake_in_judgements_is_found(tmp_path: Path, row: str, says: str) -> None:
    [found] = lint(judgement_folder(tmp_path, row))
    assert (Path(found.file).name, found.line) == ("judgements.tsv", 2)
    assert says in found.message


def test_a_curator_judges_a_triple_once(tmp_path: Path) -> None:
    row = "paper/a\tUSES\tmethod/b\tyes\t\tAnn\t2025-01-31\t"
    assert [problem.line for problem in lint(judgement_folder(tmp_path, row, row))] == [3]


def judged(subject: str, predicate: str, object: str, verdict: str = "yes", curator: str = "Ann") -> str:
    return f"{subject}\t{predicate}\t{object}\t{verdict}\t\t{curator}\t2025-01-31\t"


RESULT = "result/0123456789abcdef"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([judged("task/a", "SAME_AS", "task/b"), judged("task/a", "SAME_AS", "task/c")], "task/a SAME_AS task/b by"),
        ([judged(RESULT, "OF", "method/a"), judged(RESULT, "OF", "model/b", curator="Bob")], "one thing alone"),
        ([judged("model/a", "VARIANT_OF", "model/b"), judged("model/b", "VARIANT_OF", "model/a")], "variant of itself"),
        ([judged("model/a", "VARIANT_OF", "model/b"), judged("model/b", "SAME_AS", "model/a")], "variant of itself"),
        ([judged("model/gpt-4", "VARIANT_OF", "model/gpt-4-turbo")], "variant of itself"),
        ([judged("model/a", "SAME_AS", "model/b"), judged("model/b", "SAME_AS", "model/a", "no")], "the opposite"),
    ],
)
def test_verdicts_that_can_not_all_hold_are_found(tmp_path: Path, rows: list[str], says: str) -> None:
    vocabulary_folder(tmp_path, "model", "model/gpt-4-turbo\tGPT-4 Turbo\t\tvariant_of=model/gpt-4\t")
    [found] = lint(judgement_folder(tmp_path, *rows))
    assert says in found.message


@pytest.mark.parametrize(
    "rows",
    [
        [
            judged("task/a", "SAME_AS", "task/b"),
            judged("task/a", "SAME_AS", "task/c"),
            judged("task/b", "SAME_AS", "task/c"),
        ],
        [
            judged("task/a", "SAME_AS", "task/b"),
            judged("task/a", "SAME_AS", "task/b", "no", curator="Bob"),
            judged("task/a", "SAME_AS", "task/c"),
        ],
        [judged(RESULT, "ON", "dataset/a"), judged(RESULT, "ON", "dataset/b")],
        [
            judged("model/gpt-4-turbo", "VARIANT_OF", "model/gpt-4", "no"),
            judged("model/gpt-4", "VARIANT_OF", "model/gpt-4-turbo"),
        ],
    ],
    ids=["that lead to one", "that a later one outdoes", "of a relation to several", "that undo a row"],
)
def test_verdicts_may_follow_on_others(tmp_path: Path, rows: list[str]) -> None:
    vocabulary_folder(tmp_path, "model", "model/gpt-4-turbo\tGPT-4 Turbo\t\tvariant_of=model/gpt-4\t")
    assert lint(judgement_folder(tmp_path, *rows)) == []


def test_another_header_is_found_once(tmp_path: Path) -> None:
    folder = vocabulary_folder(tmp_path, "task", "task/a\tA", header="id\tname")
    assert lint(folder) == [
        Problem(str(vocabulary.file(folder, Kind.TASK)), 1, f"the header is {'<TAB>'.join(vocabulary.HEADER)}")
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\n", "UTF-8"),
        (f"\ufeff{VOCABULARY}\n".encode(), "byte order mark"),
        (f"{VOCABULARY}\r\n".encode(), "LF alone"),
        (f"{VOCABULARY}\na".encode(), "last line"),
    ],
)
def test_bytes_that_are_no_table_are_found(tmp_path: Path, data: bytes, says: str) -> None:
    file = vocabulary.file(vocabulary_folder(tmp_path, "task"), Kind.TASK)
    file.write_bytes(data)
    [found] = lint(tmp_path)
    assert says in found.message


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("judgments.tsv", "judgements.tsv"),
        ("vocabulary/metrics.tsv", "vocabulary/metric.tsv"),
        ("metric.tsv", "vocabulary/metric.tsv"),
        ("vocabulary/Judgement.tsv", "judgements.tsv"),
        ("names/model.tsv", "vocabulary/model.tsv"),
        ("zz.tsv", "judgements.tsv or vocabulary/method.tsv or "),
    ],
)
def test_a_table_that_nobody_reads_is_told_what_it_would_have_to_be_called(
    tmp_path: Path, name: str, meant: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(f"{VOCABULARY}\n", encoding="utf-8")
    [found] = lint(tmp_path)
    assert (Path(found.file), found.line) == (tmp_path / name, 1)
    assert f"it would have to be {meant}" in found.message


def test_other_files_may_stand_beside_the_tables(tmp_path: Path) -> None:
    for name in ("README.md", ".gitignore", ".git/info.tsv", "vocabulary/notes.txt", "vocabulary/.metric.tsv.part"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("anything", encoding="utf-8")
    assert lint(tmp_path) == []


def test_all_problems_are_told_by_file_and_line(tmp_path: Path) -> None:
    vocabulary_folder(tmp_path, "task", "task/b\tB\t\t\t", "task/a\tA\t\t\t", "nonsense")
    vocabulary_folder(tmp_path, "method", "method/a\tA\t\tsizes=7B\t")
    places = [(Path(problem.file).stem, problem.line) for problem in lint(tmp_path)]
    assert places == [("method", 2), ("task", 3), ("task", 4)]


def test_only_what_leaves_a_doubt_is_refused(tmp_path: Path) -> None:
    vocabulary_folder(tmp_path, "metric", "metric/b\tB\tb\t\t", "metric/a\tA\tscore\t\t")
    vocabulary_folder(tmp_path, "model", "model/c-7b\tC 7B\t\tsizes=70B\t")
    says = ("over again", "its polarity", "sorted", "in particular", "the name says 7B")
    assert [word for word in says if not any(word in problem.message for problem in lint(tmp_path))] == []
    check(tmp_path)
    vocabulary_folder(tmp_path, "task", "task/a\tA\t\t\t", "task/a\tA\t\t\t", "task/a\tA\t\t\t")
    with pytest.raises(CurationError, match=r"task\.tsv:3: task/a stands twice, .* \(and 1 more: see `kg check"):
        check(tmp_path)


def test_loading_a_malformed_file_names_file_line_and_what_is_wanted(tmp_path: Path) -> None:
    vocabulary_folder(tmp_path, "metric", "metric/a\tA\t\tpolarity=up\t")
    with pytest.raises(CurationError, match=r"metric\.tsv:2: .*higher") as caught:
        vocabulary.load(tmp_path)
    assert caught.value.line == 2


def test_an_overlay_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        vocabulary.load(tmp_path / "nowhere")


def test_an_overlay_replaces_rows_by_id_and_adds_others(tmp_path: Path) -> None:
    vocabulary_folder(tmp_path, "metric", "metric/accuracy\taccuracy\t\tpolarity=neither\t", "metric/zest\tzest\t\t\t")
    laid_over, built_in = vocabulary.load(tmp_path), vocabulary.load()
    replaced = laid_over.find(Kind.METRIC, "Accuracy")
    assert replaced
    assert replaced.polarity is Polarity.NEITHER
    assert {row.id for row in laid_over.rows} - {row.id for row in built_in.rows} == {"metric/zest"}


def test_a_form_of_the_overlay_is_a_built_in_rows_no_more(tmp_path: Path) -> None:
    """A row that loses an alias stays, one that loses its name makes way; what referred to it refers to the new row."""
    vocabulary_folder(tmp_path, "dataset", "dataset/big-test\tBig Test\tMMLU\t\t")
    vocabulary_folder(tmp_path, "metric", "metric/hits\thits\taccuracy\tpolarity=higher\t")
    vocabulary_folder(tmp_path, "task", "task/no-task\tno task\tquestion answering\tmatch=never\t")
    vocabulary_folder(tmp_path, "method", "method/3dgs\t3DGS\t\t\t")
    names = vocabulary.load(tmp_path)
    rows = {row.id: row for row in names.rows}
    assert names.find(Kind.DATASET, "mmlu") is rows["dataset/big-test"]
    assert {"dataset/mmlu", "metric/accuracy", "task/question-answering"}.isdisjoint(rows)
    assert rows["dataset/mmlu-pro"].default_metric == "metric/hits"
    assert rows["method/3d-gaussian-splatting"].aliases == ()
    assert names.find(Kind.METHOD, "3DGS") is rows["method/3dgs"]


def test_what_the_overlay_takes_from_built_in_rows_is_told(tmp_path: Path) -> None:
    vocabulary_folder(tmp_path, "dataset", "dataset/big-test\tBig Test\tMMLU\t\t", "dataset/gsm8k\tGSM8K\t\t\t")
    vocabulary_folder(tmp_path, "method", "method/3dgs\t3DGS\t\t\t")
    assert lint(tmp_path) == []
    assert [(Path(row.file).stem, row.line, row.message) for row in outranked(tmp_path)] == [
        ("method", 2, "'3DGS' is no alias of method/3d-gaussian-splatting any more"),
        (
            "dataset",
            2,
            "'MMLU' is the name of dataset/mmlu, which makes way: add its other forms, if they mean this too "
            "(Massive Multitask Language Understanding)",
        ),
    ]


def test_judgements_of_the_overlay_come_after_the_built_in_ones(tmp_path: Path) -> None:
    judgement_folder(tmp_path, "paper/a\tUSES\tmethod/b\tno\tpaper/a\tAnn\t2025-01-31\tseen")
    [*_, last] = judgements.load(tmp_path).rows
    assert (last.verdict, last.curator, last.why) == (Verdict.NO, "Ann", "seen")
