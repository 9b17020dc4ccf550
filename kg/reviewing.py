"""The command that shows a curator what most deserves a look, and writes down what they decide."""

from __future__ import annotations

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg import edition as editions
from kg import judgements, vocabulary
from kg.console import stderr
from kg.errors import BadInput

LIMIT = 20
"""Suggestions of one sitting: about ten minutes."""


def review(
    directory: Annotated[Path, typer.Option("--directory", "-d", help="The folder that holds the graph.")] = Path(
        ".kg"
    ),
    curation: Annotated[
        Path | None,
        typer.Option(envvar="KG_CURATION", help="Your folder of curated files: verdicts are written there."),
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only this kind of suggestion (duplicate); may repeat.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help=f"At most so many; by default {LIMIT} to decide, all in a table.")
    ] = None,
    format: Annotated[str | None, typer.Option(help="Print a table instead of asking: tsv or json.")] = None,
    curator: Annotated[
        str | None, typer.Option(envvar="KG_CURATOR", help="Who decides; by default, who you are.")
    ] = None,
    why: Annotated[str, typer.Option(help="The reason of every verdict, instead of what drew attention.")] = "",
) -> None:
    """Look at what most deserves it, the worthiest first: one key a verdict, each a row in your own files.

    Example: kg review --curation my-names/
    """
    from kg import review as looking
    from kg.review import table, terminal
    from kg.review.overlay import Overlay, Signature

    if format not in (None, *table.FORMATS):
        raise BadInput(f"--format is {' or '.join(table.FORMATS)}, not {format!r}")
    if format is None and curation is None:
        raise BadInput("give --curation DIR, the folder for your verdicts (or --format tsv or json, to look only)")
    overlay = terminal.folder(curation) if curation and format is None else curation
    names, verdicts = vocabulary.load(overlay), judgements.load(overlay)
    found = looking.suggestions(editions.current(directory).graph(), names, verdicts, kind or ())
    if format or overlay is None:
        table.FORMATS[format or "tsv"](found[:limit], sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    folder = overlay
    signed = Signature(curator or getpass.getuser(), datetime.now(tz=UTC).date(), why)
    decided, seen = terminal.ask(
        found[: limit or LIMIT],
        lambda: Overlay(folder, vocabulary.load(folder)),
        signed,
        Console(file=sys.stdout, highlight=False, soft_wrap=True),
    )
    left = len(found) - seen
    stderr.print(f"{decided} decided, {left} left; `kg build ... --curation {folder}` puts them to use", markup=False)
