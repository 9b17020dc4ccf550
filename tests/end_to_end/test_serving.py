"""`kg serve` as it runs: a new edition is picked up without dropping a request, and stopping lets requests finish."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import ROOT, kg
from tests.end_to_end.served import served

pytestmark = pytest.mark.xdist_group("sample")

BODY = json.dumps({"query": "{ statistics { edition papers } }"}).encode()
HEAD = {"Content-Type": "application/json"}


@pytest.fixture
def directory(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "graph"))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def server(directory: Path, log: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server process and its port."""
    with served(directory, log, "--production") as found:
        yield found


def ask(port: int) -> str:
    """The edition that answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/graphql", BODY, HEAD)
    response = connection.getresponse()
    assert response.status == 200
    edition: str = json.loads(response.read())["data"]["statistics"]["edition"]
    connection.close()
    return edition


def test_a_new_edition_is_picked_up_without_dropping_a_request(
    server: tuple[subprocess.Popen[bytes], int], directory: Path
) -> None:
    _, port = server
    seen: list[str] = []
    problems: list[BaseException] = []
    over = threading.Event()

    def keep_asking() -> None:
        while not over.is_set():
            try:
                seen.append(ask(port))
            except (OSError, AssertionError, http.client.HTTPException) as problem:
                problems.append(problem)

    threads = [threading.Thread(target=keep_asking) for _ in range(4)]
    for thread in threads:
        thread.start()
    few = directory.parent / "few.jsonl"
    few.write_text("".join((ROOT / "kg/examples/sample.jsonl").open(encoding="utf-8").readlines()[:20]), "utf-8")
    before = (directory / "current").read_text(encoding="utf-8").strip()
    done = kg("build", few, "-d", directory)
    assert done.returncode == 0, done.stderr
    after = (directory / "current").read_text(encoding="utf-8").strip()
    until = time.monotonic() + 20
    while (not seen or seen[-1] != after) and time.monotonic() < until:
        time.sleep(0.1)
    over.set()
    for thread in threads:
        thread.join()
    assert problems == []
    assert (seen[0], seen[-1], set(seen)) == (before, after, {before, after})


def test_stopping_lets_requests_finish(server: tuple[subprocess.Popen[bytes], int], log: Path) -> None:
    process, port = server
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        head = f"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(BODY)}\r\n"
        connection.sendall(f"{head}\r\n".encode() + BODY[:10])
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        connection.sendall(BODY[10:])
        answer = connection.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 200 ")
    process.wait(timeout=30)
    errors = log.read_text(encoding="utf-8")
    assert "Traceback" not in errors
    lines = [json.loads(line) for line in errors.splitlines() if line.startswith("{")]
    assert [line["status"] for line in lines if line["message"] == "request"] == [200]
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port))


def test_a_port_that_is_taken_is_said_before_anything_is_promised(directory: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = kg("serve", "-d", directory, "--port", port)
    assert done.returncode == 2
    assert f"kg: can't listen on 127.0.0.1, port {port}: Address already in use" in done.stderr
    assert "serving" not in done.stderr


def test_an_interrupt_from_the_keyboard_ends_everything_quietly(
    server: tuple[subprocess.Popen[bytes], int], log: Path
) -> None:
    process, port = server
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/sparql?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D")
    assert connection.getresponse().status == 200
    connection.close()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to the server and to those who answer for it
    process.wait(timeout=30)
    assert "Traceback" not in log.read_text(encoding="utf-8")
