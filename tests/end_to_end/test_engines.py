"""Extraction past one machine: a real cluster, one of whose workers is killed, and files that lie at URLs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from distributed import Client

from kg import edition
from tests.end_to_end.conftest import ROOT, kg

pytestmark = pytest.mark.xdist_group("sample")

SAMPLE = ROOT / "kg/examples/sample.jsonl"


class Cluster(NamedTuple):
    """A scheduler's address and the processes of two workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    known = tmp_path / "scheduler.json"
    scheduler = ("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", known)
    worker = ("worker", "--scheduler-file", known, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    running = [_dask(tmp_path, *scheduler)]
    try:
        _wait(lambda: known.exists() and known.read_text(encoding="utf-8").rstrip().endswith("}"))
        running += [_dask(tmp_path, *worker) for _ in range(2)]
        yield Cluster(json.loads(known.read_text(encoding="utf-8"))["address"], running[1:])
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()


def _dask(folder: Path, *arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *map(str, arguments)]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _wait(done: Callable[[], bool]) -> None:
    for _ in range(2400):
        if done():
            return
        time.sleep(0.05)
    pytest.fail("waited for two minutes in vain")


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What one process of this machine extracts."""
    out = tmp_path_factory.mktemp("alone") / "claims.jsonl"
    done = kg("extract", SAMPLE, "-o", out, "-j", 1)
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(cluster: Cluster, alone: bytes, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    arguments = ("extract", SAMPLE.as_uri(), "-o", out.as_uri(), "--engine", cluster.address)
    extract = subprocess.Popen([sys.executable, "-m", "kg", *map(str, arguments)], cwd=ROOT, stderr=subprocess.PIPE)
    connect: Any = Client
    with connect(cluster.address) as client:
        _wait(lambda: len(client.nthreads()) == 2 and all(client.processing().values()))
    cluster.workers[0].kill()
    _, problems = extract.communicate(timeout=300)
    assert extract.returncode == 0, problems.decode()
    assert out.read_bytes() == alone


def test_a_build_on_a_cluster_is_the_build_of_one_machine(cluster: Cluster, sample: Path, tmp_path: Path) -> None:
    known = {"DASK_SCHEDULER_ADDRESS": cluster.address}
    done = kg("build", SAMPLE, "-d", tmp_path / "graph", "--engine", "dask", env=os.environ | known)
    assert done.returncode == 0, done.stderr
    assert edition.current(tmp_path / "graph").claims.read_bytes() == edition.current(sample).claims.read_bytes()


def test_processes_of_this_machine_give_the_same_bytes(alone: bytes) -> None:
    done = kg("extract", SAMPLE, "-j", 2)
    assert done.stdout.encode() == alone


def test_without_a_cluster_dask_runs_one_on_this_machine(alone: bytes) -> None:
    done = kg("extract", SAMPLE, "--engine", "dask", "-j", 1)
    assert done.stdout.encode() == alone, done.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("--engine", "tcp://127.0.0.1:9"), 1, "no Dask scheduler at tcp://127.0.0.1:9"),
        (("--engine", "tcp://127.0.0.1:9", "-j", 2), 2, "(without -j)"),
        (("--engine", "spark"), 2, "not 'spark'"),
    ],
)
def test_a_cluster_that_is_not_there_is_one_clear_message(
    arguments: tuple[str, ...], status: int, message: str
) -> None:
    done = kg("extract", SAMPLE, *arguments, env=os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"})
    assert done.returncode == status
    assert message in done.stderr
    assert "Traceback" not in done.stderr
