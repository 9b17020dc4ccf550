"""The commands that say what editions hold, and in what they differ."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import edition as editions
from kg.console import print_counts, print_json, stderr, watched

Directory = Annotated[Path, typer.Option("--directory", "-d", help="The folder that holds the graph.")]
Curation = Annotated[
    Path | None,
    typer.Option(envvar="KG_CURATION", help="A folder of curated files, laid over the built-in ones."),
]
DEFAULT = Path(".kg")


def check(directory: Directory = DEFAULT, curation: Curation = None) -> None:
    """Lint the curated files, built-in and laid over, and verify the edition where there is one.

    Names that assembly decided by counting, or could not decide, are listed on stderr for a person to look at.

    Example: kg check --curation my-names/
    """
    from kg import lint, shapes, verify
    from kg.assemble.review import review
    from kg.tables import CURATION as BUILT_IN

    problems = [str(problem) for folder in (BUILT_IN, curation) if folder for problem in lint.lint(folder)]
    if (directory / "current").exists():
        edition = editions.current(directory)
        problems += verify.problems(edition)
        problems += map(str, shapes.violations(edition, lambda shards: watched("checking", shards, None)))
        for doubt in () if problems else review(edition.readings(), curation):
            stderr.print(f"to decide: {doubt}", markup=False)
    for problem in problems:
        typer.echo(problem)
    if problems:
        stderr.print(f"{len(problems)} problems")
        raise typer.Exit(1)
    stderr.print("no problems")


def stats(
    directory: Directory = DEFAULT,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
) -> None:
    """Say what the graph holds: counts, and the names most papers share.

    Example: kg stats -d .kg
    """
    from kg import statistics

    edition = editions.current(directory)
    found = statistics.summary(edition.view())
    if json:
        print_json(found)
    else:
        for title, counts in found.items():
            print_counts(title, counts)
