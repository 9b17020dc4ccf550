"""Who reads: this process, several of this machine, or a cluster that runs Dask; all read the same."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice

from extractors import pipeline
from kg.errors import EngineError
from kg.model import Paper, Reading

PARTITION = 32
"""Papers that a process takes at a time: less than a second's work, which is what a killed one costs."""
WAITING = 4
"""Partitions that are handed out for each process: enough to keep it busy, few enough to be held in memory."""
WORTH = 200
"""Papers that make up for the seconds in which another process starts."""

Engine = Callable[[Iterable[Paper]], Iterator[Reading]]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local(processes: int) -> Iterator[Engine]:
    """Processes of this machine; one of them is this one."""
    if processes == 1:
        yield pipeline.read_all
        return
    # Processes are started afresh, as forking one that has threads can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_die_with_parent) as pool:
        yield lambda papers: spread(pool, papers, processes)


def spread(executor: Executor, papers: Iterable[Paper], processes: int) -> Iterator[Reading]:
    """What each paper says, in the papers' order, read in partitions by whatever processes the executor has.

    No more than WAITING partitions a process are held at a time.

    Raises:
        EngineError: a process died and the executor can't replace it.
    """
    running: deque[Future[list[Reading]]] = deque()
    try:
        for partition in _partitions(papers):
            running.append(executor.submit(pipeline.read_batch, partition))
            if len(running) >= WAITING * processes:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()
    except BrokenExecutor as problem:
        raise EngineError(f"a reading process died ({problem}): run the command again, perhaps with fewer") from problem
    finally:
        for future in running:
            future.cancel()


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
