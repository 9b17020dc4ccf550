"""What each value of the model is called in RDF: one row a field, read by the writer and the reader alike.

A test holds these tables and the model together, so that no field is ever forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import (
    Basis,
    Bound,
    Claim,
    Direction,
    Field,
    ParameterKind,
    ParameterSource,
    Polarity,
    ResultKind,
    Role,
    SettingMatch,
    TextKind,
    Verdict,
    Via,
)
from kg.rdf.codecs import COUNT, DAY, FLAG, ID, NUMBER, TEXT, WHOLE, Codec, below, word
from kg.rdf.terms import (
    CURATOR,
    DCTERMS,
    DOCUMENT,
    FABIO,
    MLS,
    OA,
    OWN,
    PRISM,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A field and its property. `many` fields are sets: tuples in order of code points. `unsaid` is not written."""

    field: str
    term: str
    codec: Codec
    many: bool = False
    unsaid: object = None


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of one class of values, and the type that its nodes have (None: said elsewhere)."""

    type: str | None
    columns: tuple[Column, ...]


def own(field: str, codec: Codec, term: str | None = None) -> Column:
    """A field with a property of ours, which is called as the API calls it."""
    head, *tail = field.split("_")
    return Column(field, OWN + (term or head + "".join(word.capitalize() for word in tail)), codec)


PAPER = Table(
    None,
    (
        Column("title", DCTERMS + "title", TEXT),
        Column("abstract", DCTERMS + "abstract", TEXT),
        own("text_kind", word(TextKind)),
        Column("published", DCTERMS + "issued", DAY),
        own("published_inferred", FLAG),
        Column("updated", DCTERMS + "modified", DAY),
        own("author_count", WHOLE),
        Column("organisation", SCHEMA + "sourceOrganization", TEXT),
        Column("comments", SCHEMA + "commentCount", WHOLE),
        Column("url", SCHEMA + "url", TEXT),
        Column("arxiv_id", FABIO + "hasArXivId", TEXT),
        Column("doi", PRISM + "doi", TEXT),
        Column("given_id", DCTERMS + "identifier", TEXT),
        Column("former", OWN + "formerId", TEXT, many=True),
    ),
)
AUTHOR = Table(SCHEMA + "Person", (Column("name", SCHEMA + "name", TEXT),))
SOURCE = Table(
    PROV + "Derivation",
    (
        Column("document", PROV + "entity", below(DOCUMENT)),
        Column("format", DCTERMS + "format", TEXT),
        own("entry", WHOLE),
    ),
)
CONCEPT = Table(
    None,
    (
        Column("name", SKOS + "prefLabel", TEXT),
        Column("aliases", SKOS + "altLabel", TEXT, many=True),
        own("curated", FLAG),
        Column("polarity", OWN + "polarity", word(Polarity), unsaid=Polarity.UNKNOWN),
        Column("percent", OWN + "percent", FLAG, unsaid=False),
        own("default_metric", ID),
        own("variant_of", ID),
        own("paper_count", WHOLE),
        own("result_count", WHOLE),
        Column("former", OWN + "formerId", TEXT, many=True),
    ),
)
SIZE = Table(
    OWN + "ParameterCount",
    (
        own("value", COUNT, "count"),
        own("high", COUNT, "highCount"),
        own("kind", word(ParameterKind), "parameterKind"),
        own("source", word(ParameterSource), "parameterSource"),
        own("printed", TEXT),
    ),
)
MENTION = Table(
    OWN + "Mention",
    (own("concept", ID), own("role", word(Role)), own("evaluated", FLAG), own("confidence", NUMBER)),
)
RESULT = Table(
    None,
    (
        Column("name", RDFS + "label", TEXT),
        own("paper", ID),
        own("printed", TEXT),
        Column("value", MLS + "hasValue", NUMBER),
        own("high", NUMBER, "highValue"),
        Column("unit", SCHEMA + "unitText", TEXT),
        own("kind", word(ResultKind), "resultKind"),
        own("direction", word(Direction)),
        own("claim", word(Claim)),
        own("basis", word(Basis)),
        own("bound", word(Bound)),
        own("setting", TEXT),
        own("subject", ID, "of"),
        own("subject_text", TEXT),
        own("baseline", ID, "comparedWith"),
        own("baseline_text", TEXT),
        Column("datasets", OWN + "on", ID, many=True),
        Column("metric", MLS + "specifiedBy", ID),
        own("metric_text", TEXT),
        own("derived", FLAG),
        own("confidence", NUMBER),
    ),
)
COMPARISON = Table(
    None,
    (
        Column("name", RDFS + "label", TEXT),
        own("paper", ID),
        own("direction", word(Direction)),
        own("subject", ID, "of"),
        own("subject_text", TEXT),
        own("baseline", ID, "comparedWith"),
        own("baseline_text", TEXT),
        Column("datasets", OWN + "on", ID, many=True),
        Column("metric", MLS + "specifiedBy", ID),
        own("metric_text", TEXT),
        own("confidence", NUMBER),
    ),
)
CREDIT = Table(OWN + "Credit", (own("technique", ID), own("via", word(Via))))
DISAGREEMENT = Table(
    OWN + "Disagreement",
    (
        own("result", ID, "disagreeingResult"),
        own("technique", ID),
        own("dataset", ID, "onDataset"),
        Column("metric", MLS + "specifiedBy", ID),
        own("settings", word(SettingMatch)),
    ),
)
EVIDENCE = Table(OA + "Annotation", (own("field", word(Field)), own("confidence", NUMBER)))
POSITION = Table(OA + "TextPositionSelector", (Column("start", OA + "start", WHOLE), Column("end", OA + "end", WHOLE)))
QUOTE = Table(OA + "TextQuoteSelector", (Column("quote", OA + "exact", TEXT),))
JUDGEMENT = Table(
    OWN + "Judgement",
    (
        Column("subject", RDF + "subject", ID),
        Column("object", RDF + "object", ID),
        own("verdict", word(Verdict)),
        own("paper", ID),
        Column("curator", PROV + "wasAttributedTo", below(CURATOR)),
        Column("date", DCTERMS + "date", DAY),
        Column("why", RDFS + "comment", TEXT),
    ),
)
TABLES = (
    *(PAPER, AUTHOR, SOURCE, CONCEPT, SIZE, MENTION, RESULT, COMPARISON, CREDIT, DISAGREEMENT),
    *(EVIDENCE, POSITION, QUOTE, JUDGEMENT),
)
