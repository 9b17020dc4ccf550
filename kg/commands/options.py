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
Output = Annotated[str | None, typer.Option("--output", "-o", help="Write to this file or URL, not to stdout.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
