"""A real Neo4j Community server without Docker, for tests and local trials.

    python -m tests.neo4j.server [--guide URL] [--fetch]

Needs Java 17 or 21 and Maven, which fetches the server once into ~/.cache/paperkg. It runs on free ports of 127.0.0.1
in a temporary home, until Ctrl-C, and leaves nothing behind. With NEO4J_PASSWORD set, it asks for that password.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from neo4j import GraphDatabase, basic_auth
from neo4j.exceptions import AuthError, DriverError, ServiceUnavailable

POM = Path(__file__).with_name("pom.xml")
VERSION = "5.26.30"
PATIENCE = 300
"""Seconds that a server may take to answer."""

PAUSES = (0, 5, 30)
"""Seconds before each attempt to fetch it; Maven keeps what those before got, and asks for the rest."""

OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
"""Packages of java.base that the server looks into."""

HASTE = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""What makes a server start in half the time; one that answers long is quicker without."""


class Missing(Exception):
    """What a server needs is not on this machine."""


@dataclass(slots=True)
class Server:
    """A server that can be killed and started again on the same ports and home."""

    home: Path
    bolt: int
    http: int
    password: str | None = None
    options: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] = field(init=False)
    guard: subprocess.Popen[bytes] = field(init=False)

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def browser(self) -> str:
        return f"http://127.0.0.1:{self.http}/browser/"

    def start(self) -> None:
        """Start the process and wait until it answers.

        Raises:
            Missing: it has ended, or does not answer in time; what it said last is told.
        """
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen(self._command(), stdout=log, stderr=log, process_group=0)
        self.guard = _guard(self.process.pid, self.home)
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise Missing("Neo4j does not start: " + (self.home / "server.log").read_text()[-2000:])
            time.sleep(0.2)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the server's own process, and no other."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.wait(timeout=60)
        with self.guard:
            self.guard.kill()

    def _command(self) -> list[str]:
        opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
        main = "org.neo4j.server.CommunityEntryPoint"
        folders = [f"--home-dir={self.home}", f"--config-dir={self.home}/conf", "--console-mode"]
        return ["java", "-Xms256m", "-Xmx768m", *self.options, *opens, "-cp", f"{libraries()}/*", main, *folders]

    def _answers(self) -> bool:
        """Whether the server takes the password; a new one is told it."""
        with closing(GraphDatabase.driver(self.uri, auth=self._auth(self.password))) as driver:
            try:
                driver.verify_connectivity()
            except AuthError:
                self._set_password()
            except (ServiceUnavailable, DriverError):
                return False
        return True

    def _set_password(self) -> None:
        with closing(GraphDatabase.driver(self.uri, auth=self._auth("neo4j"))) as driver:
            change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
            driver.execute_query(change, password=self.password, database_="system")

    def _auth(self, password: str | None) -> tuple[str, str] | None:
        return basic_auth("neo4j", password) if self.password and password else None  # type: ignore[return-value]


def _guard(process: int, home: Path) -> subprocess.Popen[bytes]:
    """What ends a process and removes its home when we die, however we do: its pipe from us breaks then."""
    script = 'read _; kill -9 "$0"; sleep 1; rm -rf "$1"'
    return subprocess.Popen(["sh", "-c", script, str(process), home], stdin=subprocess.PIPE, process_group=0)


@contextmanager
def running(
    password: str | None = None, guide: str | None = None, options: tuple[str, ...] = HASTE
) -> Iterator[Server]:
    """A fresh server with an empty database; `guide` is the address of what Browser plays after connecting.

    `options` are Java's.

    Raises:
        Missing: Java or Maven is not there, or the server does not start.
    """
    home = Path(tempfile.mkdtemp(prefix="paperkg-neo4j-"))
    server = Server(home, _free_port(), _free_port(), password, options)
    try:
        (home / "conf").mkdir()
        (home / "conf/neo4j.conf").write_text("\n".join(_settings(server, guide)) + "\n")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _settings(server: Server, guide: str | None) -> list[str]:
    settings = [
        f"dbms.security.auth_enabled={'true' if server.password else 'false'}",
        "dbms.security.auth_minimum_password_length=1",
        "server.default_listen_address=127.0.0.1",
        f"server.bolt.listen_address=127.0.0.1:{server.bolt}",
        f"server.http.listen_address=127.0.0.1:{server.http}",
        f"server.bolt.advertised_address=127.0.0.1:{server.bolt}",
        "server.https.enabled=false",
        "dbms.usage_report.enabled=false",
        "server.memory.pagecache.size=128m",
        "db.tx_log.rotation.retention_policy=keep_none",
    ]
    if guide:
        settings.append(f"browser.remote_content_hostname_whitelist={urlsplit(guide).hostname}")
        settings.append(f"browser.post_connect_cmd=play {guide}")
    return settings


def libraries() -> Path:
    """The folder of the server's jars, fetched where they are not there yet.

    Raises:
        Missing: there is no Java, or no Maven to fetch them, or it can't.
    """
    _need("java")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "paperkg"
    folder = cache / f"neo4j-{VERSION}"
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "neo4j.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    _need("mvn")
    with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
        copy = "dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={aside}/jars"
        command = ["mvn", "--batch-mode", "--quiet", "--update-snapshots", f"--file={POM}", *copy]
        for pause in PAUSES:
            time.sleep(pause)
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
            if not done.returncode:
                (Path(aside) / "jars").rename(folder)
                return
    raise Missing(f"Maven can't fetch Neo4j: {done.stdout[-2000:]}")


def _need(tool: str) -> None:
    if not shutil.which(tool):
        raise Missing(f"a Neo4j server needs Java 17 or 21 and Maven, and there is no `{tool}` here")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--fetch", action="store_true", help="fetch what a server needs, and start none")
    options.add_argument("--guide", help="what Browser plays first, like http://localhost:8000/guide")
    chosen = options.parse_args()
    if chosen.fetch:
        print(libraries())
        return
    with running(os.environ.get("NEO4J_PASSWORD"), chosen.guide) as server:
        print(f"NEO4J_URI={server.uri}\nBrowser at {server.browser}", flush=True)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        with suppress(KeyboardInterrupt):
            server.process.wait()


if __name__ == "__main__":
    main()
