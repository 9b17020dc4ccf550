"""An edition from a dump of its quads: the same graph, view and id, without what the graph was read from."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, cast

from pyoxigraph import Quad, RdfFormat, parse

from kg import edition, lock, rdf
from kg.build import LOCK
from kg.edition import Edition
from kg.errors import BadInput
from kg.manifest import Input, Provenance
from kg.model import Graph
from kg.settings import Settings
from kg.stores.relations import relations

GZIP = b"\x1f\x8b"


def restore(directory: Path, dump: Path, versions: dict[str, str]) -> Edition:
    """Make the edition that N-Quads (gzip or not, in any order) were dumped from, and make it current.

    Raises:
        BadInput: the file is no N-Quads, no whole dump, or says something that a graph of ours can't hold.
        EditionError: a build is under way in `directory`.
    """
    mark = hashlib.sha256()
    base, graph = rdf.graph_of(_marked(rdf.lines(_quads(dump)), mark))
    if _digest(base, graph) != mark.hexdigest():
        raise BadInput(f"{dump}: it holds quads that no graph of paperkg has; import whole dumps as they were exported")
    if missing := _missing(graph):
        raise BadInput(f"{dump}: it says nothing of {missing}, which others lead to; import whole dumps")
    with dump.open("rb") as file:
        inputs = (Input(dump.name, hashlib.file_digest(file, "sha256").hexdigest()),)
    with lock.held(directory / LOCK):
        return edition.write(directory, (), lambda _: graph, Provenance(inputs, (), versions), Settings(base))


def _missing(graph: Graph) -> str | None:
    """Where a relation leads to and nothing is."""
    held = {node.id for node in graph.nodes}
    others = (found.result for result in graph.results for found in result.disagreements)
    ends = (end for link in relations(graph) for end in (link.source, link.target))
    return next((id for id in chain(others, ends) if id not in held), None)


def _quads(dump: Path) -> Iterator[Quad]:
    try:
        with _opened(dump) as file:
            yield from parse(file, RdfFormat.N_QUADS)
    except (OSError, EOFError, SyntaxError) as problem:
        raise BadInput(f"can't read {dump} as N-Quads: {problem}") from problem


def _opened(dump: Path) -> IO[bytes]:
    with dump.open("rb") as file:
        packed = file.read(2) == GZIP
    return cast(IO[bytes], gzip.open(dump)) if packed else dump.open("rb")


def _marked(lines: Iterable[bytes], mark: hashlib._Hash) -> Iterator[bytes]:
    for line in lines:
        mark.update(line)
        yield line


def _digest(base: str, graph: Graph) -> str:
    mark = hashlib.sha256()
    for line in rdf.lines(rdf.Writer(base).quads(graph)):
        mark.update(line)
    return mark.hexdigest()
