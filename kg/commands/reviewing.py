"""The command that shows a curator what most deserves a look, and writes down what they decide."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from kg import edition as editions
from kg import judgements, vocabulary
from kg.commands.options import HERE, Directory
from kg.console import stderr
from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.review import Suggestion

LIMIT = 20
"""Suggestions of one sitting: about ten minutes."""


def review(
    directory: Directory = HERE,
    curation: Annotated[
        Path | None,
        typer.Option(envvar="KG_CURATION", help="Your folder of curated files: verdicts are written there."),
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind, such as duplicate; may repeat.")] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help=f"At most so many; by default {LIMIT} to decide, all in a table.")
    ] = None,
    format: Annotated[str | None, typer.Option(help="Print a table instead of asking: tsv or json.")] = None,
    curator: Annotated[
        str | None, typer.Option(envvar="KG_CURATOR", help="Who decides; by default, who you are.")
    ] = None,
    why: Annotated[str, typer.Option(help="The reason of every verdict, instead of what drew attention.")] = "",
) -> None:
    """Decide what most deserves a look, one key a verdict.

    The worthiest comes first; each verdict is a row in your own files.

    Example: kg review --curation my-names/
    """
    from kg import review as looking
    from kg.review import table

    if format not in (None, *table.FORMATS):
        raise BadInput(f"--format is {' or '.join(table.FORMATS)}, not {format!r}")
    if format is None and curation is None:
        raise BadInput("give --curation DIR, the folder for your verdicts (or --format tsv or json, to look only)")
    graph = editions.current(directory).graph()
    if curation and not curation.exists():
        # Said, as it may be a slip of the keyboard; no fault, as everybody begins without one.
        stderr.print(f"there is no folder {curation} yet: nothing is decided in it", markup=False)
        if format:
            curation = None
        else:
            curation.mkdir(parents=True)
    found = looking.suggestions(graph, vocabulary.load(curation), judgements.load(curation), kind or ())
    if format:
        table.FORMATS[format](found[:limit], sys.stdout.buffer)
        sys.stdout.buffer.flush()
    elif curation:
        _ask(found, limit or LIMIT, curation, curator or _user(), why)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as problem:
        raise BadInput("the system has no name for you: say who decides with --curator") from problem


def _ask(found: Sequence[Suggestion], limit: int, folder: Path, curator: str, why: str) -> None:
    """One sitting; every verdict is written to the folder as it is given."""
    from kg.review import terminal
    from kg.review.overlay import Overlay, Signature

    decided, passed = terminal.ask(
        found[:limit],
        lambda: Overlay(folder, vocabulary.load(folder)),
        Signature(curator, datetime.now(tz=UTC).date(), why),
        Console(file=sys.stdout, highlight=False, soft_wrap=True),
    )
    left = len(found) - passed
    stderr.print(f"{decided} decided, {left} left; `kg build ... --curation {folder}` puts them to use", markup=False)
