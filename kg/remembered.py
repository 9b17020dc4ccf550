"""The answers given last: an edition never changes, and so gives them again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

Answer = TypeVar("Answer")


class Remembered:
    """Answers with the questions they were given to, at most so many rows of them in all. Threads may share it.

    Whoever was given an answer must not change it.
    """

    def __init__(self, most: int) -> None:
        """`most`: rows; 0 keeps nothing."""
        self._most, self._rows = most, 0
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, question: Hashable) -> Any | None:
        """The answer if it is still there; None is never one."""
        with self._lock:
            kept = self._kept.get(question)
            if kept is None:
                return None
            self._kept.move_to_end(question)
            return kept[0]

    def keep(self, question: Hashable, answer: object, rows: int) -> None:
        """Keep an answer, which counts as one row more than it has, and forget those that nobody asked for longest."""
        size = 1 + rows
        with self._lock:
            self._rows += size - self._kept.pop(question, (None, 0))[1]
            self._kept[question] = answer, size
            while self._rows > self._most:
                self._rows -= self._kept.popitem(last=False)[1][1]

    def once(self, question: Hashable, ask: Callable[[], Answer], rows: Callable[[Answer], int]) -> Answer:
        """The answer kept, or else a new one. Two threads that ask at the same time may both ask anew."""
        kept = self.recall(question)
        if kept is None:
            kept = ask()
            self.keep(question, kept, rows(kept))
        return cast("Answer", kept)
