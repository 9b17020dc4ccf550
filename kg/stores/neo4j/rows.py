"""The graph as what Neo4j holds: nodes and relationships with real numbers and dates, each with a digest of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from kg.answers import Form, Link
from kg.ids import digest, kind_of
from kg.model import Disagreement, Evidence, Graph, Kind, Mention
from kg.stores import forms
from kg.stores.neo4j.layout import EVIDENCE, EVIDENCED_BY, JUDGEMENT, LABELS, NAME, OWNER
from kg.stores.neo4j.properties import Properties, caption, folded, properties
from kg.stores.records import encoded
from kg.stores.relations import relations


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node to be written; `properties` hold everything, also `id`, `owner` and `digest`."""

    label: str
    id: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A relationship to be written; there is one of a type between two nodes."""

    type: str
    source: str
    target: str
    properties: Properties


def nodes(graph: Graph, base_iri: str) -> Iterator[NodeRow]:
    """Every node, label by label."""
    papers = {paper.id: paper for paper in graph.papers}
    for node in sorted(graph.nodes, key=lambda node: LABELS[kind_of(node.id)]):
        shown = properties(node, papers)
        everything = {"id": node.id, "uri": base_iri + node.id, **shown, **folded(shown), "record": encoded(node)}
        yield _node(LABELS[kind_of(node.id)], everything)
    for said in graph.said:
        yield _node(EVIDENCE, _evidence(said.id, said.evidence))
    yield from _judgements(graph)
    yield from _names(graph)


def links(graph: Graph) -> Iterator[LinkRow]:
    """Every relationship, type by type, and within a type by the labels of its ends."""
    mentions = {(mention.paper, mention.concept): mention for mention in graph.mentions}
    vias = {
        (result.id, credit.technique): credit.via.value.upper()
        for result in graph.results
        for credit in reversed(result.credits)
    }
    disputes = {
        (result.id, found.result): _disputed(found) for result in graph.results for found in result.disagreements
    }
    for link in sorted(relations(graph), key=ends):
        pair = link.source, link.target
        said = _mentioned(mentions[pair], link.type) if pair in mentions else {}
        via = {"via": vias[pair]} if link.type == "CREDITS" else {}
        about = disputes[pair] if link.type == "DISAGREES_WITH" else {}
        yield _link(link.type, *pair, {"confidence": link.confidence, **said, **via, **about})
    for one in sorted(graph.said, key=lambda one: label(one.id)):
        yield _link(EVIDENCED_BY, one.id, evidence_id(one.id), {"confidence": one.evidence.confidence})


def ends(link: Link | LinkRow) -> tuple[str, str, str]:
    """The type and the labels at both ends."""
    return link.type, label(link.source), label(link.target)


def label(id: str) -> str:
    """The label of a node with relationships."""
    return EVIDENCE if id.startswith("evidence/") else LABELS[kind_of(id)]


def evidence_id(said: str) -> str:
    kind, _, key = said.partition("/")
    return f"evidence/{key}" if kind == Kind.RESULT else f"evidence/{kind}-{key}"


def _node(label: str, properties: Properties) -> NodeRow:
    return NodeRow(label, properties["id"], _signed(properties))


def _link(type: str, source: str, target: str, properties: Properties) -> LinkRow:
    return LinkRow(type, source, target, _signed(properties))


def _signed(properties: Properties) -> Properties:
    """What is there, marked as ours, with a digest of it."""
    held = {key: value for key, value in properties.items() if value is not None}
    mark = digest(msgspec.json.encode(held, order="deterministic").decode(), 16)
    return {**held, "owner": OWNER, "digest": mark}


def _evidence(said: str, evidence: Evidence) -> Properties:
    return {
        "id": evidence_id(said),
        "name": caption(evidence.quote),
        "quote": evidence.quote,
        "paper": evidence.paper,
        "field": evidence.field.value,
        "start": evidence.start,
        "end": evidence.end,
        "extractor": evidence.extractor,
        "version": evidence.version,
        "confidence": evidence.confidence,
    }


def _mentioned(mention: Mention, type: str) -> Properties:
    """What is said of a paper's naming of a concept; whole on one relationship, and its words on both."""
    quotes = {"quotes": list(dict.fromkeys(evidence.quote for evidence in mention.evidence))}
    if type == "EVALUATES_ON":
        return quotes
    return {**quotes, "role": mention.role.value, "evaluated": mention.evaluated, "record": encoded(mention)}


def _disputed(found: Disagreement) -> Properties:
    return {
        "technique": found.technique,
        "dataset": found.dataset,
        "metric": found.metric,
        "settings": found.settings.value,
    }


def _judgements(graph: Graph) -> Iterator[NodeRow]:
    seen: Counter[str] = Counter()
    for place, judgement in enumerate(graph.judgements):
        record = encoded(judgement)
        seen[record] += 1
        properties = {
            "id": f"judgement/{digest(f'{record}{seen[record]}', 16)}",
            "name": f"{judgement.verdict.value}: {judgement.predicate}",
            "subject": judgement.subject,
            "predicate": judgement.predicate,
            "object": judgement.object,
            "verdict": judgement.verdict.value,
            "paper": judgement.paper,
            "curator": judgement.curator,
            "date": judgement.date,
            "why": judgement.why,
            "place": place,
            "record": record,
        }
        yield _node(JUDGEMENT, properties)


def _names(graph: Graph) -> Iterator[NodeRow]:
    """The names by which nodes are found; ids of nodes need none, as they are ids."""
    named = (form for form in forms.held(graph) if form.how != "id")
    for held, found in ((True, named), (False, forms.absent(graph))):
        yield from (_node(NAME, _name(form, held)) for form in found)


def _name(form: Form, held: bool) -> Properties:
    near = held and form.how not in forms.VERBATIM
    return {
        "id": "name/" + digest(f"{form.id}\n{form.how}\n{form.text}", 24),
        "name": form.text,
        "how": form.how,
        "kind": form.kind.value,
        "of": form.id,
        "key": forms.key(form),
        "pieces": " ".join(pieces(form.text)) if near else None,
    }


def pieces(text: str) -> list[str]:
    """A text's pieces of three letters as words: no normal text has an underscore, which stands for a space."""
    return sorted(piece.replace(" ", "_") for piece in forms.pieces(text))
