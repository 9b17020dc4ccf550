"""The commands that say what editions hold, and in what they differ."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import edition as editions
from kg.commands.options import HERE, Curation, Directory, Json, Output
from kg.console import destination, print_counts, print_json, print_table, stderr, watched
from kg.errors import BadInput


def check(directory: Directory = HERE, curation: Curation = None) -> None:
    """Lint the curated files and verify the edition.

    The files are the built-in ones and yours; an edition is verified where there is one.
    Names that assembly decided by counting, or could not decide, are listed on stderr for a person to look at. So are
    names that your rows take from built-in ones, and verdicts of yours on what the edition does not have: a typing
    mistake, or a paper that is elsewhere.

    Example: kg check --curation my-names/
    """
    from kg import idle, lint, shapes, tables, verify
    from kg.assemble.review import review

    mistakes = [problem for folder in tables.folders(curation) for problem in lint.lint(folder)]
    damage: list[str] = []
    for row in lint.outranked(curation) if curation else ():
        stderr.print(f"note: {row}", markup=False)
    if (directory / "current").exists():
        edition = editions.current(directory)
        damage += verify.problems(edition)
        damage += map(str, shapes.violations(edition, lambda shards: watched("checking", shards, None)))
        # What is left to decide is what a build would decide, and under grave mistakes there is none.
        grave = any(not mistake.slight for mistake in mistakes)
        for doubt in () if damage or grave else review(edition.readings(), curation):
            stderr.print(f"to decide: {doubt}", markup=False)
        for row in idle.idle(curation, edition.view()) if curation else ():
            stderr.print(f"idle: {row}", markup=False)
    problems = [*map(str, mistakes), *damage]
    for problem in problems:
        typer.echo(problem)
    if problems:
        stderr.print(f"{len(problems)} problem{'s' * (len(problems) != 1)}")
        raise typer.Exit(1)
    stderr.print("no problems")


def stats(
    directory: Directory = HERE,
    json: Json = False,
) -> None:
    """Say what the graph holds. Counts, the names that most papers share, and how often what was extracted is right.

    Example: kg stats -d .kg
    """
    from kg import statistics

    edition = editions.current(directory)
    found, manifest = statistics.summary(edition.view()), edition.manifest
    if json:
        print_json({**found, "versions": manifest.versions, "precision": manifest.precision})
        return
    for title, counts in found.items():
        print_counts(title, counts)
    if precision := manifest.precision:
        print_table(precision.caption(manifest.extractor), {row.field: row for row in precision.fields})


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="An edition: its id or the beginning of it, or a folder.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another; by default the current one.")] = "current",
    directory: Directory = HERE,
    format: Annotated[str, typer.Option("--format", "-f", help="text, json or rdf-patch.")] = "text",
    output: Output = None,
) -> None:
    """Say what changed from one edition to another. Papers, concepts, facts, and results by task and dataset.

    An RDF Patch (Apache Jena's text form) turns the quads of one into those of the other.

    Example: kg diff 977649e7 current -d .kg --format json
    """
    import msgspec

    from kg import history
    from kg.diff import patch, report, text

    if format not in (known := ("text", "json", "rdf-patch")):
        raise BadInput(f"unknown format {format!r}; known: {', '.join(known)}")
    old, new = history.called(directory, before), history.called(directory, after)
    with destination(output) as out:
        if format == "rdf-patch":
            patch.write(old, new, out)
        elif format == "json":
            found = report.as_json(report.report(old, new))
            out.write(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
        else:
            out.writelines(f"{line}\n".encode() for line in text.lines(report.report(old, new)))
