"""Two sorted streams side by side, one item of each held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bytes, str, tuple[str, str])


def paired(left: Iterable[T], right: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[T | None, T | None]]:
    """Items with equal keys together, others with None, by key; both streams are sorted by it, each key once."""
    ours, theirs = iter(left), iter(right)
    one, other = next(ours, None), next(theirs, None)
    while one is not None or other is not None:
        if other is None or (one is not None and key(one) < key(other)):
            yield one, None
            one = next(ours, None)
        elif one is None or key(other) < key(one):
            yield None, other
            other = next(theirs, None)
        else:
            yield one, other
            one, other = next(ours, None), next(theirs, None)
