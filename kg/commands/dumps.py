"""The commands that write the graph in other formats, and that read it back."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast

import msgspec
import typer

from kg import edition as editions
from kg import settings
from kg.commands.options import HERE, Directory
from kg.console import destination, stderr, text_of
from kg.edition import Edition
from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.exports.rdf import Subset

DESCRIPTION = "void"
"""The format that describes the graph instead of holding it."""


def export(
    format: Annotated[
        str,
        typer.Option("--format", "-f", help="nq, nt, ttl, trig, jsonld, rdfxml; void; jsonl, graphml; csv, eee, pwc."),
    ],
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="A file or URL; .gz packs. Else (or -) stdout.")
    ] = None,
    directory: Directory = HERE,
    only: Annotated[list[str] | None, typer.Option(help="Of RDF: a kind (paper), or an id and what is near.")] = None,
    text: Annotated[bool, typer.Option(help="Of RDF: with or without abstracts.")] = True,
    packed: Annotated[bool, typer.Option("--gzip", help="Pack what goes to stdout, too.")] = False,
    scores: Annotated[Path | None, typer.Option(help="Of void: what `kg evaluate --json` printed.")] = None,
) -> None:
    """Write the graph in another format, whole or in part. Equal graphs give equal bytes in RDF.

    Example: kg export -f ttl --only dataset/mmlu --no-text -o mmlu.ttl.gz
    """
    from kg.exports import FORMATS, rdf

    if format not in (known := [*rdf.FORMATS, DESCRIPTION, *FORMATS]):
        raise BadInput(f"unknown format {format!r}; known: {', '.join(known)}")
    if format not in rdf.FORMATS and (only or not text):
        raise BadInput(f"{format} is written whole: --only and --no-text go with {', '.join(rdf.FORMATS)}")
    edition = editions.current(directory)
    if format == DESCRIPTION:
        write = _description(edition, scores)
    elif format in rdf.FORMATS:
        write = _quads(edition, format, rdf.Subset.of(edition, only or (), text))
    else:
        write = partial(_written, format, edition)
    with destination(output) as plain, _packed(plain, packed or (output or "").endswith(".gz")) as out:
        write(out)


def restore(
    dump: Annotated[Path, typer.Argument(help="N-Quads that `kg export -f nq` wrote, gzip or not.", metavar="DUMP.nq")],
    directory: Directory = HERE,
) -> None:
    """Rebuild an edition from a dump. It has the same graph and answers, but not what the graph was read from.

    Example: kg import papers.nq.gz -d .kg
    """
    from kg import __version__, restore

    made = restore.restore(directory, dump, {"paperkg": __version__})
    stderr.print(f"imported {made.id} in {directory}", markup=False)


def _written(format: str, edition: Edition, out: BinaryIO) -> None:
    from kg.exports import FORMATS

    if said := FORMATS[format](edition, out):
        stderr.print(f"{format}: {said}", markup=False)


def _quads(edition: Edition, format: str, subset: Subset) -> Callable[[BinaryIO], None]:
    from kg.exports import rdf

    if format in rdf.WITHOUT_GRAPHS:
        stderr.print(f"{format} has no named graphs: what they say of documents is left out; nq, trig, jsonld hold it")
    return lambda out: rdf.FORMATS[format](subset.lines(edition.quads), edition.manifest.base_iri, out)


def _description(edition: Edition, scores: Path | None) -> Callable[[BinaryIO], None]:
    from kg.exports.rdf.void import description

    try:
        found = msgspec.json.decode(text_of(scores), type=dict[str, dict[str, float]]) if scores else {}
    except msgspec.MsgspecError as problem:
        raise BadInput(f"{scores}: not what `kg evaluate --json` prints ({problem})") from problem
    text = description(edition, settings.from_environment().license, found)
    return lambda out: cast(None, out.write(text.encode()))


@contextmanager
def _packed(out: BinaryIO, wanted: bool) -> Iterator[BinaryIO]:
    """The stream itself, or one that packs into it, without the time, so that equal graphs give equal bytes."""
    if not wanted:
        yield out
        return
    with gzip.GzipFile(filename="", fileobj=out, mode="wb", mtime=0) as zipped:
        yield cast(BinaryIO, zipped)
