"""What a SPARQL endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from pyoxigraph import RdfFormat, parse, serialize

from kg.rdf.terms import prefixes

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
TRIPLES = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")

_TEXT = """
@prefix sd: <{sd}> .
@prefix formats: <{formats}> .
@prefix void: <http://rdfs.org/ns/void#> .

<{endpoint}> a sd:Service ;
  sd:endpoint <{endpoint}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat {results} ;
  sd:defaultDataset <{base}> .

<{base}> a sd:Dataset, void:Dataset ;
  sd:defaultGraph [ a sd:Graph ] .
"""


def description(base: str, media: str) -> bytes:
    """The description of the endpoint of a base, in one of the media types of graphs."""
    results = ", ".join(f"formats:{name}" for name in (*RESULTS, *TRIPLES))
    text = _TEXT.format(sd=SD, formats=FORMATS, endpoint=f"{base}sparql", base=base, results=results)
    triples = (quad.triple for quad in parse(text, RdfFormat.TURTLE))
    known = prefixes(base) | {"sd": SD, "formats": FORMATS}
    return serialize(triples, format=RdfFormat.from_media_type(media), prefixes=known) or b""
