"""SPARQL over HTTP, for queries."""

from server.sparql.service import Service

__all__ = ["Service"]
