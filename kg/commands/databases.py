"""`kg neo4j`: keeping a Neo4j database in step with the graph."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from kg import edition as editions
from kg import settings
from kg.commands.options import HERE, Directory, Json
from kg.console import print_counts, print_json, stderr, watched

app = typer.Typer(
    help="Keep a Neo4j database in step with the graph. The environment says which: "
    "NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD(_FILE), NEO4J_DATABASE.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def load(directory: Directory = HERE) -> None:
    """Make the database hold the current edition: only what differs is written, what is gone is removed.

    Example: NEO4J_URI=neo4j://localhost:7687 NEO4J_PASSWORD_FILE=secret kg neo4j load -d .kg
    """
    from kg.stores import neo4j

    edition = editions.current(directory)
    known = edition.manifest
    marker = neo4j.Marker(neo4j.READY, edition.id, "", known.built, known.base_iri, known.extractor, known.precision)
    with neo4j.writing(settings.neo4j_from_environment()) as session:
        changes = neo4j.load(session, edition.graph(), marker, watched)
    said = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in changes.counts.items() if count)
    stderr.print(f"loaded {edition.id}: {said or 'nothing had changed'}", markup=False)


@app.command()
def status(json: Json = False) -> None:
    """Say which edition the database holds, and how much; exit status 1 where it is not whole.

    Example: kg neo4j status
    """
    from kg.stores import neo4j

    with closing(neo4j.Database(settings.neo4j_from_environment())) as database:
        marker = database.marker()
        counts = database.ask(neo4j.counts)
    if json:
        print_json({"state": marker.state, "edition": marker.edition, "built": marker.built, "counts": counts})
    else:
        print_counts(f"{marker.state} {marker.edition}", counts)


@app.command()
def clear(yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False) -> None:
    """Remove everything of ours from the database, and nothing else.

    Example: kg neo4j clear --yes
    """
    from kg.stores import neo4j

    address = settings.neo4j_from_environment()
    if not yes:
        typer.confirm(f"Remove the graph from {address.uri}?", abort=True, err=True)
    with neo4j.writing(address) as session:
        changes = neo4j.clear(session)
    removed = changes.counts["nodes_deleted"]
    stderr.print(f"removed {removed:,} nodes from {address.uri}", markup=False)
