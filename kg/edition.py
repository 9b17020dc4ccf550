"""The folder on disk: editions built aside and made current by a rename, so that a reader never sees half of one.

DIR/current                 the id of the edition that is read
DIR/editions/<id>/          entries.jsonl, claims.jsonl, graph.nq, view.sqlite, triples/, manifest.json
DIR/cache.sqlite            extraction by text and extractor version
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from kg import interchange, rdf
from kg.errors import BadInput, EditionError
from kg.manifest import Manifest, Provenance
from kg.model import Graph, Kind, Paper, Reading
from kg.pruning import MANIFEST, prune
from kg.settings import Settings
from kg.stores import sqlite, triples

T = TypeVar("T")

FORMAT = 5
"""The version of the folder's layout; an edition of another one is refused."""

ENTRIES, CLAIMS, QUADS, VIEW, TRIPLES = "entries.jsonl", "claims.jsonl", "graph.nq", "view.sqlite", "triples"

_MOMENT = 0.1
"""Seconds after which a part that is missing is looked for again: when an equal edition is put in an edition's place,
there are no triples between two renames."""

_ENTRY = msgspec.json.Decoder(Paper)


@dataclass(frozen=True, slots=True)
class Claims:
    """A file of readings, by the ids of their papers."""

    path: Path

    def __iter__(self) -> Iterator[Reading]:
        return _decoded(self.path, interchange.loads)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition on disk, whole and unchanging."""

    path: Path
    manifest: Manifest

    @property
    def id(self) -> str:
        return self.manifest.edition

    @property
    def claims(self) -> Path:
        return self.path / CLAIMS

    @property
    def quads(self) -> Path:
        return self.path / QUADS

    @property
    def triples(self) -> Path:
        """The RDF store that answers SPARQL."""
        return self.path / TRIPLES

    def entries(self) -> Iterator[Paper]:
        """What the sources said of papers, each entry by itself.

        Raises:
            EditionError: it doesn't hold them, as it was imported from a dump or made before they were kept; or a line
                is damaged.
        """
        if not (self.path / ENTRIES).exists():
            raise EditionError(
                f"{self.path} doesn't hold what it was read from, so nothing can be added: build it from its sources"
            )
        return _decoded(self.path / ENTRIES, _ENTRY.decode)

    def readings(self) -> Claims:
        """Everything that was extracted, a paper at a time and as often as it is asked for."""
        return Claims(self.claims)

    def graph(self) -> Graph:
        """The whole graph in memory, for whoever writes it elsewhere."""
        return sqlite.read(self.path / VIEW)

    def view(self) -> sqlite.SqliteStore:
        """The edition's embedded store, opened for reading."""
        return sqlite.SqliteStore(self.path / VIEW)


def current(directory: Path) -> Edition:
    """The edition that `directory` names as current.

    Raises:
        EditionError: there is none, it is damaged, or it has another format version.
    """
    if not (directory / "current").is_file():
        raise EditionError(f"no edition in {directory}: run `kg build SOURCE... -d {directory}` first")
    return opened(directory / "editions" / named(directory))


def opened(path: Path) -> Edition:
    """The edition in a folder of its own.

    Raises:
        EditionError: it is damaged, or has another format version.
    """
    try:
        manifest = msgspec.json.decode((path / MANIFEST).read_bytes(), type=Manifest, strict=True)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise EditionError(f"{path} is damaged ({problem}): build it again") from problem
    if manifest.format != FORMAT:
        raise EditionError(
            f"{path} has format {manifest.format}, and this version reads {FORMAT}: build it again from its sources"
        )
    if _missing(path):
        time.sleep(_MOMENT)
    if missing := _missing(path):
        raise EditionError(f"{path} is damaged (it has no {missing}): build it again")
    return Edition(path, manifest)


def _missing(path: Path) -> str | None:
    return next((name for name in (CLAIMS, QUADS, VIEW, TRIPLES) if not (path / name).exists()), None)


def _decoded(path: Path, decode: Callable[[bytes], T]) -> Iterator[T]:
    """The lines of a file, one at a time.

    Raises:
        EditionError: a line can't be decoded; names it.
    """
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                value = decode(line)
            except (BadInput, msgspec.MsgspecError, UnicodeDecodeError) as problem:
                raise EditionError(f"{path}:{number} is damaged ({problem}): build the edition again") from problem
            yield value


def write(
    directory: Path,
    readings: Iterable[Reading],
    assemble: Callable[[Claims], Graph],
    provenance: Provenance,
    settings: Settings,
    entries: Iterable[bytes] | None = None,
    keep: int = 1,
) -> Edition:
    """Write a new edition aside, make it current, and remove old ones but for `keep` and those in use.

    `readings` come in the order of their papers' ids, and the graph is assembled from what was written of them.
    `entries` are papers as JSON, as the sources gave them, so that others can be added; None where they aren't known.
    """
    editions = directory / "editions"
    editions.mkdir(parents=True, exist_ok=True)
    before = named(directory)
    aside = Path(tempfile.mkdtemp(prefix=".building-", dir=editions))
    try:
        if entries is not None:
            _write_lines(aside / ENTRIES, entries)
        _write_lines(aside / CLAIMS, map(interchange.dumps, readings))
        graph = assemble(Claims(aside / CLAIMS))
        id = _write_quads(aside / QUADS, graph, settings)
        sqlite.write(graph, aside / VIEW)
        triples.write(aside / QUADS, aside / TRIPLES)
        manifest = _manifest(id, graph, provenance.sorted(), settings)
        (aside / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
        edition = Edition(_replace(aside, editions / id), manifest)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _point(directory, id)
    prune(editions, id, before, keep)
    return edition


def _manifest(id: str, graph: Graph, provenance: Provenance, settings: Settings) -> Manifest:
    return Manifest(
        format=FORMAT,
        edition=id,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        base_iri=settings.base_iri,
        inputs=provenance.inputs,
        counts=_counts(graph),
        versions=provenance.versions,
        set_aside=provenance.set_aside,
        unexpected=provenance.unexpected,
        curation=provenance.curation,
        precision=provenance.precision,
        unread=provenance.unread,
    )


def _write_lines(path: Path, lines: Iterable[bytes]) -> None:
    with path.open("wb") as out:
        for line in lines:
            out.write(line + b"\n")


def _write_quads(path: Path, graph: Graph, settings: Settings) -> str:
    """Write the sorted quads and return the edition's id: 16 hex of their SHA-256."""
    mark = hashlib.sha256()
    with path.open("wb") as out:
        for line in rdf.lines(rdf.Writer(settings.base_iri).quads(graph)):
            mark.update(line)
            out.write(line)
    return mark.hexdigest()[:16]


def _counts(graph: Graph) -> dict[str, int]:
    kinds = Counter(concept.kind.value for concept in graph.concepts)
    kinds[Kind.PAPER.value] = len(graph.papers)
    kinds[Kind.RESULT.value] = len(graph.results)
    kinds[Kind.COMPARISON.value] = len(graph.comparisons)
    return dict(sorted((kind, count) for kind, count in kinds.items() if count))


def _replace(aside: Path, place: Path) -> Path:
    """Move a finished folder to its place; into an equal edition that stands there it goes file by file.

    A reader that comes meanwhile, or after a killed build, finds each file whole, and all of them say the same; only
    the triples, a folder, are away for an instant.
    """
    aside.chmod(0o755)
    if not place.exists():
        return aside.rename(place)
    for file in sorted(aside.iterdir(), key=lambda file: file.name == MANIFEST):
        there = place / file.name
        if there.is_dir():
            there.rename(Path(tempfile.mkdtemp(prefix=".replaced-", dir=place.parent)) / file.name)
        file.replace(there)
    aside.rmdir()
    return place


def _point(directory: Path, id: str) -> None:
    new = directory / f".current-{os.getpid()}"
    new.write_text(id + "\n", encoding="utf-8")
    new.replace(directory / "current")


def named(directory: Path) -> str:
    """The edition that is current, or nothing."""
    pointer = directory / "current"
    return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else ""
