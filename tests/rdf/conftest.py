"""Graphs that the tests of RDF share with those of the command line."""

from tests.end_to_end.conftest import sample, seeds

__all__ = ["sample", "seeds"]
