"""Models whose sizes contradict: a paper says another than the name, the vocabulary or another paper does."""

from __future__ import annotations

from collections.abc import Iterator

from kg import sizes
from kg.judgements import Predicate
from kg.model import TECHNIQUES, Concept, Kind, Mention, ParameterKind, Role, Size, Verdict
from kg.review.desk import Desk
from kg.review.suggestion import Answer, Name, Suggestion, Triple

KIND = "sizes"


def suggestions(desk: Desk) -> Iterator[Suggestion]:
    """Worth the papers that speak of the model: all their results have its size."""
    families = {concept.variant_of for concept in desk.concepts.values() if concept.variant_of}
    for concept in desk.concepts.values():
        if concept.kind in TECHNIQUES and concept.id not in families:
            for size in _stray(concept, desk):
                mention = _mention(concept, size, desk)
                if mention and not _judged(mention, desk):
                    yield _suggestion(concept, size, mention, desk)


def _stray(concept: Concept, desk: Desk) -> Iterator[Size]:
    """The sizes that papers say and that no other source does: of several alike, the first."""
    known = _known(concept, desk)
    for size in concept.sizes:
        said = size.evidence is not None and size.kind is ParameterKind.TOTAL
        if said and known and not any(sizes.near(size, other) for other in known):
            yield size


def _known(concept: Concept, desk: Desk) -> tuple[sizes.Count, ...]:
    """What the name says; else what the vocabulary says; else what the first paper that says anything does."""
    row = desk.names.get(concept.id)
    printed = [found] if (found := sizes.inside(concept.name)) else list(row.sizes if row else ())
    if not printed:
        papers = [size.evidence.paper for size in concept.sizes if size.evidence][:1]
        printed = [size.printed for size in concept.sizes if size.evidence and size.evidence.paper in papers]
    return tuple(count for one in printed for count in sizes.parse(one) if count.kind is ParameterKind.TOTAL)


def _mention(concept: Concept, size: Size, desk: Desk) -> Mention | None:
    paper = size.evidence.paper if size.evidence else None
    return next((mention for mention in desk.mentions.get(concept.id, ()) if mention.paper == paper), None)


def _judged(mention: Mention, desk: Desk) -> bool:
    return desk.judged(mention.paper, _relation(mention), mention.concept)


def _relation(mention: Mention) -> Predicate:
    return Predicate.PROPOSES if mention.role is Role.PROPOSED else Predicate.USES


def _suggestion(concept: Concept, size: Size, mention: Mention, desk: Desk) -> Suggestion:
    known = ", ".join(other.printed for other in concept.sizes if other is not size)
    triple = Triple(mention.paper, _relation(mention), concept.id, Verdict.YES)
    where = desk.quote(concept.id, size.evidence) if size.evidence else None
    return Suggestion(
        kind=KIND,
        signal=f"{size.printed}, elsewhere {known}",
        about=(concept.id,),
        question=f"{concept.name} has {size.printed} parameters here, and {known} elsewhere: is it the same model?",
        worth=float(min(concept.paper_count, 3)),
        evidence=(*([where] if where else ()), *desk.where(concept.id)),
        answers=(
            Answer("y", "yes, it comes in both sizes", (triple, *_listed(concept, size, desk))),
            Answer("n", "no, the paper speaks of another", (triple._replace(verdict=Verdict.NO),)),
            Answer("u", "can't tell", (triple._replace(verdict=Verdict.UNSURE),)),
        ),
    )


def _listed(concept: Concept, size: Size, desk: Desk) -> tuple[Name, ...]:
    """A row that has all the sizes, for a model whose row has some."""
    row = desk.names.get(concept.id)
    if row is None or concept.kind is not Kind.MODEL or not row.sizes:
        return ()
    attributes = [f"sizes={'|'.join((*row.sizes, size.printed))}"]
    attributes += ["match=exact"] if row.exact else []
    attributes += [f"variant_of={row.variant_of}"] if row.variant_of else []
    return (Name(row.kind, row.name, row.aliases, tuple(attributes)),)
