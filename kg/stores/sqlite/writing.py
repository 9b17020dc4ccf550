"""Writing a graph to one SQLite file, once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from kg.answers import Form
from kg.ids import kind_of
from kg.model import Comparison, Concept, Graph, Node, Paper, ParameterKind, Result
from kg.stores import forms
from kg.stores.records import encoded
from kg.stores.relations import relations

Values = tuple[str | float | None, ...]
Keys = dict[str, int]
"""From ids to keys."""


def write(graph: Graph, path: Path) -> None:
    """Write the graph as a new file. The same graph gives the same answers, not the same bytes.

    Raises:
        sqlite3.Error: the file is there already, or cannot be written.
    """
    nodes: list[Node] = sorted(graph.nodes, key=lambda node: node.id)
    keys = {node.id: key for key, node in enumerate(nodes, 1)}
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192; PRAGMA cache_size = -65536;"
        )
        db.executescript(_script("layout.sql"))
        db.execute("BEGIN")
        for table, rows in _tables(graph, nodes, keys):
            _insert(db, table, rows)
        db.execute("COMMIT")
        db.executescript(_script("indexes.sql") + "ANALYZE; PRAGMA optimize;")
        db.execute("INSERT INTO form_piece (form_piece) VALUES ('optimize')")


def _script(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[Values]) -> None:
    width = len(db.execute(f"SELECT * FROM {table.partition('(')[0]} LIMIT 0").description)
    if "(" in table:
        width = table.count(",") + 1
    db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def _tables(graph: Graph, nodes: list[Node], keys: Keys) -> Iterator[tuple[str, Iterable[Values]]]:
    """Every table with its rows, in the order of its columns."""
    papers = {paper.id: paper for paper in graph.papers}
    yield "node", ((keys[node.id], node.id, kind_of(node.id), encoded(node)) for node in nodes)
    yield "paper", (_paper(paper, keys) for paper in graph.papers)
    yield "abstract", ((keys[p.id], p.abstract, p.abstract.casefold()) for p in graph.papers)
    yield "concept", (_concept(concept, keys) for concept in graph.concepts)
    yield "result", (_result(result, papers[result.paper], keys) for result in graph.results)
    sized: list[Concept | Result] = [*graph.concepts, *graph.results]
    yield "size", (row for node in sized for row in _sizes(node, keys))
    yield (
        "mention",
        ((keys[m.paper], keys[m.concept], kind_of(m.concept), m.role, m.evaluated, encoded(m)) for m in graph.mentions),
    )
    yield "judgement", ((j.subject, j.object, encoded(j)) for j in graph.judgements)
    yield "lineage", _lineage(graph, keys)
    yield (
        "reported",
        ((keys[id], *_result(r, papers[r.paper], keys)) for r in graph.results for id in dict.fromkeys(r.datasets)),
    )
    yield "credit", ((keys[r.id], keys[id]) for r in graph.results for id in _techniques(r))
    yield "credited", (row for result in graph.results for row in _credited(result, keys))
    yield "comparison", (_comparison(c, papers[c.paper], keys) for c in graph.comparisons)
    yield "compared", ((keys[id], keys[c.id]) for c in graph.comparisons for id in dict.fromkeys(c.datasets))
    yield "link", ((ln.type, keys[ln.source], keys[ln.target], ln.confidence) for ln in relations(graph))
    named = _forms(graph)
    yield "form", ((place, forms.key(f), f.text, f.id, f.kind, f.how, held) for place, (f, held) in named.items())
    yield (
        "form_piece(rowid, padded)",
        ((place, forms.padded(f.text)) for place, (f, held) in named.items() if held and f.how not in forms.VERBATIM),
    )


def _paper(paper: Paper, keys: Keys) -> Values:
    published = paper.published.isoformat() if paper.published else None
    return (
        *(keys[paper.id], paper.id, paper.title, paper.title.casefold()),
        *(published, _year(paper), paper.arxiv_id, paper.organisation, paper.comments),
    )


def _year(paper: Paper) -> str | None:
    return str(paper.published.year) if paper.published else None


def _concept(concept: Concept, keys: Keys) -> Values:
    return (
        *(keys[concept.id], concept.id, concept.kind, concept.name, concept.name.casefold(), concept.curated),
        *(concept.paper_count, concept.result_count, keys.get(concept.variant_of or ""), *_span(concept)),
    )


def _result(result: Result, paper: Paper, keys: Keys) -> Values:
    slots = (keys.get(id or "") for id in (result.metric, result.subject, result.baseline))
    return (
        *(keys[result.id], result.id, result.kind, keys[result.paper], result.claim, result.direction, result.basis),
        *(result.bound, result.value, result.unit, result.setting, result.confidence, result.derived, result.disputed),
        *(*slots, *_span(result), paper.published.isoformat() if paper.published else None, _year(paper)),
    )


def _comparison(comparison: Comparison, paper: Paper, keys: Keys) -> Values:
    slots = (keys.get(id or "") for id in (comparison.metric, comparison.subject, comparison.baseline))
    return (
        *(keys[comparison.id], comparison.id, keys[comparison.paper], comparison.direction, comparison.confidence),
        *(*slots, paper.published.isoformat() if paper.published else None, _year(paper)),
    )


def _totals(node: Concept | Result) -> list[tuple[float, float]]:
    """The TOTAL sizes as closed intervals."""
    totals = [size for size in node.sizes if size.kind is ParameterKind.TOTAL]
    return [(size.value, size.value if size.high is None else size.high) for size in totals]


def _span(node: Concept | Result) -> tuple[float | None, float | None]:
    """The low end of the smallest size and the high end of the largest."""
    sizes = _totals(node)
    return min((low for low, _ in sizes), default=None), max((high for _, high in sizes), default=None)


def _sizes(node: Concept | Result, keys: Keys) -> Iterator[Values]:
    return ((keys[node.id], place, low, high) for place, (low, high) in enumerate(_totals(node)))


def _lineage(graph: Graph, keys: Keys) -> Iterator[Values]:
    above = {concept.id: concept.variant_of for concept in graph.concepts}
    for concept in graph.concepts:
        seen: set[str] = set()
        ancestor: str | None = concept.id
        while ancestor and ancestor not in seen:
            seen.add(ancestor)
            yield keys[concept.id], keys[ancestor]
            ancestor = above[ancestor]


def _techniques(result: Result) -> Iterable[str]:
    return dict.fromkeys(credit.technique for credit in result.credits)


def _credited(result: Result, keys: Keys) -> Iterator[Values]:
    for dataset in dict.fromkeys(result.datasets):
        for technique in _techniques(result):
            ends = keys[technique], keys[result.id]
            yield keys[dataset], *ends, result.claim, result.kind, result.unit, result.direction, *_span(result)


def _forms(graph: Graph) -> dict[int, tuple[Form, bool]]:
    """The names in the order in which candidates are looked through: of what most papers mention first."""
    papers = {concept.id: concept.paper_count for concept in graph.concepts}
    held = [form for form in forms.held(graph) if form.kind not in ("result", "comparison")]
    held.sort(key=lambda form: (-papers.get(form.id, 0), len(form.text), form.id))
    named = [*((form, True) for form in held), *((form, False) for form in forms.absent(graph))]
    return dict(enumerate(named, 1))
