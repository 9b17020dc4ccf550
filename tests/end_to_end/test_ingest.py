"""`kg ingest` as it is run every day: any order, any interruption, one result."""

from __future__ import annotations

import http.client
import json
import random
import shutil
import time
from collections.abc import Sequence
from itertools import islice, permutations
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import edition, verify
from kg.cli import app
from server import opening
from tests.end_to_end.conftest import kg
from tests.end_to_end.served import served
from tests.end_to_end.test_resume import bytes_of, started

ORDERS = tuple(islice(permutations(range(4)), 9, 24, 14))
"""Two of the orders in which four pages can come, far apart."""


@pytest.mark.xdist_group("seeds")
@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_pages_one_by_one_in_any_order_give_the_bytes_of_one_build(
    seeds: Path, shared: Path, tmp_path: Path, order: Sequence[int]
) -> None:
    pages = sorted((shared / "seeds").iterdir())
    tmp_path.joinpath("graph").mkdir()
    shutil.copy(seeds / "cache.sqlite", tmp_path / "graph" / "cache.sqlite")
    for place in order:
        done = CliRunner().invoke(app, ["ingest", str(pages[place]), "-d", str(tmp_path / "graph"), "-j", "1"])
        assert done.exit_code == 0, done.stderr
    assert "extracting" not in done.stderr
    assert bytes_of(tmp_path / "graph") == bytes_of(seeds)
    assert len(list((tmp_path / "graph" / "editions").iterdir())) == 4


def edition_of(port: int) -> str:
    """The edition that a server answers from."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/graphql?query=%7Bstatistics%7Bedition%20papers%7D%7D")
    response = connection.getresponse()
    found = json.loads(response.read())
    connection.close()
    assert response.status == 200
    return str(found["data"]["statistics"]["edition"])


def until_served(port: int, id: str) -> None:
    """Wait until a server answers from an edition."""
    until = time.monotonic() + 60
    while edition_of(port) != id:
        assert time.monotonic() < until, f"the server doesn't answer from {id}"
        time.sleep(0.2)


def test_ten_kills_leave_the_old_edition_whole_and_serving(days: tuple[Path, Path], tmp_path: Path) -> None:
    yesterday, today = days
    graph, both, moments = tmp_path / "graph", tmp_path / "both", random.Random(11)
    assert kg("ingest", yesterday, "-d", graph, "-j", 1).returncode == 0
    old, before = edition.current(graph), bytes_of(graph)
    cache, pointer = ((graph / name).read_bytes() for name in ("cache.sqlite", "current"))
    seconds = _seconds("ingest", today, "-d", shutil.copytree(graph, tmp_path / "timed"), "-j", 1)
    killed, tries = 0, iter(range(40))
    with served(graph, tmp_path / "log") as (_, port):
        while killed < 10:
            assert next(tries, None) is not None, "ingests are through before they are killed"
            (graph / "cache.sqlite").write_bytes(cache)  # so that every ingest has all of its work before it
            ingest = started("ingest", today, "-d", graph, "-j", 1)
            time.sleep(moments.uniform(0.05, 0.9) * seconds)
            ingest.kill()
            ingest.wait()
            if edition.named(graph) != old.id:  # another speed than the one that was timed: begin anew
                (graph / "current").write_bytes(pointer)
                until_served(port, old.id)
                continue
            killed += 1
            assert bytes_of(graph) == before
            assert list(verify.problems(old)) == []
            assert edition_of(port) == old.id
        done = kg("ingest", today, "-d", graph, "-j", 1)
        assert done.returncode == 0, done.stderr
        new = edition.current(graph)
        until_served(port, new.id)
    assert kg("build", yesterday, today, "-d", both, "-j", 1).returncode == 0
    assert bytes_of(graph) == bytes_of(both)
    assert {path.name for path in (graph / "editions").iterdir()} == {old.id, new.id}


def _seconds(*arguments: object) -> float:
    start = time.monotonic()
    assert kg(*arguments).returncode == 0
    return time.monotonic() - start


def test_what_is_answered_from_is_not_pruned(days: tuple[Path, Path], tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    assert kg("ingest", days[0], "-d", graph, "-j", 1).returncode == 0
    old = edition.current(graph)
    held = opening.opened(graph)
    for source in (days[1], Path(shutil.copy(days[1], tmp_path / "again.jsonl"))):
        assert kg("ingest", source, "-d", graph, "-j", 1, "--keep", 1).returncode == 0
    assert list(verify.problems(old)) == []
    assert held.library.view.sizes() == old.view().sizes()
