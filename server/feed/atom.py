"""Atom (RFC 4287): a feed with an entry for each result, which holds the words that it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import kg
from kg.ids import kind_of
from kg.model import Mention, Node, Paper, Result, TextKind
from kg.names import name

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
MEDIA = "application/atom+xml"

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Document:
    """What a feed shows. `updated` has for each result the time since when it is there; `nodes` are the things that
    results name, `tasks` the mentions of tasks by paper, and `undecided` results of which the filter can't tell.

    `links` are addresses by relation; ids begin with `base`, addresses of pages with `site`.
    """

    id: str
    title: str
    subtitle: str
    built: str
    base: str
    site: str
    links: Mapping[str, str]
    results: Sequence[Result]
    updated: Mapping[str, str]
    nodes: Mapping[str, Node]
    tasks: Mapping[str, Sequence[Mention]]
    undecided: frozenset[str]


def written(shown: Document) -> bytes:
    """The feed as a document."""
    feed = Element("feed", xmlns=ATOM)
    _text(feed, "id", shown.id)
    _text(feed, "title", shown.title)
    _text(feed, "subtitle", shown.subtitle)
    _text(feed, "updated", shown.built)
    _text(SubElement(feed, "author"), "name", "paperkg")
    _text(feed, "generator", "paperkg", version=kg.__version__)
    for relation, address in shown.links.items():
        media = "text/html" if relation == "alternate" else MEDIA
        SubElement(feed, "link", rel=relation, type=media, href=_clean(address))
    for result in shown.results:
        _entry(SubElement(feed, "entry"), result, shown)
    document: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document


def _entry(entry: Element, result: Result, shown: Document) -> None:
    paper = shown.nodes[result.paper]
    by = ", ".join(dict.fromkeys(name(shown.nodes[credit.technique]) for credit in result.credits))
    _text(entry, "id", shown.base + result.id)
    _text(entry, "title", f"{by}: {result.name}" if by else result.name)
    _text(entry, "updated", shown.updated[result.id])
    SubElement(entry, "link", rel="alternate", type="text/html", href=shown.site + result.id)
    if isinstance(paper, Paper) and paper.url:
        SubElement(entry, "link", rel="related", href=_clean(paper.url), title=_clean(paper.title))
    for id in _about(result, shown):
        label = _clean(name(shown.nodes[id]))
        SubElement(entry, "category", term=id, scheme=f"{shown.base}{kind_of(id)}", label=label)
    _text(entry, "summary", result.evidence.quote)
    _evidence(SubElement(entry, "content", type="xhtml"), result, paper, shown)


def _about(result: Result, shown: Document) -> list[str]:
    """The ids of what a result speaks of."""
    tasks = (mention.concept for mention in shown.tasks[result.paper])
    slots = (*result.datasets, result.metric, *(credit.technique for credit in result.credits))
    return list(dict.fromkeys(id for id in (*slots, *tasks) if id))


def _evidence(content: Element, result: Result, paper: Node, shown: Document) -> None:
    """The quote with its place, the paper, and who read it."""
    div = SubElement(content, "div", xmlns=XHTML)
    seen = result.evidence
    _text(div, "blockquote", seen.quote)
    text = "digest, in our words," if isinstance(paper, Paper) and paper.text_kind is TextKind.DIGEST else "abstract"
    place = "title" if seen.field == "title" else text
    said = _text(div, "p", f"characters {seen.start} to {seen.end} of the {place} of ")
    _text(said, "a", name(paper), href=shown.site + result.paper)
    _text(div, "p", f"Read by {seen.extractor} {seen.version}, confidence {seen.confidence:.2f}.")
    if result.id in shown.undecided:
        _text(div, "p", "Whether its models are of the size asked for is not stated.")


def _text(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    made = SubElement(parent, tag, attributes)
    made.text = _clean(text)
    return made


def _clean(text: str) -> str:
    """A text without the characters that XML can't hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
