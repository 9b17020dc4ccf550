"""Editions of graphs, and what an export of them says."""

from __future__ import annotations

import io
from pathlib import Path

from kg import edition
from kg.exports import FORMATS
from kg.manifest import Provenance
from kg.model import Graph
from kg.settings import Settings


def exported(graph: Graph, format: str, directory: Path) -> tuple[str, str]:
    """A graph in a format, and what was said of it."""
    made = edition.write(directory, (), lambda _: graph, Provenance((), (), {}), Settings())
    out = io.BytesIO()
    said = FORMATS[format](made, out)
    return out.getvalue().decode(), said or ""
