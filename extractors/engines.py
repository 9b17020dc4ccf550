"""Who reads: this process, several of this machine, or a cluster that runs Dask; all read the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any

from extractors import pipeline
from extractors.accuracy import Accuracy
from kg.errors import EngineError
from kg.model import Paper, Reading

PARTITION = 32
"""Papers that a process takes at a time: about a second's work, which is what a killed one costs."""
WAITING = 4
"""Partitions that are handed out for each process: enough to keep it busy, few enough to be held in memory."""
WORTH = 200
"""Papers that make up for the seconds in which another process starts."""
FEWEST = 8
"""Processes that a cluster is taken to have where it has none yet."""

Engine = Callable[[Iterable[Paper]], Iterator[Reading]]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local(processes: int, accuracy: Accuracy = Accuracy.FAST) -> Iterator[Engine]:
    """So many processes of this machine: this one alone, or others that it hands papers to."""
    if processes == 1:
        yield partial(pipeline.read_all, accuracy=accuracy)
        return
    # Processes are started afresh, as forking one that has threads can hang.
    context = multiprocessing.get_context("spawn")
    with _Processes(processes, mp_context=context, initializer=_die_with_parent) as pool:
        yield lambda papers: spread(pool, papers, processes, accuracy)


@contextmanager
def dask(scheduler: str | None, processes: int, accuracy: Accuracy = Accuracy.FAST) -> Iterator[Engine]:
    """The workers of a Dask cluster; what a worker that dies had in hand goes to the others.

    The cluster is the one whose scheduler's address is given, else the one that Dask is configured for (by
    DASK_SCHEDULER_ADDRESS, say), else so many processes of this machine.

    Raises:
        EngineError: Dask is not installed, nothing answers at the scheduler's address, or the cluster gave up.
    """
    try:
        from dask import config
        from distributed import Client, KilledWorker
    except ImportError as problem:
        raise EngineError("the engine dask is not installed: pip install 'paperkg[cluster]'") from problem
    address = scheduler or config.get("scheduler-address", None)
    here = {} if address else {"n_workers": processes, "threads_per_worker": 1, "dashboard_address": None}
    connect: Any = Client
    try:
        client = connect(address, **here)
    except (OSError, ValueError) as problem:
        raise EngineError(f"no Dask scheduler at {address}: {problem}") from problem

    def read(papers: Iterable[Paper]) -> Iterator[Reading]:
        threads = sum(client.nthreads().values())
        try:
            yield from spread(client.get_executor(), papers, max(threads, FEWEST), accuracy)
        except (KilledWorker, CancelledError) as problem:
            raise EngineError(f"the cluster gave up: {problem}") from problem

    with client:
        yield read


def spread(
    executor: Executor, papers: Iterable[Paper], processes: int, accuracy: Accuracy = Accuracy.FAST
) -> Iterator[Reading]:
    """What each paper says, in the papers' order, read in partitions by whatever processes the executor has.

    No more than WAITING partitions a process are held at a time.

    Raises:
        EngineError: a process died and the executor can't replace it, or it has another version of the pipeline.
    """
    running: deque[Future[list[Reading]]] = deque()
    version = pipeline.version(accuracy)
    try:
        for partition in _partitions(papers):
            running.append(executor.submit(pipeline.read_batch, partition, version))
            if len(running) >= WAITING * processes:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()
    except BrokenExecutor as problem:
        raise EngineError(f"a reading process died ({problem}): run the command again, perhaps with fewer") from problem
    finally:
        for future in running:
            future.cancel()


class _Processes(ProcessPoolExecutor):
    """Processes of this machine that are not interrupted from the keyboard, but told to end by this one.

    A terminal interrupts all that it runs, again where its user loses patience. If a process ends of that while it
    starts, or the wait for all of them does, this one waits for good.
    """

    def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
        """Ask for a call, and start a process where none is idle: one begins with the signals blocked that are here."""
        with _uninterrupted():
            return super().submit(*args, **kwargs)

    def shutdown(self, *args: Any, **kwargs: Any) -> None:
        """Wait for what is being read."""
        with _uninterrupted():
            super().shutdown(*args, **kwargs)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _partitions(papers: Iterable[Paper]) -> Iterator[Sequence[Paper]]:
    rest = iter(papers)
    while partition := tuple(islice(rest, PARTITION)):
        yield partition


def _die_with_parent() -> None:
    """End this process with the one that started it, which may be killed without a chance to say so."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
