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
_COINED = re.compile(r"\w[A-Z]")
"""A capital within a word: in names that somebody coined each letter counts, SumCSE is not SimCSE."""

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
    return _joined(" ".join(words[:-1] if len(words) > 1 and words[-1] in _PLAIN else words))


def _joined(name: str) -> str:
    return singular(normal(name).replace(" ", ""))


def initials(name: str) -> str:
    """The first letters of a name's words, without small words; empty for a name of one word."""
    words = [word for word in re.split(r"[\s\-_/]+", name.casefold()) if word and word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _spellings(thing: Named) -> Iterator[str]:
    yield compact(thing.name)


def _stripped(one: Named, other: Named) -> bool:
    """Whether no more than one name lost a word for its kind: a fusion method is no fusion module."""
    lost = {normal(thing.name).split()[-1] for thing in (one, other) if compact(thing.name) != _joined(thing.name)}
    return len(lost) < 2


def _forms(thing: Named) -> Iterator[str]:
    """The name, and what papers call it besides."""
    yield from (normal(form) for form in (thing.name, *thing.aliases) if len(normal(form)) >= SHORTEST)


def _names(one: Named, other: Named) -> bool:
    """Whether a form of one is the name of the other; two names may well share an acronym."""
    return normal(one.name) in _forms(other) or normal(other.name) in _forms(one)


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
    """Whether names of plain words are one letter apart, with the same numbers and pluses: versions are no slips."""
    if _COINED.search(one.name) or _COINED.search(other.name):
        return False
    same = _VERSION.findall(one.name) == _VERSION.findall(other.name)
    return same and Levenshtein.distance(compact(one.name), compact(other.name), score_cutoff=1) == 1


class Signal(NamedTuple):
    """A sign that two names mean one thing: they share a key, and something holds of them."""

    keys: Callable[[Named], Iterator[str]]
    holds: Callable[[Named, Named], bool]


SIGNALS: dict[str, Signal] = {
    "spelling": Signal(_spellings, _stripped),
    "alias": Signal(_forms, _names),
    "acronym": Signal(_acronyms, _expands),
    "near name": Signal(_slips, _near),
}
"""Strongest first."""
