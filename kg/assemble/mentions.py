"""What a paper is related to: one mention per concept, as claimed and as judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.assemble.page import Page, evidence
from kg.assemble.registry import Registry
from kg.ids import kind_of
from kg.judgements import Predicate
from kg.model import Evidence, Field, Kind, Mention, Role

Mentions = dict[str, Mention]
"""A paper's mentions by concept."""

_ROLES = {Predicate.USES: Role.USED, Predicate.PROPOSES: Role.PROPOSED}


def claimed(page: Page) -> Mentions:
    """The mentions that the claims make; of two roles PROPOSED wins, and evidence is joined."""
    found: Mentions = {}
    for id, thing in page.placed:
        made = thing.claim
        where = tuple(evidence(page.paper, span, made.extractor, made.confidence) for span in thing.spans)
        evaluated = made.evaluated and kind_of(id) is Kind.DATASET
        join(found, Mention(page.paper.id, id, made.role, evaluated, made.confidence, where))
    return found


def join(found: Mentions, mention: Mention) -> None:
    """Add a mention to what is known of its concept."""
    known = found.get(mention.concept)
    if known is None:
        found[mention.concept] = replace(mention, evidence=_ordered(mention.evidence))
        return
    found[mention.concept] = replace(
        known,
        role=Role.PROPOSED if Role.PROPOSED in (known.role, mention.role) else Role.USED,
        evaluated=known.evaluated or mention.evaluated,
        confidence=max(known.confidence, mention.confidence),
        evidence=_ordered((*known.evidence, *mention.evidence)),
    )


def judged(found: Mentions, paper: str, registry: Registry) -> Mentions:
    """The mentions after people's verdicts: `no` takes a relation away, `yes` gives it and makes it certain."""
    kept = dict(found)
    for predicate in (Predicate.ADDRESSES, Predicate.USES, Predicate.PROPOSES):
        for concept, holds in registry.verdicts(paper, predicate, paper).items():
            if not holds and concept in kept and predicate in _relations(kept[concept]):
                del kept[concept]
    for predicate in (Predicate.ADDRESSES, Predicate.USES, Predicate.PROPOSES, Predicate.EVALUATES_ON):
        for concept, holds in registry.verdicts(paper, predicate, paper).items():
            if holds and registry.knows(concept):
                where = found[concept].evidence if concept in found else ()
                known = kept.get(concept) or Mention(paper, concept, Role.USED, False, 1.0, where)
                kept[concept] = _affirmed(known, predicate)
    return kept


def evaluated(found: Mentions, datasets: Iterable[str], paper: str, registry: Registry) -> Mentions:
    """The mentions where results are on datasets; a person's verdict on EVALUATES_ON is the last word."""
    said = registry.verdicts(paper, Predicate.EVALUATES_ON, paper)
    on = {*datasets}
    return {
        id: replace(mention, evaluated=said.get(id, mention.evaluated or id in on)) for id, mention in found.items()
    }


def _relations(mention: Mention) -> tuple[Predicate, ...]:
    if kind_of(mention.concept) is Kind.TASK:
        return (Predicate.ADDRESSES,)
    return (Predicate.PROPOSES,) if mention.role is Role.PROPOSED else (Predicate.USES,)


def _affirmed(known: Mention, predicate: Predicate) -> Mention:
    on = known.evaluated or predicate is Predicate.EVALUATES_ON
    return replace(known, role=_ROLES.get(predicate, known.role), evaluated=on, confidence=1.0)


def _ordered(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """By place, the title before the abstract; each place once for each extractor."""
    return tuple(sorted(set(evidence), key=_place))


def _place(where: Evidence) -> tuple[bool, int, int, str, str, float]:
    title = where.field is Field.TITLE
    return (not title, where.start, where.end, where.extractor, where.version, where.confidence)
