"""One paper from several sources is one paper, whatever the order; what is set aside or unexpected is said."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from extractors.sources import documents, papers
from kg import edition
from kg.model import Paper
from tests.end_to_end.conftest import ask, kg
from tests.kg.builders import merge
from tests.sources.kinds import EXAMPLES

FOUR = [EXAMPLES / name for name in ("listing.html", "daily-papers.json", "arxiv-response.xml", "references.bib")]
QUERY = "query($id: ID!) { paper(id: $id) { id title abstract sources { document format } } }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("four") / "graph"
    done = kg("build", *FOUR, "-d", directory)
    assert done.returncode == 0, done.stderr
    return directory


def test_four_sources_of_a_paper_are_one_node_with_one_id(graph: Path) -> None:
    paper = ask(graph, QUERY, {"id": "paper/arxiv-2407.14679"})["paper"]
    assert [source["format"] for source in paper["sources"]] == [
        "arxiv-atom",
        "daily-papers-json",
        "daily-papers-html",
        "bibtex",
    ]
    assert "nearly all of what the large one knew, & costs less" in paper["abstract"]
    titles = [reading.paper.title for reading in edition.current(graph).readings()]
    assert titles.count("Late Ferns: Growing Small Models from Large Ones") == 1


def test_ids_that_were_once_given_still_resolve(graph: Path, tmp_path: Path) -> None:
    assert kg("build", FOUR[0], "-d", tmp_path).returncode == 0
    before = [reading.paper.id for reading in edition.current(tmp_path).readings()]
    assert kg("build", *FOUR, "-d", tmp_path).returncode == 0
    for id in before:
        assert ask(tmp_path, QUERY, {"id": id})["paper"]["sources"]


def test_the_order_of_sources_decides_nothing() -> None:
    read = {document.name: [*papers(document)] for document in documents(map(str, FOUR))}
    ways = [
        frozenset(merge(item for name in order for item in read[name] if isinstance(item, Paper)))
        for order in permutations(read)
    ]
    assert len(ways) == 24
    assert len(set(ways)) == 1
    [paper] = [paper for paper in ways[0] if paper.arxiv_id == "2407.14679"]
    assert len(paper.sources) == 4


def test_what_is_set_aside_and_what_nobody_expects_is_said_and_kept(tmp_path: Path) -> None:
    row = {"title": "Late Ferns", "abstract": "Ferns come late.", "mood": "good"}
    source = tmp_path / "papers.jsonl"
    source.write_text(f"{json.dumps(row)}\n{json.dumps(row)}\n[1]\n", encoding="utf-8")
    done = kg("build", source, "-d", tmp_path / "graph")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("unexpected field 'mood' in jsonl, first at papers.jsonl:1") == 1
    assert "set aside papers.jsonl:3: not a JSON object" in done.stderr
    manifest = edition.current(tmp_path / "graph").manifest
    assert [(row.field, row.line) for row in manifest.unexpected] == [("mood", 1)]
    assert [(row.document, row.line) for row in manifest.set_aside] == [("papers.jsonl", 3)]
