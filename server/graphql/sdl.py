"""The schema as a file: `python -m server.graphql.sdl` rewrites schema/api.graphql."""

from __future__ import annotations

from pathlib import Path

from server.graphql.schema import schema

FILE = Path(__file__).parents[2] / "schema" / "api.graphql"


def text() -> str:
    """The schema definition language of the API."""
    return schema.as_str() + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
