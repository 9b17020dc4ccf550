"""Which names may mean one thing: pairs that share a key, so that no name is held against all others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from kg.text import normal, singular

Pair = tuple[str, str]
"""Two ids, the lesser first."""


class Named(NamedTuple):
    """A thing under a name, with what papers call it besides; only things of one group are alike."""

    id: str
    group: str
    name: str
    aliases: tuple[str, ...] = ()


CROWD = 30
"""Names that share a key, above which the key says nothing."""

LONG = 6
"""Letters of a name, from which one letter more or less is a slip."""

SHORTEST = 3
"""Letters of an acronym that is looked for."""

_VERSION = re.compile(r"\d+|\+")
# fmt: off
_PLAIN = frozenset(map(singular, (
    "algorithm", "approach", "architecture", "benchmark", "challenge", "corpora", "corpus", "data", "dataset",
    "framework", "method", "metric", "model", "module", "network", "problem", "score", "set", "strategy", "system",
    "task", "technique", "test",
)))
# fmt: on
_SMALL = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "via", "with"))


def alike(things: Iterable[Named]) -> dict[Pair, str]:
    """The pairs that may be one thing, with the strongest sign of it: one of SIGNALS."""
    given = tuple(things)
    found: dict[Pair, str] = {}
    for name, signal in SIGNALS.items():
        for one, other in _sharing(given, signal.keys):
            if one.id != other.id and signal.holds(one, other):
                found.setdefault((one.id, other.id), name)
    return found


def _sharing(things: tuple[Named, ...], keys: Callable[[Named], Iterator[str]]) -> Iterator[tuple[Named, Named]]:
    sharers: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for thing in things:
        for key in set(keys(thing)):
            sharers[thing.group, key].append(thing)
    for some in sharers.values():
        if len(some) <= CROWD:
            yield from combinations(sorted(some), 2)


def compact(name: str) -> str:
    """A name without spaces, and without a word for its kind at the end: "Multi-News corpus" is "multinew"."""
    words = normal(name).split()
    return singular("".join(words[:-1] if len(words) > 1 and words[-1] in _PLAIN else words))


def initials(name: str) -> str:
    """The first letters of a name's words, without small words; empty for a name of one word."""
    words = [word for word in re.split(r"[\s\-_/]+", name.casefold()) if word and word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _spellings(thing: Named) -> Iterator[str]:
    yield compact(thing.name)


def _forms(thing: Named) -> Iterator[str]:
    """The name, and what papers call it besides: a form of one may be the name of another."""
    yield from (normal(form) for form in (thing.name, *thing.aliases) if len(normal(form)) >= SHORTEST)


def _is_acronym(name: str) -> bool:
    return len(name) >= SHORTEST and name.isalpha() and name.isupper()


def _acronyms(thing: Named) -> Iterator[str]:
    yield thing.name.casefold() if _is_acronym(thing.name) else initials(thing.name)


def _expands(one: Named, other: Named) -> bool:
    return _is_acronym(one.name) is not _is_acronym(other.name)


def _slips(thing: Named) -> Iterator[str]:
    """The name, and all that is left of it without one letter: two names that share one are one slip apart."""
    whole = compact(thing.name)
    if len(whole) >= LONG:
        yield whole
        yield from (whole[:place] + whole[place + 1 :] for place in range(len(whole)))


def _near(one: Named, other: Named) -> bool:
    """Whether names are one letter apart and have the same numbers and pluses: versions are no slips."""
    same = _VERSION.findall(one.name) == _VERSION.findall(other.name)
    return same and Levenshtein.distance(compact(one.name), compact(other.name), score_cutoff=1) <= 1


def _always(_one: Named, _other: Named) -> bool:
    return True


class Signal(NamedTuple):
    """A sign that two names mean one thing: they share a key, and something holds of them."""

    keys: Callable[[Named], Iterator[str]]
    holds: Callable[[Named, Named], bool] = _always


SIGNALS: dict[str, Signal] = {
    "spelling": Signal(_spellings),
    "alias": Signal(_forms),
    "acronym": Signal(_acronyms, _expands),
    "near name": Signal(_slips, _near),
}
"""Strongest first."""
