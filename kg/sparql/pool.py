"""Processes that answer SPARQL, as many as are asked at once: one that takes too long is killed and replaced."""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing import Pipe

import msgspec

from kg import deadline
from kg.errors import Overdue, PaperkgError
from kg.sparql.asked import Answer, Asked, Refused


class Died(PaperkgError):
    """The process that answered is gone."""

    def __init__(self) -> None:
        super().__init__("the query ended the process that answered it: it needs too much memory; ask for less")


class Worker:
    """One process and the connection to it. It ends when the connection does."""

    def __init__(self, memory: int) -> None:
        """Start it; `memory` is the most bytes that it may take."""
        self._connection, theirs = Pipe()
        command = [sys.executable, "-m", "kg.sparql.worker", str(theirs.fileno()), str(memory)]
        with theirs:
            self._process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, env=os.environ | {"RUST_BACKTRACE": "0"}
            )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, asked: Asked, seconds: float) -> Answer | Refused:
        """The answer.

        Raises:
            Overdue: it did not come in time.
            Died: the process ended over it.
        """
        try:
            self._connection.send_bytes(msgspec.msgpack.encode(asked))
            if not self._connection.poll(seconds):
                raise Overdue
            return msgspec.msgpack.decode(self._connection.recv_bytes(), type=Answer | Refused)
        except (EOFError, OSError) as problem:
            raise Died from problem

    def kill(self) -> None:
        """End the process, whatever it does, and wait until it has."""
        self._process.kill()
        self._process.wait()
        self._connection.close()


class Pool:
    """Workers that wait for the next query. They are started when they are first needed."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._idle: list[Worker] = []

    def answer(self, asked: Asked) -> Answer | Refused:
        """The answer of a process that does nothing else, within the deadline of the thread that asks.

        Raises:
            Overdue: the query took too long, and its process was killed.
            Died: the process ended over it.
        """
        worker = self._worker()
        try:
            found = worker.ask(asked, min(deadline.left(), asked.seconds))
        except BaseException:
            worker.kill()
            raise
        self._idle.append(worker)
        return found

    def close(self) -> None:
        """End the processes that wait."""
        while self._idle:
            self._idle.pop().kill()

    def _worker(self) -> Worker:
        while True:
            try:
                worker = self._idle.pop()
            except IndexError:
                return Worker(self._memory)
            if worker.alive:
                return worker
            worker.kill()
