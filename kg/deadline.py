"""How long an answer may take: set by whoever asks, and looked at by whoever works for long."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from kg.errors import Overdue

_UNTIL = ContextVar("until", default=math.inf)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Whatever is asked inside must be answered in so many seconds."""
    token = _UNTIL.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _UNTIL.reset(token)


def left() -> float:
    """Seconds that are left; infinite where nobody set a deadline."""
    return _UNTIL.get() - time.monotonic()


def passed() -> bool:
    """Whether there is no time left."""
    return time.monotonic() > _UNTIL.get()


def check() -> None:
    """Go on only while there is time.

    Raises:
        Overdue: there is none left.
    """
    if passed():
        raise Overdue
