"""What a server answers from: one edition's store, and what is to be said about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.precision import Precision
from kg.pruning import Lease
from kg.stores.base import View


@dataclass(frozen=True, slots=True)
class Library:
    """A graph that can be asked; `built` is the time of its build (ISO 8601), `base_iri` goes before ids.

    Of an edition there is an RDF store, `triples`, and a dump, `quads`; of a database there is neither. `lease` keeps
    an edition from being removed for as long as somebody answers from it. `extractor` is the version of what read the
    papers, `precision` what was measured of it; None where that is not known.
    """

    view: View
    edition: str
    built: str
    base_iri: str
    triples: Path | None = None
    quads: Path | None = None
    lease: Lease | None = None
    extractor: str | None = None
    precision: Precision | None = None
