"""The ten questions with their answers from the bundled sample, as the README shows them.

    python -m tests.answers [--write]

A question's table.json says where the rows of its answer are and what each column shows (see `server.pages.tables`).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from server.pages import tables
from tests.end_to_end.conftest import ROOT, kg

QUESTIONS = ROOT / "kg/examples/questions"
README = ROOT / "README.md"
START, END = "<!-- answers: python -m tests.answers --write -->\n", "<!-- end of answers -->\n"
SHOWN = 4
"""Rows of each answer that the README shows."""
WIDTH = 110
"""Characters of a cell."""


def rendered(directory: Path) -> str:
    """All ten questions with the first rows of their answers from the graph in `directory`."""
    return "\n".join(section(folder, directory) for folder in sorted(QUESTIONS.iterdir()))


def section(folder: Path, directory: Path) -> str:
    title = (folder / "README.md").read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    table = json.loads((folder / "table.json").read_text(encoding="utf-8"))
    done = kg("query", "-f", folder / "question.graphql", "-d", directory)
    rows = tables.rows(json.loads(done.stdout)["data"], table["rows"])
    names = list(table["columns"])
    lines = [f"**[{title}]({folder.relative_to(ROOT).as_posix()})**", ""]
    lines += ["| " + " | ".join(names) + " |", "| " + " | ".join("---" for _ in names) + " |"]
    for row in rows[:SHOWN]:
        lines.append("| " + " | ".join(cell(row, path) for path in table["columns"].values()) + " |")
    if len(rows) > SHOWN:
        lines += ["", f"and {len(rows) - SHOWN} more"]
    return "\n".join(lines) + "\n"


def cell(row: Any, paths: str) -> str:
    """The first path that leads somewhere, its values each once."""
    values = dict.fromkeys(value.text for value in tables.cell(row, paths))
    text = "; ".join(values).replace("|", "\\|").replace("\n", " ")
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def shown() -> str:
    """The part of the README that holds the answers."""
    return README.read_text(encoding="utf-8").partition(START)[2].partition(END)[0]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--write", action="store_true", help="put the answers into the README")
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "graph"
        kg("build", ROOT / "kg/examples/sample.jsonl", "-d", directory)
        text = rendered(directory)
    if options.parse_args().write:
        before, _, rest = README.read_text(encoding="utf-8").partition(START)
        README.write_text(before + START + "\n" + text + "\n" + END + rest.partition(END)[2], encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
