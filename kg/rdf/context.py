"""The JSON-LD context: a short key for every property, typed by what its values are.

`python -m kg.rdf.context` rewrites `schema/context.jsonld` for the default base.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from kg.judgements import Predicate
from kg.rdf import tables, terms
from kg.rdf.terms import DCTERMS, IT6, OA, OWN, PROV, RDF, RDFS, SCHEMA, SKOS, XSD
from kg.settings import LOCAL_IRI

LINKS = (
    *dict.fromkeys(term for relation, term in terms.RELATIONS.items() if relation is not Predicate.SAME_AS),
    *(OWN + name for name in ("mentions", "credit", "disagreesWith", "disagreement", "parameters", "evidence")),
    *(OA + name for name in ("hasTarget", "hasSource", "hasSelector")),
    *(PROV + name for name in ("qualifiedDerivation", "wasDerivedFrom", "wasInfluencedBy", "wasGeneratedBy", "used")),
    SCHEMA + "author",
    SKOS + "inScheme",
    RDF + "predicate",
)
"""Properties that lead to things and are no column of a table."""

PLAIN = {
    SCHEMA + "position": "integer",
    SCHEMA + "softwareVersion": "string",
    IT6 + "totalNumberOfParameters": "integer",
    RDFS + "label": "string",
    DCTERMS + "title": "string",
}
"""Properties with plain values that are no column of a table."""

_DATATYPES = ("integer", "decimal", "boolean", "date")


def properties() -> dict[str, str]:
    """Every property that a graph is written with, and what its values are: `id`, or a datatype's local name."""
    found = dict.fromkeys(LINKS, "id") | PLAIN
    for table in tables.TABLES:
        for column in table.columns:
            name = column.codec.name
            found[column.term] = name if name in (*_DATATYPES, "string") else "id"
    return dict(sorted(found.items()))


def local(term: str) -> str:
    """The last part of a term's IRI, by which a context calls it."""
    return term.rpartition("#" if "#" in term else "/")[2]


def context(base: str) -> dict[str, object]:
    """The context under a base: what stands for `@context`."""
    known = terms.prefixes(base)
    entries: dict[str, object] = {"@version": 1.1, "@base": base, **dict(sorted(known.items()))}
    for term, kind in properties().items():
        iri = curie(base + term if term.startswith(OWN) else term, known)
        coerced = "@id" if kind == "id" else curie(XSD + kind, known)
        entries[local(term)] = iri if kind == "string" else {"@id": iri, "@type": coerced}
    return entries


def curie(iri: str, known: dict[str, str]) -> str:
    """An IRI in the short form of the prefix that fits it; without one, as it is."""
    name = next((name for name, start in known.items() if iri.startswith(start)), None)
    return f"{name}:{iri.removeprefix(known[name])}" if name else iri


def main() -> None:
    """Write the context of the default base."""
    text = msgspec.json.format(msgspec.json.encode({"@context": context(LOCAL_IRI)}), indent=2)
    (Path(__file__).parents[2] / "schema" / "context.jsonld").write_bytes(text + b"\n")


if __name__ == "__main__":
    main()
