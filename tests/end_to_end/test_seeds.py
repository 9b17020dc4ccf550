"""What the four listing pages must give, whatever else changes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg import edition, verify
from tests.end_to_end.conftest import ask, kg

pytestmark = pytest.mark.xdist_group("seeds")


def test_every_distinct_paper_is_in_the_graph(seeds: Path) -> None:
    assert ask(seeds, "{ statistics { papers } }")["statistics"]["papers"] == 197


def test_a_paper_knows_the_pages_it_stood_on(seeds: Path) -> None:
    title = "CLIMB: Curriculum Learning for Infant-inspired Model Building"
    query = "query($title: String!) { papers(where: {title: {eq: $title}}) { nodes { sources { document entry } } } }"
    [paper] = ask(seeds, query, {"title": title})["papers"]["nodes"]
    assert [(source["document"][:3], source["entry"]) for source in paper["sources"]] == [
        ("001", 15),
        ("002", 45),
        ("003", 28),
    ]


def test_every_fact_quotes_the_characters_it_was_read_from(seeds: Path) -> None:
    current = edition.current(seeds)
    assert list(verify.problems(current)) == []
    rows = [json.loads(line) for line in current.claims.read_text(encoding="utf-8").splitlines()]
    results = [result for row in rows for result in row["results"]]
    assert len(results) > 100
    assert all(result["printed"] in result["quote"] for result in results)


def test_building_again_gives_the_same_bytes_whatever_the_order_and_processes(
    seeds: Path, shared: Path, tmp_path: Path
) -> None:
    pages = sorted((shared / "seeds").iterdir(), reverse=True)
    done = kg("build", *pages, "-d", tmp_path, "-j", 2)
    assert done.returncode == 0, done.stderr
    one, two = edition.current(seeds), edition.current(tmp_path)
    assert one.claims.read_bytes() == two.claims.read_bytes()
    assert one.quads.read_bytes() == two.quads.read_bytes()
    assert replace(one.manifest, built="") == replace(two.manifest, built="")
