"""Options that mean the same wherever a command has them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Directory = Annotated[Path, typer.Option("--directory", "-d", help="The folder that holds the graph.")]
HERE = Path(".kg")
"""The folder where none is given."""

Curation = Annotated[
    Path | None,
    typer.Option(envvar="KG_CURATION", help="A folder of curated files, laid over the built-in ones."),
]
Output = Annotated[str | None, typer.Option("--output", "-o", help="Write to this file or URL, not to stdout (-).")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]

Sources = Annotated[list[str], typer.Argument(help="Files, folders, globs or - (standard input).", metavar="SOURCE...")]
Processes = Annotated[
    int | None,
    typer.Option("--processes", "-j", min=1, help="Processes that extract; by default one a core."),
]
PageYear = Annotated[int | None, typer.Option(help="The year of listing pages, where they print none.")]
Format = Annotated[str | None, typer.Option("--format", help="The sources' format, instead of recognising it.")]
Keep = Annotated[int, typer.Option(min=1, help="Old editions that stay, beside those that somebody answers from.")]
