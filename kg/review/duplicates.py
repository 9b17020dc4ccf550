"""Things under two names: near names, an acronym and its expansion, a name that is another's alias."""

from __future__ import annotations

from collections.abc import Iterator

from kg.assemble.linking import group_of
from kg.judgements import Predicate
from kg.model import Concept, Role, Verdict
from kg.review import precision
from kg.review.desk import Desk
from kg.review.likeness import Named, Pair, alike
from kg.review.neighbours import shared
from kg.review.suggestion import Answer, Suggestion, Triple
from kg.text import normal

KIND = "duplicate"
NEIGHBOURS = "neighbours"
ACRONYM = "acronym"


def suggestions(desk: Desk) -> Iterator[Suggestion]:
    """Worth the papers of the thing that fewer speak of, as often as such a suggestion is right."""
    for (one, other), signal in pairs(desk).items():
        lesser, greater = sorted((desk.concepts[one], desk.concepts[other]), key=_rank)
        if not desk.judged(lesser.id, Predicate.SAME_AS, greater.id):
            yield _suggestion(lesser, greater, signal, desk)


def pairs(desk: Desk) -> dict[Pair, str]:
    """The pairs of concepts that may be one, with the strongest sign of it."""
    found = alike(Named(c.id, group_of(c.kind), c.name, c.aliases) for c in desk.concepts.values())
    # An acronym that no paper prints with these words stood for others in all of the 29 that annotators had expanded.
    found = {pair: signal for pair, signal in found.items() if signal != ACRONYM or _together(pair, desk)}
    for pair in shared(desk):
        found.setdefault(pair, NEIGHBOURS)
    return {pair: signal for pair, signal in found.items() if _open(*(desk.concepts[id] for id in pair))}


def _together(pair: Pair, desk: Desk) -> bool:
    one, other = pair
    return not desk.papers_of(one).isdisjoint(desk.papers_of(other))


def _open(one: Concept, other: Concept) -> bool:
    """Whether it is a question at all: not between listed rows, a family and its variant, or rivals for one name."""
    family = one.variant_of in (other.id, other.variant_of or other.id) or other.variant_of == one.id
    rivals = normal(one.name) == normal(other.name)
    return not (one.curated and other.curated) and not family and not rivals


def _rank(concept: Concept) -> tuple[bool, int, int, str]:
    """The listed name stays, else the one that more papers use, else the shorter."""
    return concept.curated, concept.paper_count, -len(concept.name), concept.id


def _spoken_of(concept: Concept, desk: Desk) -> str:
    """By how many papers, and whether one proposes it: what is proposed is seldom what others know already."""
    count = f"{concept.paper_count} paper{'s' * (concept.paper_count != 1)}"
    proposed = any(mention.role is Role.PROPOSED for mention in desk.mentions.get(concept.id, ()))
    return f"{count}, proposed" if proposed else count


def _suggestion(lesser: Concept, greater: Concept, signal: str, desk: Desk) -> Suggestion:
    triple = Triple(lesser.id, Predicate.SAME_AS, greater.id, Verdict.YES)
    return Suggestion(
        kind=KIND,
        signal=signal,
        about=(lesser.id, greater.id),
        question=f"Is {lesser.name!r} ({_spoken_of(lesser, desk)}) {greater.name!r} ({_spoken_of(greater, desk)})?",
        worth=precision.chance(KIND, signal) * lesser.paper_count,
        evidence=(*desk.where(lesser.id), *desk.where(greater.id)),
        answers=(
            Answer("y", f"one thing, {greater.id}", (triple,)),
            Answer("n", "two things", (triple._replace(verdict=Verdict.NO),)),
            Answer("u", "can't tell", (triple._replace(verdict=Verdict.UNSURE),)),
        ),
    )
