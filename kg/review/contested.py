"""Names that several papers propose as their own: things of each, until a person says that they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.assemble.linking import group_of
from kg.ids import concept_id, contested_id
from kg.judgements import Predicate
from kg.model import Concept, Role, Verdict
from kg.review.desk import Desk
from kg.review.suggestion import Answer, Suggestion, Triple
from kg.text import normal

KIND = "contested"


def suggestions(desk: Desk) -> Iterator[Suggestion]:
    """Worth the two papers, whose things are one or are not."""
    bearers: dict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept in desk.concepts.values():
        if _is_contested(concept, desk):
            bearers[group_of(concept.kind), normal(concept.name)].append(concept)
    for rivals in bearers.values():
        for one, other in combinations(sorted(rivals, key=lambda concept: concept.id), 2):
            if not desk.judged(one.id, Predicate.SAME_AS, other.id):
                yield _suggestion(one, other, desk)


def _is_contested(concept: Concept, desk: Desk) -> bool:
    """Whether its id says that it is one of several things of its name."""
    makers = (mention.paper for mention in desk.mentions.get(concept.id, ()) if mention.role is Role.PROPOSED)
    return any(concept.id == contested_id(concept.kind, concept.name, paper) for paper in makers)


def _suggestion(one: Concept, other: Concept, desk: Desk) -> Suggestion:
    bare = concept_id(one.kind, one.name)
    same = Predicate.SAME_AS
    return Suggestion(
        kind=KIND,
        signal="proposed twice",
        about=(one.id, other.id),
        question=f"Two papers propose a {one.kind} {one.name!r}: is it one thing?",
        worth=float(one.paper_count + other.paper_count),
        evidence=(*desk.where(one.id), *desk.where(other.id)),
        answers=(
            Answer("y", f"one thing, {other.id}", (Triple(one.id, same, other.id, Verdict.YES),)),
            Answer("n", "two things", (Triple(one.id, same, other.id, Verdict.NO),)),
            *(
                Answer(
                    key,
                    f"two things, and elsewhere the bare name means {meant.id}",
                    (Triple(one.id, same, other.id, Verdict.NO), Triple(bare, same, meant.id, Verdict.YES)),
                )
                for key, meant in (("1", one), ("2", other))
            ),
            Answer("u", "can't tell", (Triple(one.id, same, other.id, Verdict.UNSURE),)),
        ),
    )
