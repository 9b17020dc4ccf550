"""What a server is to answer from: the folder's current edition, or the database that KG_STORE names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg import edition as editions
from kg import settings
from kg.errors import Overdue, StoreError
from kg.pruning import Lease
from kg.stores.neo4j import READY, Address, Database, Marker, Neo4jStore
from server.library import Library
from server.shelf import Renew

NOTHING = Marker(READY, "none", "", "", settings.LOCAL_IRI)
"""What a database holds of which nobody knows: a store of it says why it can't answer, and nothing is kept of that."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A library, the place it comes from, and what finds its successor."""

    place: str
    library: Library
    renew: Renew


def opened(directory: Path) -> Opened:
    """What the environment says, else what the folder holds.

    Raises:
        BadInput: KG_STORE is no Neo4j server's address.
        EditionError: there is no edition.
    """
    address = settings.store_from_environment()
    if address is None:
        return Opened(str(directory), _library(editions.current(directory)), partial(_renewed, directory))
    remote = Remote(address)
    return Opened(address.uri, remote.library(), remote.renewed)


def _renewed(directory: Path, edition: str) -> Library | None:
    """The library of the current edition, if that is another one."""
    found = editions.current(directory)
    return None if found.id == edition else _library(found)


def _library(edition: editions.Edition) -> Library:
    manifest, lease = edition.manifest, Lease(edition.path)
    return Library(
        edition.view(),
        edition.id,
        manifest.built,
        manifest.base_iri,
        edition.triples,
        edition.quads,
        lease,
        manifest.extractor,
        manifest.precision,
    )


class Remote:
    """A database that others load: whole, being loaded or out of reach."""

    def __init__(self, address: Address) -> None:
        """Nothing is asked of the database yet."""
        self._database, self._marker = Database(address), NOTHING

    def library(self) -> Library:
        """The library of what the database holds now."""
        return self._library(self._held())

    def renewed(self, _edition: str) -> Library | None:
        """The library of what the database holds now, if that is another load than the last."""
        marker = self._held()
        return None if marker.load == self._marker.load else self._library(marker)

    def _library(self, marker: Marker) -> Library:
        self._marker = marker
        return Library(
            Neo4jStore(self._database, marker),
            marker.edition,
            marker.built,
            marker.base_iri,
            extractor=marker.extractor,
            precision=marker.precision,
        )

    def _held(self) -> Marker:
        try:
            return self._database.marker()
        except StoreError:
            return NOTHING
        except Overdue:  # too busy to say
            return self._marker
