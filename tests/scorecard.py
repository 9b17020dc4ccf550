"""The figures of extraction that the README and docs/extraction.md state and that ship in every edition, rebuilt.

    python -m tests.scorecard [GOLD] [--write]

Without GOLD, only the bundled annotations are scored, and what is said of other abstracts stays as it is.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from extractors.accuracy import Accuracy
from extractors.evaluation import Report, precision, read, render, score
from tests import mistakes
from tests.end_to_end.conftest import ROOT, kg

README, SCORES = ROOT / "README.md", ROOT / "docs/extraction.md"
MEASURED_ON = "{} abstracts of machine-learning papers, annotated by hand, that nothing was learned from"
SAMPLE = ROOT / "kg/examples/sample.gold.jsonl"
START, END = "<!-- scores: python -m tests.scorecard ../shared/gold/dev.jsonl --write -->\n", "<!-- end of scores -->\n"
MEASURES = {
    "all entities (lenient)": "all lenient",
    "all entities (strict)": "all strict",
    "method (lenient)": "method lenient",
    "task (lenient)": "task lenient",
    "metric (lenient)": "metric lenient",
    "model (strict)": "model strict",
    "dataset (strict)": "dataset strict",
    "proposed": "proposed",
    "numbers": "number",
    "number with kind, direction, dataset and metric": "tuple",
    "... and subject and model size": "full",
    "facts of confidence >= 0.9, among all facts": "sure",
}


def figures(gold: Path) -> dict[str, str]:
    """F1 of each measure on an annotated file, with precision and recall."""
    return cells(json.loads(kg("evaluate", gold, "--json").stdout))


def cells(report: Report) -> dict[str, str]:
    return {name: "{f1} ({p} / {r})".format(**report[key]) for name, key in MEASURES.items()}


def shown() -> list[list[str]]:
    """The rows of the README's table."""
    text = README.read_text(encoding="utf-8").partition(START)[2].partition(END)[0]
    return [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in text.splitlines() if line.startswith("|")
    ][2:]


def stated(accuracy: Accuracy) -> dict[str, tuple[str, str]]:
    """Of each measure that docs/extraction.md states, the precision in percent and how many were found."""
    tables = SCORES.read_text(encoding="utf-8").partition(START)[2].split("```")[1::2]
    lines = tables[list(Accuracy).index(accuracy)].splitlines()[2:]
    rows = (line.rsplit(maxsplit=6) for line in lines)
    return {name: (p, found) for name, p, *_, found in rows}


def table(*columns: dict[str, str]) -> str:
    head = "| F1 (precision / recall) | 30 bundled digests | 120 abstracts | with `--accuracy best` |\n"
    rows = (f"| {name} | {' | '.join(column[name] for column in columns)} |\n" for name in MEASURES)
    return f"{head}| --- |{' --- |' * len(columns)}\n{''.join(rows)}"


def scores(report: Report, mistaken: str, best: Report) -> str:
    """All measures, and the mistakes."""
    return f"""```
{render(report)}
```

Of entities, counted strictly:

{mistaken}
With `--accuracy best`:

```
{render(best)}
```
"""


def put(file: Path, text: str) -> None:
    """Replace what stands between the two marks of a document, or all that a data file says."""
    if file.suffix == ".md":
        before, _, rest = file.read_text(encoding="utf-8").partition(START)
        text = before + START + "\n" + text + "\n" + END + rest.partition(END)[2]
    file.write_text(text, encoding="utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("gold", nargs="?", type=Path)
    options.add_argument("--write", action="store_true", help="put the tables where they are stated")
    chosen = options.parse_args()
    if chosen.gold:
        rows, found = read(chosen.gold)
        report, best = score(rows, found), score(*read(chosen.gold, Accuracy.BEST))
        texts = {
            README: table(figures(SAMPLE), cells(report), cells(best)),
            SCORES: scores(report, mistakes.table(rows, found), best),
        }
        for accuracy, measured in zip(Accuracy, (report, best), strict=True):
            said = precision.measured(measured, MEASURED_ON.format(len(rows)), accuracy)
            texts[precision.FILES[accuracy]] = precision.text(said)
    else:
        texts = {README: table(figures(SAMPLE), *({row[0]: row[column] for row in shown()} for column in (2, 3)))}
    for file, text in texts.items():
        if chosen.write:
            put(file, text)
        else:
            print(text)


if __name__ == "__main__":
    main()
