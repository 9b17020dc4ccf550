"""The schema as a file: `python -m server.graphql.sdl` rewrites schema/api.graphql, unless that would break clients."""

from __future__ import annotations

import sys
from pathlib import Path

from graphql import build_schema
from graphql.utilities import find_breaking_changes

from server.graphql.schema import schema

FILE = Path(__file__).parents[2] / "schema" / "api.graphql"


def text() -> str:
    """The schema definition language of the API."""
    return schema.as_str() + "\n"


def broken(before: str, after: str) -> list[str]:
    """What clients of the schema `before` would miss in the one `after`."""
    return [change.description for change in find_breaking_changes(build_schema(before), build_schema(after))]


def main(file: Path, allowed: bool) -> int:
    """Rewrite the file; where that would break clients, only if it is allowed. The process's exit status."""
    changes = broken(file.read_text(encoding="utf-8"), text())
    for change in changes:
        print(change, file=sys.stderr)
    if changes and not allowed:
        print("this breaks clients; to do so all the same, add --breaking", file=sys.stderr)
        return 1
    file.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(FILE, "--breaking" in sys.argv))
