"""Work that may take a while: on worker threads, so much at once and so much waiting, each with its deadline."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import anyio
import anyio.to_thread

from kg import deadline
from server.rules import Rules

P = ParamSpec("P")
T = TypeVar("T")


class Busy(Exception):
    """So many wait already that one more would wait for nothing."""


class Gate:
    """Lets a bounded number of jobs run and a bounded number wait."""

    def __init__(self, rules: Rules) -> None:
        self._threads = anyio.CapacityLimiter(rules.running)
        self._rules = rules
        self.inside = 0

    async def run(self, job: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """The job's answer.

        Raises:
            Busy: too many wait.
            Overdue: the job looked at the clock and found its time passed.
        """
        if self.inside >= self._rules.running + self._rules.waiting:
            raise Busy

        def timed() -> T:
            with deadline.within(self._rules.seconds):
                return job(*args, **more)

        self.inside += 1
        try:
            return await anyio.to_thread.run_sync(timed, limiter=self._threads)
        finally:
            self.inside -= 1
