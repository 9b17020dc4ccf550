"""Quads to the graph: the way back from what `writing` wrote, a thing at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, TypeVar
from urllib.parse import unquote

from pyoxigraph import Triple

from kg.errors import BadInput
from kg.model import (
    CONCEPTS,
    Comparison,
    Concept,
    Credit,
    Disagreement,
    Evidence,
    Graph,
    Judgement,
    Kind,
    Mention,
    Paper,
    Result,
    Size,
    Source,
)
from kg.rdf import tables, terms
from kg.rdf.codecs import path
from kg.rdf.lines import by_owner, read
from kg.rdf.tables import Table
from kg.rdf.terms import OA, OWN, PROV, RDF, SCHEMA

T = TypeVar("T")
Said = dict[str, dict[str, list[str]]]
"""By subject and predicate: IRIs and lexical forms, in the order of the lines."""

_PLACE = re.compile(r"\d+$")


def graph_of(lines: Iterable[bytes]) -> tuple[str, Graph]:
    """The base and the graph that N-Quads lines hold, in whatever order they come.

    Raises:
        BadInput: a thing is not whole; names it and what it lacks.
    """
    groups = by_owner(lines)
    base = _base(next(groups, ("", [])))
    held: list[object] = []
    absent: list[object] = []
    for about, group in groups:
        said, aside = _said(group, base)
        (absent if aside else held).extend(Reader(base, said).values(about))
    return base, Graph(
        papers=_of(Paper, held, lambda paper: paper.id),
        concepts=_of(Concept, held, lambda concept: concept.id),
        mentions=_of(Mention, held, lambda mention: (mention.paper, mention.concept)),
        results=_of(Result, held, lambda result: result.id),
        judgements=_of(Judgement, held, repr),
        absent=_of(Concept, absent, lambda concept: concept.id),
        comparisons=_of(Comparison, held, lambda comparison: comparison.id),
    )


def _base(first: tuple[str, list[bytes]]) -> str:
    """The base that a dump says itself: it sorts before all that is below it."""
    about, group = first
    if f"<{about}> <{RDF}type> <{terms.VOID}Dataset>".encode() not in b"".join(group):
        raise BadInput("not a whole dump of paperkg: nothing in it is the void:Dataset whose IRI begins all others")
    return about


def _said(group: Iterable[bytes], base: str) -> tuple[Said, bool]:
    """What a group of lines says, and whether it says so in the graph of names that no paper holds."""
    said: Said = defaultdict(lambda: defaultdict(list))
    graphs = set()
    for quad in read(group):
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            raise BadInput(f"{quad}: no graph of paperkg quotes triples")
        said[quad.subject.value][quad.predicate.value].append(quad.object.value)
        graphs.add(str(quad.graph_name))
    return said, f"<{base}{terms.VOCABULARY}>" in graphs


def _of(kind: type[T], values: Iterable[object], key: Callable[[T], Any]) -> tuple[T, ...]:
    return tuple(sorted((value for value in values if isinstance(value, kind)), key=key))


@dataclass(frozen=True, slots=True)
class Reader:
    """What is said of one thing and of its parts, as the values that it was written from."""

    base: str
    said: Said

    def values(self, about: str) -> Iterator[Paper | Concept | Mention | Result | Comparison | Judgement]:
        """The thing itself, and what belongs to it; nothing for a document, a run or a curator."""
        types = self._all(about, RDF + "type")
        if terms.CLASSES[Kind.PAPER][0] in types:
            yield self._paper(about)
        if terms.CLASSES[Kind.RESULT][0] in types:
            yield self._result(about)
        if self._term(terms.CLASSES[Kind.COMPARISON][0]) in types:
            yield self._comparison(about)
        for kind in CONCEPTS:
            if terms.CLASSES[kind][0] in types:
                sizes = self._sizes(about)
                yield Concept(
                    id=self._id(about), kind=kind, sizes=sizes, **self._fields(about, tables.CONCEPT, Concept)
                )
        for mention in self._all(about, self._own("mentions")):
            pieces = tuple(self._evidence(part) for part in self._parts(mention, self._own("evidence")))
            values = self._fields(mention, tables.MENTION, Mention)
            yield Mention(paper=self._id(about), evidence=pieces, **values)
        for part in self.said:
            if self._own("Judgement") in self._all(part, RDF + "type"):
                yield self._judgement(part)

    def _paper(self, node: str) -> Paper:
        authors = (self._one(part, SCHEMA + "name") for part in self._parts(node, SCHEMA + "author"))
        sources = (
            Source(**self._fields(part, tables.SOURCE, Source))
            for part in self._parts(node, PROV + "qualifiedDerivation")
        )
        values = self._fields(node, tables.PAPER, Paper)
        return Paper(id=self._id(node), authors=tuple(authors), sources=tuple(sources), **values)

    def _result(self, node: str) -> Result:
        credits = (
            Credit(**self._fields(part, tables.CREDIT, Credit)) for part in self._parts(node, self._own("credit"))
        )
        disagreements = (
            Disagreement(**self._fields(part, tables.DISAGREEMENT, Disagreement))
            for part in self._parts(node, self._own("disagreement"))
        )
        return Result(
            id=self._id(node),
            sizes=self._sizes(node),
            credits=tuple(credits),
            disagreements=tuple(disagreements),
            evidence=self._evidence(self._one(node, self._own("evidence"))),
            **self._fields(node, tables.RESULT, Result),
        )

    def _comparison(self, node: str) -> Comparison:
        return Comparison(
            id=self._id(node),
            evidence=self._evidence(self._one(node, self._own("evidence"))),
            **self._fields(node, tables.COMPARISON, Comparison),
        )

    def _sizes(self, node: str) -> tuple[Size, ...]:
        return tuple(self._size(part) for part in self._parts(node, self._own("parameters")))

    def _size(self, node: str) -> Size:
        evidence = [self._evidence(part) for part in self._all(node, self._own("evidence"))]
        return Size(evidence=next(iter(evidence), None), **self._fields(node, tables.SIZE, Size))

    def _evidence(self, node: str) -> Evidence:
        extractor, version = self._run(self._one(node, PROV + "wasGeneratedBy"))
        target = self._one(node, OA + "hasTarget")
        return Evidence(
            paper=self._id(self._one(target, OA + "hasSource")),
            extractor=extractor,
            version=version,
            **self._fields(node, tables.EVIDENCE, Evidence),
            **self._fields(f"{node}/position", tables.POSITION, Evidence),
            **self._fields(f"{node}/quote", tables.QUOTE, Evidence),
        )

    def _run(self, run: str) -> tuple[str, str]:
        """The name and the version of the extractor of a run."""
        start, *said = run.removeprefix(self.base).split("/")
        if f"{start}/" != terms.RUN or len(said) != 2:
            raise BadInput(f"<{run}> is no run of an extractor")
        return unquote(said[0]), unquote(said[1])

    def _judgement(self, node: str) -> Judgement:
        term = self._one(node, RDF + "predicate").removeprefix(self.base)
        predicate = next((relation.value for relation, known in terms.RELATIONS.items() if known == term), None)
        if predicate is None:
            raise BadInput(f"<{node}> judges <{term}>, which is no relation of ours")
        return Judgement(predicate=predicate, **self._fields(node, tables.JUDGEMENT, Judgement))

    def _fields(self, node: str, table: Table, record: type) -> dict[str, Any]:
        """The fields of a table; those without a value are left to the record's defaults, or None."""
        found: dict[str, Any] = {}
        for column in table.columns:
            term = self._term(column.term)
            try:
                values = [column.codec.decode(self.base, value) for value in self._all(node, term)]
            except (ValueError, KeyError) as problem:
                raise BadInput(f"<{node}> <{term}>: no {column.codec.name} of ours ({problem})") from problem
            if column.many:
                found[column.field] = tuple(sorted(values))
            elif len(values) > 1:
                raise BadInput(f"<{node}> has {len(values)} values of <{term}>, and can have one")
            elif values:
                found[column.field] = values[0]
            elif column.field in _wanted(record):
                raise BadInput(f"<{node}> lacks <{term}>: only whole dumps, with their texts, can be imported")
            elif column.field not in _defaulted(record):
                found[column.field] = None
        return found

    def _id(self, node: str) -> str:
        try:
            return path(self.base, node)
        except ValueError as problem:
            raise BadInput(str(problem)) from problem

    def _own(self, term: str) -> str:
        return self.base + OWN + term

    def _term(self, term: str) -> str:
        return self.base + term if term.startswith(OWN) else term

    def _parts(self, node: str, term: str) -> list[str]:
        """The numbered parts of a thing, in their order."""
        return sorted(self._all(node, term), key=_place)

    def _one(self, node: str, term: str) -> str:
        values = self._all(node, term)
        if len(values) != 1:
            raise BadInput(f"<{node}> has {len(values)} values of <{term}>, and must have one")
        return values[0]

    def _all(self, node: str, term: str) -> list[str]:
        return self.said[node][term] if node in self.said and term in self.said[node] else []


def _place(part: str) -> int:
    """The number at the end of a part's IRI."""
    found = _PLACE.search(part)
    return int(found.group()) if found else 0


@cache
def _wanted(record: type) -> frozenset[str]:
    """The fields that always have a value."""
    return frozenset(
        field.name for field in fields(record) if field.name not in _defaulted(record) and "None" not in str(field.type)
    )


@cache
def _defaulted(record: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(record) if field.default is not MISSING)
