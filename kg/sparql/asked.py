"""What goes to the processes that answer SPARQL and what comes back."""

from __future__ import annotations

from enum import StrEnum

import msgspec

TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
"""Media types of the answers to SELECT; the first two are those of ASK, too."""

GRAPHS = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
"""Media types of the answers to CONSTRUCT and DESCRIBE."""


class Media(msgspec.Struct, frozen=True):
    """The media type that the asker wants for each kind of answer; None: none that there is."""

    table: str | None = TABLES[0]
    truth: str | None = TABLES[0]
    graph: str | None = GRAPHS[0]


class Dataset(msgspec.Struct, frozen=True):
    """The graphs that a request names: those that make up the default graph, and the named ones."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Asked(msgspec.Struct, frozen=True):
    """A query. `store` is the folder of the RDF store, `rows` the most rows or triples that are answered."""

    query: str
    store: str
    base: str
    rows: int
    seconds: float
    media: Media = Media()
    dataset: Dataset | None = None


class Answer(msgspec.Struct, frozen=True, tag=True):
    """The answer in its media type; `cut` where there were more rows than may be answered."""

    body: bytes
    media: str
    cut: bool = False


class Why(StrEnum):
    """Why a query is refused."""

    WRONG = "wrong"
    FORBIDDEN = "forbidden"
    MEDIA = "media"


class Refused(msgspec.Struct, frozen=True, tag=True):
    """Why there is no answer."""

    why: Why
    message: str
