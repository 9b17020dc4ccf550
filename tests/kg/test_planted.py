"""A curated folder as a careless hand leaves it: each mistake is found at its line, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kg import judgements, vocabulary
from kg.lint import lint

SOUND = ""


class Row(NamedTuple):
    """A line of a file, and what is said of it; SOUND is nothing."""

    text: str
    says: str = SOUND


PLANTED: dict[str, tuple[Row, ...]] = {
    "vocabulary/dataset.tsv": (
        Row("dataset/arc-agi-9\tARC-AGI 9\tARC9\tdefault_metric=metric/accuracy\ta sound row"),
        Row("dataset/barqa\tBarQA\t\tdefault_metric=metric/acuracy\t", "no row has the id metric/acuracy"),
        Row("dataset/bazqa\tBazQA\tARC9s\t\t", "one of dataset/arc-agi-9 already"),
        Row("dataset/aaqa\tAAQA\t\t\t", "rows are sorted"),
        Row("dataset/aaqa\tAAQA\t\t\t", "stands twice"),
        Row("dataset/food-qa\tFoodQA\t\t\t", "the id of 'FoodQA' is dataset/foodqa"),
        Row("dataset/quux\tQuux\tthe benchmark|benchmarks\t\t", "'benchmarks' names nothing in particular"),
        Row("dataset/quuz\tQuuz\t\tpolarity=higher\t", "'polarity' is no attribute of a dataset"),
    ),
    "vocabulary/metric.tsv": (
        Row("metric/zest\tzest\t\t\t", "a metric says its polarity"),
        Row("metric/zing\tzing\tzings\tpolarity=lower\t", "says another form over again"),
        Row("metric/zinger\tzinger\t\tpolarity=up\t", "higher, lower, neither"),
        Row("metric/zip\tzip\t\tmatch=never\t"),
    ),
    "vocabulary/model.tsv": (
        Row("model/lama\tLama\t\tsizes=8B|70B\t"),
        Row("model/lama-7b\tLama 7B\t\tsizes=70B;variant_of=model/lama\t", "the name says 7B"),
        Row("model/lamb\tLamb\t\tsizes=big\t", "not a parameter count: 'big'"),
        Row("model/ox\tOx\t\tvariant_of=model/oxen\t", "no row has the id model/oxen"),
    ),
    "vocabulary/task.tsv": (
        Row("task/sums \tsums\t\t\t", "no white space around a cell"),
        Row("task/wit\twit\t\t", "5 columns are wanted"),
    ),
    "judgements.tsv": (
        Row("paper/a\tUSES\tmethod/b\tyes\t\tAnn\t2025-01-31\t"),
        Row("paper/a\tUSES\tmethod/b\tno\t\tAnn\t2025-02-01\t", "Ann has judged this above"),
        Row("paper/a\tUSED\tmethod/c\tno\t\tAnn\t2025-01-31\t", "'USED' is no predicate"),
        Row("paper/a\tUSES\ttask/c\tno\t\tAnn\t2025-01-31\t", "USES leads from paper"),
        Row("paper/a\tUSES\tmethod/d\tno\t\tAnn\t31/01/2025\t", "is no ISO date"),
        Row("paper/a\tUSES\tmethod/e\tnope\t\tAnn\t2025-01-31\t", "'nope' is no verdict"),
        Row("paper/a\tUSES\tmethod/f\tno\t\t\t2025-01-31\t", "names its curator"),
        Row("method/g\tSAME_AS\tdataset/g\tyes\t\tAnn\t2025-01-31\t", "things of one kind"),
        Row("method/h\tSAME_AS\tmethod/i\tyes\t\tAnn\t2025-01-31\t"),
        Row("method/i\tSAME_AS\tmethod/h\tyes\t\tBob\t2025-01-31\t", "merged into each other"),
        Row("method/j\tSAME_AS\tmethod/k\tyes\t\tAnn\t2025-01-31\t"),
        Row("method/j\tSAME_AS\tmethod/l\tyes\t\tBob\t2025-01-31\t", "SAME_AS method/k by line 12"),
        Row("model/m\tVARIANT_OF\tmodel/lama-7b\tyes\t\tAnn\t2025-01-31\t"),
        Row("model/lama\tVARIANT_OF\tmodel/m\tyes\t\tAnn\t2025-01-31\t", "itself by way of model/m"),
        Row("model/o\tVARIANT_OF\tmodel/m\tyes\tpaper/a\tAnn\t2025-01-31\t", "leave the paper blank"),
    ),
}


def test_every_planted_mistake_is_found_at_its_line_and_nothing_else(tmp_path: Path) -> None:
    for name, rows in PLANTED.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        header = "\t".join(judgements.HEADER if name == "judgements.tsv" else vocabulary.HEADER)
        text = "".join(f"{line}\n" for line in (header, *(row.text for row in rows)))
        (tmp_path / name).write_text(text, encoding="utf-8")
    planted = {
        (name, line): row.says
        for name, rows in PLANTED.items()
        for line, row in enumerate(rows, start=2)
        if row.says != SOUND
    }
    found = {(str(Path(one.file).relative_to(tmp_path)), one.line): one.message for one in lint(tmp_path)}
    assert found.keys() == planted.keys()
    assert [place for place, says in planted.items() if says not in found[place]] == []
    assert len(lint(tmp_path)) == len(planted) > 15
