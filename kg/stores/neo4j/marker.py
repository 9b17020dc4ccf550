"""The marker node: which edition a database holds, and whether all of it is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec
import neo4j

from kg.errors import StoreNotReady
from kg.precision import Precision
from kg.stores.neo4j.connection import rows
from kg.stores.neo4j.layout import MARKER, OURS, OWNER

READY, LOADING = "READY", "LOADING"

_READ = (
    f"MATCH (m:{MARKER} {{id: 'paperkg'}}) "
    "RETURN m.state, m.edition, m.load, m.built, m.base_iri, m.extractor, m.precision"
)
_MARK = f"MERGE (m:{MARKER} {{id: 'paperkg'}}) SET m = $properties"


@dataclass(frozen=True, slots=True)
class Marker:
    """`load` is another one for each load; `built` is the time of the edition's build (ISO 8601).

    `extractor` is the version of what read the papers, `precision` what was measured of it, where that is known.
    """

    state: str
    edition: str
    load: str
    built: str
    base_iri: str
    extractor: str | None = None
    precision: Precision | None = None


def read(transaction: neo4j.ManagedTransaction) -> Marker | None:
    """The marker, where there is one."""
    found = rows(transaction, _READ)
    if not found:
        return None
    *said, precision = found[0]
    return replace(Marker(*said), precision=msgspec.json.decode(precision, type=Precision) if precision else None)


def ready(transaction: neo4j.ManagedTransaction) -> Marker:
    """The marker of a whole edition.

    Raises:
        StoreNotReady: there is no edition, or one is being loaded.
    """
    marker = read(transaction)
    if marker is None:
        raise StoreNotReady("the database holds no edition: run `kg neo4j load`")
    if marker.state != READY:
        raise StoreNotReady("the database is being loaded; if nobody loads it, run `kg neo4j load` again")
    return marker


def write(transaction: neo4j.ManagedTransaction, marker: Marker, counts: Mapping[str, int]) -> None:
    """Write the marker with the number of nodes of each label and relationships of each type, and the time."""
    properties = {
        "id": "paperkg",
        "name": f"paperkg {marker.state}",
        "state": marker.state,
        "edition": marker.edition,
        "load": marker.load,
        "built": marker.built,
        "base_iri": marker.base_iri,
        "extractor": marker.extractor,
        "precision": msgspec.json.encode(marker.precision).decode() if marker.precision else None,
        "time": datetime.now(UTC),
        "owner": OWNER,
        **{f"count_{name.lower()}": count for name, count in counts.items()},
    }
    transaction.run(_MARK, properties=properties).consume()


def counts(transaction: neo4j.ManagedTransaction) -> dict[str, int]:
    """How many of our nodes there are of each label, and relationships of each type; without the marker."""
    held = "|".join(label for label in OURS if label != MARKER)
    per_label = f"MATCH (n:{held}) WHERE n.owner = '{OWNER}' RETURN labels(n)[0] AS name, count(*) ORDER BY name"
    per_type = f"MATCH ()-[r]->() WHERE r.owner = '{OWNER}' RETURN type(r) AS name, count(*) ORDER BY name"
    return dict([*rows(transaction, per_label), *rows(transaction, per_type)])
