"""The graph as RDF, both ways: a pure and total mapping, and its lines in canonical order."""

from kg.rdf.lines import lines
from kg.rdf.reading import graph_of
from kg.rdf.writing import Writer

__all__ = ["Writer", "graph_of", "lines"]
