"""The files of schema/, which promise what others rely on: in the repository, or inside the installed package."""

from __future__ import annotations

import re
from pathlib import Path

_INSTALLED = Path(__file__).parent / "_schema"
SCHEMA = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[1] / "schema"


def text(name: str) -> str:
    """What a file of schema/ says."""
    return (SCHEMA / name).read_text(encoding="utf-8")


def cypher() -> tuple[str, ...]:
    """The statements of neo4j.cypher, in their order, without comments."""
    lines = (line for line in text("neo4j.cypher").splitlines() if not line.startswith("//"))
    return tuple(statement.strip() for statement in "\n".join(lines).split(";") if statement.strip())


def turtle(name: str, base: str) -> str:
    """An ontology or shapes of schema/, under another base than the default one."""
    return re.sub(r"(?m)^@base <.*>", lambda _: f"@base <{base}>", text(name), count=1)
