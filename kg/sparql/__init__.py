"""SPARQL queries over an edition's RDF store: answered by processes that can be killed, and reading nothing else."""

from kg.sparql.asked import GRAPHS, TABLES, Answer, Asked, Dataset, Media, Refused, Why
from kg.sparql.description import description
from kg.sparql.filling import filled
from kg.sparql.pool import Died, Pool

__all__ = [
    "GRAPHS",
    "TABLES",
    "Answer",
    "Asked",
    "Dataset",
    "Died",
    "Media",
    "Pool",
    "Refused",
    "Why",
    "description",
    "filled",
]
