"""The library that is answered from now: when a new edition is made current, requests that come after find it."""

from __future__ import annotations

import logging
from collections.abc import Callable

import anyio
import anyio.to_thread

from kg.errors import EditionError
from server.library import Library

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks for a new edition."""

Renew = Callable[[str], Library | None]
"""Given the edition that is answered from: the library of the one that is current now, if it is another."""


class Shelf:
    """Holds one library at a time. A request takes it once and keeps it, so that no answer mixes two editions."""

    def __init__(self, library: Library, renew: Renew | None = None) -> None:
        self.library = library
        self._renew = renew

    async def watch(self) -> None:
        """Look for new editions until cancelled; one that cannot be read is logged, and the old one stays."""
        while self._renew is not None:
            await anyio.sleep(EVERY)
            try:
                fresh = await anyio.to_thread.run_sync(self._renew, self.library.edition)
            except (EditionError, OSError):
                log.exception("the new edition can't be read")
                continue
            if fresh is not None:
                log.warning("a new edition is current", extra={"fields": {"edition": fresh.edition}})
                self.library = fresh
