"""What a server lets its clients do, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """Limits for queries of strangers. `nodes` is the most that a query may ask for, reckoned before it is run."""

    depth: int = 20
    aliases: int = 60
    directives: int = 40
    tokens: int = 5_000
    nodes: int = 50_000
    body: int = 262_144
    seconds: float = 10.0
    running: int = 8
    waiting: int = 256
    introspection: bool = True
    suggestions: bool = True
    sparql: bool = True
    """Whether /sparql answers."""
    processes: int = 2
    """SPARQL queries that run at once, each in a process of its own."""
    rows: int = 10_000
    """The most rows or triples that a SPARQL query is answered with."""
    memory: int = 2**30
    """Bytes that a SPARQL query may take."""
    origins: tuple[str, ...] = ()
    """Origins whose pages may ask us (CORS); none by default."""
    every_request: bool = False
    """Whether every request gets a line in the log, and not only those that fail."""
