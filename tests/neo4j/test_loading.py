"""A database is kept in step with the graph, on a real server: what is written, what is left alone, what is undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kg.errors import StoreError, StoreNotReady
from kg.model import Graph, Paper
from kg.stores import neo4j
from kg.stores.neo4j import Address
from tests.benchmarks import synthetic
from tests.neo4j.databases import MARKER, clear, disputed, everything, expected, held, load, run, smaller, unwatched

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

GRAPH = disputed(synthetic.graph(papers=120, results=240, seed=1))


def test_every_label_and_relationship_is_there_in_full(empty: Address) -> None:
    load(empty, GRAPH)
    assert held(empty) == expected(GRAPH)


def test_every_domain_node_has_one_label_a_short_name_and_real_values(empty: Address) -> None:
    load(empty, GRAPH)
    [[most]] = run(empty, "MATCH (n) RETURN max(size(labels(n)))")
    [[nameless]] = run(
        empty, "MATCH (n) WHERE NOT n:Edition AND (n.name IS NULL OR n.owner <> 'paperkg') RETURN count(n)"
    )
    [[unsigned]] = run(empty, "MATCH (a)-[r]->(b) WHERE r.owner <> 'paperkg' OR r.digest IS NULL RETURN count(r)")
    assert (most, nameless, unsigned) == (1, 0, 0)
    query = "MATCH (p:Paper)-[:REPORTS]->(r:Result)-[:EVIDENCED_BY]->(e:Evidence) WHERE r.published IS NOT NULL RETURN "
    [[year, value, start, uri]] = run(empty, query + "p.published.year, r.value + 0.5, e.start + 0, r.uri LIMIT 1")
    assert (type(year), type(value), type(start)) == (int, float, int)
    assert uri.startswith("https://example.org/result/")


def test_loading_twice_changes_nothing(empty: Address) -> None:
    load(empty, GRAPH)
    before = everything(empty)
    assert load(empty, GRAPH) == {}
    assert everything(empty) == before


def test_a_change_writes_only_what_it_touches(empty: Address) -> None:
    load(empty, GRAPH)
    paper = replace(GRAPH.papers[0], comments=7)
    changes = load(empty, replace(GRAPH, papers=(paper, *GRAPH.papers[1:])))
    [[properties]] = run(empty, "MATCH (p:Paper {id: $id}) RETURN size(keys(p))", id=paper.id)
    assert changes == {"properties_set": properties}


def test_a_smaller_edition_removes_the_difference_and_no_more(empty: Address) -> None:
    load(empty, smaller(GRAPH))
    part = everything(empty)
    run(empty, "MATCH (n) DETACH DELETE n")
    load(empty, GRAPH)
    whole = everything(empty)
    changes = load(empty, smaller(GRAPH))
    assert everything(empty) == part
    rid_of_rivals = [properties for label, properties in part[0] if [label, properties] not in whole[0]]
    assert changes == {
        "properties_set": sum(map(len, rid_of_rivals)),
        "nodes_deleted": len(whole[0]) - len(part[0]),
        "relationships_deleted": len(whole[1]) - len(part[1]),
    }


@pytest.mark.parametrize("after", [0, 60, 250, 700, 1500])
def test_a_load_that_broke_off_anywhere_is_completed_by_the_next(empty: Address, after: int) -> None:
    class Broken(Exception):
        pass

    def breaks(stage: str, items: Iterator[object], _total: int | None) -> Iterator[object]:
        for number, item in enumerate(items):
            if number == after or (after >= 700 and stage == "relationships" and number == after - 600):
                raise Broken
            yield item

    load(empty, GRAPH)
    whole = everything(empty)
    load(empty, smaller(GRAPH))
    with pytest.raises(Broken), neo4j.writing(empty) as session:
        neo4j.load(session, GRAPH, MARKER, breaks)  # type: ignore[arg-type]
    with pytest.raises(StoreNotReady):
        neo4j.Database(empty).marker()
    load(empty, GRAPH)
    assert everything(empty) == whole


def test_somebody_elses_nodes_are_neither_joined_nor_removed(empty: Address) -> None:
    run(empty, "CREATE (:Paper {id: 'mine', name: 'a paper of mine'}), (:Cat {name: 'Tom'})")
    with pytest.raises(StoreError, match="not ours \\(1 Paper\\): use another database"):
        load(empty, GRAPH)
    clear(empty)
    assert run(empty, "MATCH (n) RETURN labels(n)[0] AS label ORDER BY label") == [["Cat"], ["Paper"]]


def test_somebody_elses_relationships_stay(empty: Address) -> None:
    load(empty, GRAPH)
    method = next(concept.id for concept in GRAPH.concepts if concept.kind == "method")
    run(empty, "MATCH (n:Method {id: $id}) CREATE (n)-[:USES {note: 'mine'}]->(:Cat)", id=method)
    assert load(empty, GRAPH) == {}
    [[kept]] = run(empty, "MATCH (:Method)-[r:USES {note: 'mine'}]->(:Cat) RETURN count(r)")
    assert kept == 1


def test_clear_leaves_nothing_of_ours(empty: Address) -> None:
    load(empty, GRAPH)
    clear(empty)
    assert run(empty, "MATCH (n) RETURN count(n)") == [[0]]
    assert run(empty, "SHOW INDEXES YIELD name WHERE name STARTS WITH 'paperkg' RETURN name") == []


def test_names_are_parameters_and_never_part_of_a_statement(empty: Address) -> None:
    evil = "'}) MATCH (n) DETACH DELETE n //"
    paper = Paper(f"paper/{evil.replace(' ', '_')}", evil, evil)
    load(empty, Graph(papers=(paper,)))
    assert run(empty, "MATCH (p:Paper) RETURN p.title") == [[evil]]
    with neo4j.writing(empty) as session:
        neo4j.load(session, Graph(), MARKER, unwatched)
    assert run(empty, "MATCH (p:Paper) RETURN count(p)") == [[0]]
