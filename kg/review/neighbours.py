"""Concepts in the same company: the words of one name are in the other, and papers name both with the same things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.assemble.linking import group_of
from kg.review.desk import Desk
from kg.review.likeness import CROWD, Pair
from kg.text import normal

SHARED = 3
"""Things that papers of both name."""

OVERLAP = 0.25
"""The least share of all that papers of either name."""


def shared(desk: Desk) -> Iterator[Pair]:
    """Pairs by their rarest words; papers that name both speak of two things, and such pairs are left out."""
    company = _company(desk)
    for one, other in _holding(desk):
        if desk.papers_of(one) & desk.papers_of(other):
            continue
        near, far = company[one] - {other}, company[other] - {one}
        common = len(near & far)
        if common >= SHARED and common >= OVERLAP * len(near | far):
            yield one, other


def _company(desk: Desk) -> dict[str, set[str]]:
    """What each concept is named together with."""
    named: dict[str, list[str]] = defaultdict(list)
    for concept, mentions in desk.mentions.items():
        for mention in mentions:
            named[mention.paper].append(concept)
    together: dict[str, set[str]] = defaultdict(set)
    for concepts in named.values():
        for concept in concepts:
            together[concept].update(concepts)
    return {concept: others - {concept} for concept, others in together.items()}


def _holding(desk: Desk) -> Iterator[Pair]:
    """Pairs of one group, of which one's words are all among the other's."""
    words = {id: frozenset(normal(desk.concepts[id].name).split()) for id in desk.mentions}
    sharers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id, some in words.items():
        for word in some:
            sharers[group_of(desk.concepts[id].kind), word].append(id)
    seen: set[Pair] = set()
    for ids in sharers.values():
        for one, other in combinations(sorted(ids), 2) if len(ids) <= CROWD else ():
            if (one, other) not in seen and (words[one] <= words[other] or words[other] <= words[one]):
                seen.add((one, other))
                yield one, other
