"""A build killed at any moment leaves a whole edition or none, resumes, repeats nothing, and gives the same bytes."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.json import encode

from kg import edition, verify
from kg.assemble import assemble_sorted
from kg.edition import Claims
from kg.errors import EditionError
from kg.judgements import Judgements
from kg.manifest import Manifest, Provenance
from kg.model import Graph, Kind
from kg.settings import Settings
from tests.end_to_end.conftest import ROOT, kg
from tests.kg.builders import VOCABULARY, Page

SAMPLE = ROOT / "kg/examples/sample.jsonl"
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see a process's children")


def started(*arguments: object) -> subprocess.Popen[bytes]:
    """A command in a session of its own, as a terminal starts it, which interrupts all of the session."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)


def finished(directory: Path) -> int:
    """How many papers the cache of a build holds."""
    cache = directory / "cache.sqlite"
    if not cache.exists():
        return 0
    with closing(sqlite3.connect(cache)) as rows:
        try:
            return int(rows.execute("SELECT COUNT(*) FROM reading").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def bytes_of(directory: Path) -> tuple[bytes, bytes, Manifest]:
    found = edition.current(directory)
    return found.claims.read_bytes(), found.quads.read_bytes(), replace(found.manifest, built="")


@pytest.mark.xdist_group("sample")
def test_ten_kills_at_random_moments_leave_no_trace(sample: Path, tmp_path: Path) -> None:
    moments, graph, before = random.Random(7), tmp_path / "graph", 0
    for _ in range(10):
        build = started("build", SAMPLE, "-d", graph, "-j", 1)
        time.sleep(moments.uniform(0.3, 4.5))
        build.kill()
        build.wait()
        assert finished(graph) >= before
        before = finished(graph)
        if (graph / "current").exists():
            assert list(verify.problems(edition.current(graph))) == []
    done = kg("build", SAMPLE, "-d", graph, "-j", 1)
    assert done.returncode == 0, done.stderr
    assert f"extracting: {120 - before} in" in done.stderr or before == 120
    assert bytes_of(graph) == bytes_of(sample)
    kept = {path.name for path in (graph / "editions").iterdir()}
    assert kept == {edition.current(graph).id}


def workers(build: subprocess.Popen[bytes]) -> set[int]:
    """Who reads for a build, as soon as there are all."""
    for _ in range(1200):
        children = Path(f"/proc/{build.pid}/task/{build.pid}/children").read_text().split()
        if len(children) > 2:  # two, and the one that Python has clean up after them
            return {int(pid) for pid in children}
        time.sleep(0.05)
    pytest.fail("there are no workers")


@needs_proc
@pytest.mark.parametrize("times", [1, 2], ids=["once", "again, impatiently"])
def test_an_interrupt_while_workers_start_ends_a_build(times: int, tmp_path: Path) -> None:
    papers = tmp_path / "papers.jsonl"  # more than a pipe holds, so that some waits to be handed to workers
    abstract = "It was a long day in the hills. " * 80
    papers.write_bytes(b"\n".join(encode({"title": f"Paper {n}", "abstract": abstract}) for n in range(200)))
    build = started("build", papers, "-d", tmp_path, "-j", 2)
    try:
        workers(build)
        for _ in range(times):
            time.sleep(0.2)
            os.killpg(build.pid, signal.SIGINT)
        assert build.wait(timeout=60) == 130
    finally:
        build.kill()


@needs_proc
def test_workers_die_with_a_killed_build(tmp_path: Path) -> None:
    build = started("build", SAMPLE, "-d", tmp_path, "-j", 2)
    children = workers(build)
    time.sleep(1)
    build.send_signal(signal.SIGKILL)
    build.wait()
    for _ in range(1200):
        if not any(_alive(pid) for pid in children):
            return
        time.sleep(0.05)
    pytest.fail(f"still alive: {[pid for pid in children if _alive(pid)]}")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")


def test_two_builds_in_one_folder_wait_for_each_other(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "build.lock", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = kg("build", SAMPLE, "-d", tmp_path)
    assert done.returncode == 1
    assert "another build is under way" in done.stderr


def test_a_reader_sees_whole_editions_only(tmp_path: Path) -> None:
    pages = [Page(title, "We use BERT.").entity(Kind.MODEL, "BERT") for title in ("One", "Two")]
    problems: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                found = edition.current(tmp_path)
                problems.extend(verify.problems(found))
            except EditionError as problem:
                problems.append(str(problem))

    def write(page: Page) -> None:
        def assembled(claims: Claims) -> Graph:
            return assemble_sorted(claims, VOCABULARY, Judgements())

        edition.write(tmp_path, [page.reading], assembled, Provenance((), (), {}), Settings("http://localhost/"))

    write(pages[0])
    reader = threading.Thread(target=read)
    reader.start()
    for number in (0, 1, 1, 0, 0, 1) * 5:
        write(pages[number])
        time.sleep(0.01)
    done.set()
    reader.join()
    assert problems == []
