"""The command line, and the one place where reading, knowing and answering are put together.

Progress and notices go to stderr, data to stdout. Exit status: 0 fine, 1 failed, 2 wrong use.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from os.path import isfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.accuracy import Accuracy
from kg import edition as editions
from kg import settings
from kg.commands import databases, dumps, looking, reviewing
from kg.commands.options import HERE, Curation, Directory, Format, Keep, Output, PageYear, Processes, Sources
from kg.console import destination, print_json, report, stderr, text_of, variables_of, watched
from kg.errors import BadInput, PaperkgError
from kg.manifest import Provenance

if TYPE_CHECKING:
    from extractors.engines import Engine
    from kg.build import Maker
    from kg.gather import Gathered

app = typer.Typer(
    help="Build and ask a curated knowledge graph of machine-learning papers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Confidence = Annotated[
    float,
    typer.Option(min=0, max=1, help="Only facts this sure, from 0 to 1; of those at 0.9, 19 in 20 are right."),
]
Names = Annotated[
    Accuracy, typer.Option("--accuracy", help="Who finds names: fast, or best, which takes 1.5 times the time.")
]
EngineName = Annotated[
    str,
    typer.Option("--engine", help="Who extracts: local, dask, or the address of a Dask scheduler (tcp://host:8786)."),
]


def main() -> None:
    """Run the command line; a problem that paperkg knows, or what the system refuses, is one line on stderr."""
    try:
        app()
    except BadInput as problem:
        stderr.print(f"kg: {problem}", markup=False)
        sys.exit(2)
    except (PaperkgError, OSError) as problem:
        stderr.print(f"kg: {problem}", markup=False)
        sys.exit(1)


@app.command()
def build(  # noqa: PLR0913, PLR0917 - each is an option
    sources: Sources,
    directory: Directory = HERE,
    processes: Processes = None,
    engine: EngineName = "local",
    accuracy: Names = Accuracy.FAST,
    page_year: PageYear = None,
    format: Format = None,
    curation: Curation = None,
    keep: Keep = 1,
) -> None:
    """Read, extract, assemble and index. Papers that did not change are not extracted again.

    Example: kg build "pages/*.txt" more.jsonl -d .kg -j 2
    """
    with _gathered(sources, page_year, format) as found:
        maker = _maker(directory, partial(_engine, engine, processes, accuracy), curation, keep)
        built = maker.build(found.shelf, _provenance(found, accuracy))
    stderr.print(f"built {built.id} in {directory}: {_counted(built)}", markup=False)


@app.command()
def ingest(  # noqa: PLR0913, PLR0917 - each is an option
    sources: Sources,
    directory: Directory = HERE,
    processes: Processes = None,
    engine: EngineName = "local",
    accuracy: Annotated[
        Accuracy | None, typer.Option(help="fast or best; by default as the current edition was read.")
    ] = None,
    page_year: PageYear = None,
    format: Format = None,
    curation: Curation = None,
    keep: Keep = 7,
) -> None:
    """Add what is new to the current edition. Only new texts are extracted; a build of all its sources gives the same.

    Example: kg ingest pages/today.txt -d .kg --keep 30
    """
    from kg import ingest

    before = editions.named(directory)
    read = editions.current(directory).manifest.extractor if before else None
    accuracy = accuracy or Accuracy.of(read or "")
    with _gathered(sources, page_year, format) as found:
        maker = _maker(directory, partial(_engine, engine, processes, accuracy), curation, keep)
        made = ingest.ingest(maker, found.shelf, _provenance(found, accuracy))
    if made.id == before:
        stderr.print(f"nothing new: {made.id} in {directory} stays", markup=False)
    else:
        after = f" after {before}: see `kg diff {before} {made.id} -d {directory}`" if before else ""
        stderr.print(f"ingested {made.id} in {directory}: {_counted(made)}{after}", markup=False)


@app.command()
def extract(  # noqa: PLR0913, PLR0917 - each is an option
    sources: Sources,
    output: Output = None,
    processes: Processes = None,
    engine: EngineName = "local",
    accuracy: Names = Accuracy.FAST,
    page_year: PageYear = None,
    format: Format = None,
    confidence: Confidence = 0,
) -> None:
    """Write what the extractors read, as JSON lines. There is one row a paper, in first-seen order.

    Example: kg extract pages/today.txt -o claims.jsonl --confidence 0.9
    """
    from kg import interchange, sure

    left_out = 0
    with _gathered(sources, page_year, format) as found:
        count = len(found.shelf)
        with _engine(engine, processes, accuracy, count) as extractor, destination(output) as out:
            for reading in watched("extracting", extractor(found.shelf.seen()), count):
                if unread := reading.unread:
                    report(unread)
                    continue
                kept = sure.surely(reading, confidence)
                left_out += sure.facts(reading) - sure.facts(kept)
                out.write(interchange.dumps(kept) + b"\n")
    if left_out:
        stderr.print(f"left out {left_out:,} facts of a confidence below {confidence:g}", markup=False)


@app.command()
def serve(  # noqa: PLR0913, PLR0917 - each is an option
    directory: Directory = HERE,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for a free one.")] = 8000,
    production: Annotated[bool, typer.Option(help="Log every request; suggest no names of fields.")] = False,
    introspection: Annotated[bool, typer.Option(help="Let clients ask for the schema.")] = True,
    graphiql: Annotated[
        Path | None, typer.Option(envvar="KG_GRAPHIQL", help="Node modules with GraphiQL, to show at /graphql.")
    ] = None,
    sparql: Annotated[bool, typer.Option(help="Answer SPARQL at /sparql.")] = True,
    allow_origin: Annotated[list[str] | None, typer.Option(help="Let this origin's pages ask us (CORS).")] = None,
) -> None:
    """Serve pages, GraphQL and SPARQL. They are at /, /graphql and /sparql; new editions are picked up.

    Example: kg serve -d .kg --port 8000
    """
    from server import logs, opening, running
    from server.app import create_app
    from server.pages.graphiql import check
    from server.rules import Rules

    rules = Rules(
        introspection=introspection,
        suggestions=not production,
        sparql=sparql,
        origins=tuple(allow_origin or ()),
        every_request=production,
    )
    logs.to_stderr()
    answering = opening.opened(directory)
    modules = check(graphiql) if graphiql else None
    server = create_app(answering.library, rules, answering.renew, modules)
    place = running.listening(host, port)
    stderr.print(f"serving {answering.place} on http://{host}:{place.getsockname()[1]}/", markup=False)
    running.run(server, place)


@app.command()
def query(
    query: Annotated[str | None, typer.Argument(help="The GraphQL query.")] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Read the query from this file.")] = None,
    variables: Annotated[str, typer.Option(help="The query's variables, a JSON object.")] = "{}",
    directory: Directory = HERE,
) -> None:
    """Answer one GraphQL query without a server. The response is JSON; exit status 1 if it has errors.

    Example: kg query '{ statistics { papers results } }'
    """
    from server import opening
    from server.graphql import execute

    if (query is None) == (file is None):
        raise BadInput("give either a query or --file, and not both")
    if query and "{" not in query and isfile(query):
        raise BadInput(f"{query} is a file, not a query: give it by --file {query}")
    text, values = text_of(file) if file else query or "", variables_of(variables)
    response = execute(opening.opened(directory).library, text, values)
    print_json(response)
    if response.get("errors"):
        raise typer.Exit(1)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated abstracts, JSON lines.")],
    accuracy: Names = Accuracy.FAST,
    json: Annotated[bool, typer.Option("--json", help="Print the whole report as JSON.")] = False,
) -> None:
    """Score extraction against annotated abstracts.

    Example: kg evaluate kg/examples/sample.gold.jsonl
    """
    from extractors import evaluation

    report = evaluation.evaluate(gold, accuracy)
    if json:
        print_json(report)
    else:
        typer.echo(evaluation.render(report))


app.command()(looking.stats)
app.command()(looking.diff)
app.command()(reviewing.review)
app.command()(looking.check)
app.command()(dumps.export)
app.command(name="import")(dumps.restore)
app.add_typer(databases.app, name="neo4j")


def _maker(
    directory: Path, engine: Callable[[int], AbstractContextManager[Engine]], curation: Path | None, keep: int
) -> Maker:
    from kg.build import Maker

    return Maker(directory, engine, settings.from_environment(), curation, watched, report, keep)


def _provenance(found: Gathered, accuracy: Accuracy) -> Provenance:
    from extractors import pipeline
    from extractors.evaluation import precision
    from kg import __version__

    versions = {"paperkg": __version__, "extractor": pipeline.version(accuracy)}
    return Provenance(found.inputs, found.set_aside, versions, found.unexpected, precision=precision.shipped(accuracy))


def _counted(edition: editions.Edition) -> str:
    return ", ".join(f"{count:,} {kind}s" for kind, count in edition.manifest.counts.items())


def _gathered(sources: list[str], page_year: int | None, format: str | None) -> AbstractContextManager[Gathered]:
    """The papers of the sources; what had to be set aside is said.

    Raises:
        SourceError: a source does not exist, or nothing at all could be read.
    """
    from extractors.sources import Document, documents, papers
    from kg.gather import Item, gathered

    def read(document: Document) -> Iterator[Item]:
        return papers(document, format, page_year)

    return gathered(documents(sources), read, lambda items: watched("reading", items, None), report)


def _engine(name: str, processes: int | None, accuracy: Accuracy, count: int) -> AbstractContextManager[Engine]:
    """As many processes as are asked for, else as there are cores and papers worth their start; or a cluster.

    Raises:
        BadInput: no such engine, or a number of processes for a cluster that has its own.
    """
    from extractors import engines

    if name == "local":
        return engines.local(processes or min(engines.cores(), 1 + count // engines.WORTH), accuracy)
    if name == "dask":
        return engines.dask(None, processes or engines.cores(), accuracy)
    if "://" in name and processes is None:
        return engines.dask(name, 1, accuracy)
    raise BadInput(f"--engine is local, dask, or a scheduler's address like tcp://host:8786 (without -j), not {name!r}")
