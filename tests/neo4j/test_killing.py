"""Whatever dies while an edition is loaded, and whenever: loading again ends as a load that nobody disturbed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg import edition as editions
from kg.model import Graph
from kg.stores.neo4j import Address
from tests.end_to_end.conftest import ROOT
from tests.neo4j.databases import everything, load, run, smaller, soon
from tests.neo4j.server import Server

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

KILLS = int(os.environ.get("NEO4J_KILLS", "1"))
"""How many times a server is killed; where it is more than once, the listing pages take the bundled sample's place."""


@dataclass(frozen=True, slots=True)
class Clean:
    """What an undisturbed load of a folder's edition over a smaller one leaves, and the seconds it took."""

    other: Graph
    directory: Path
    content: Any
    seconds: float

    def moments(self, count: int) -> Iterator[float]:
        """Random moments of a load, in seconds from its first write."""
        chance = random.Random(count)
        return (chance.uniform(0, 0.8 * self.seconds) for _ in range(count))


@pytest.fixture(scope="module")
def clean(neo4j: Address, request: pytest.FixtureRequest) -> Iterator[Clean]:
    """A graph of real abstracts, over a part of it; timed when the server is warm."""
    directory = request.getfixturevalue("seeds" if KILLS > 1 else "sample")
    other = smaller(editions.current(directory).graph())
    for _ in range(2):
        load(neo4j, other)
        process, start = loading(neo4j, directory), time.monotonic()
        assert process.wait() == 0
        took = time.monotonic() - start
    yield Clean(other, directory, everything(neo4j), took)
    run(neo4j, "MATCH (n) DETACH DELETE n")


def loading(address: Address, directory: Path) -> subprocess.Popen[bytes]:
    """`kg neo4j load` in a process of its own, which has begun to write."""
    process = started(address, directory)
    assert soon(lambda: interrupted(address) or process.poll() is not None)
    return process


def started(address: Address, directory: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"NEO4J_URI": address.uri}
    command = [sys.executable, "-m", "kg", "neo4j", "load", "-d", str(directory)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def interrupted(address: Address) -> bool:
    """Whether a load has begun, and not come to its end."""
    return run(address, "MATCH (m:Edition) RETURN m.state") == [["LOADING"]]


def test_a_loader_killed_at_five_moments_is_made_good(neo4j: Address, clean: Clean) -> None:
    broken = 0
    # The first at once: where the machine was slower when a load was timed, the others may all come too late.
    for moment in (0, *clean.moments(4)):
        load(neo4j, clean.other)
        process = loading(neo4j, clean.directory)
        time.sleep(moment)
        process.kill()
        process.wait()
        broken += interrupted(neo4j)
        assert started(neo4j, clean.directory).wait() == 0
        assert everything(neo4j) == clean.content
    assert broken


def test_a_server_killed_while_it_is_loaded_is_made_good(mortal: Server, clean: Clean) -> None:
    """The loader may outlive it, and go on when it is back."""
    address, broken = Address(mortal.uri), 0
    for moment in clean.moments(KILLS):
        load(address, clean.other)
        process = loading(address, clean.directory)
        time.sleep(moment)
        mortal.stop(signal.SIGKILL)
        mortal.start()
        broken += interrupted(address)
        process.wait(timeout=120)
        assert started(address, clean.directory).wait() == 0
        assert everything(address) == clean.content
    assert broken
