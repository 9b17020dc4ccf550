"""Names that several papers use and no row of the vocabulary knows or refuses."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import TECHNIQUES, Concept, Kind, ParameterKind, Polarity
from kg.review import precision
from kg.review.desk import Desk
from kg.review.suggestion import Answer, Name, Suggestion
from kg.text import normal

KIND = "unlisted"
LEAST = 2
"""Papers that must use a name."""

_POLARITIES = {"h": Polarity.HIGHER, "l": Polarity.LOWER, "e": Polarity.NEITHER}


def suggestions(desk: Desk) -> Iterator[Suggestion]:
    """Worth as many papers as a row joins to the first, as often as such a name is one."""
    for concept in desk.concepts.values():
        if concept.curated or concept.paper_count < LEAST or _decided(concept, desk) or concept.variant_of:
            continue
        yield Suggestion(
            kind=KIND,
            signal=concept.kind,
            about=(concept.id,),
            question=f"{concept.paper_count} papers use the {concept.kind} {concept.name!r}: list it?",
            worth=(concept.paper_count - 1) * precision.chance(KIND, concept.kind),
            evidence=desk.where(concept.id),
            answers=tuple(_answers(concept, desk)),
        )


def _decided(concept: Concept, desk: Desk) -> bool:
    kinds = TECHNIQUES if concept.kind in TECHNIQUES else (concept.kind,)
    return any(desk.names.find(kind, concept.name) or desk.names.refuses(kind, concept.name) for kind in kinds)


def _answers(concept: Concept, desk: Desk) -> Iterator[Answer]:
    yield from _polarities(concept) if concept.kind is Kind.METRIC else _names(concept, desk)
    refused = Name(concept.kind, concept.name, (), ("match=never",))
    yield Answer("n", f"it is no {concept.kind}, take it away", (refused,))


def _polarities(concept: Concept) -> Iterator[Answer]:
    for key, polarity in _POLARITIES.items():
        better = "neither is better" if polarity is Polarity.NEITHER else f"{polarity} is better"
        yield Answer(key, f"list it, {better}", (Name(concept.kind, concept.name, (), (f"polarity={polarity}",)),))


def _names(concept: Concept, desk: Desk) -> Iterator[Answer]:
    aliases, sizes = _aliases(concept, desk), _sizes(concept)
    yield Answer("y", "list the name alone", (Name(concept.kind, concept.name, (), sizes),))
    if aliases:
        yield Answer("a", f"list it with {', '.join(aliases)}", (Name(concept.kind, concept.name, aliases, sizes),))


def _aliases(concept: Concept, desk: Desk) -> tuple[str, ...]:
    """The forms that papers give it, without those that are another thing's."""
    free = {
        normal(form): form
        for form in reversed(concept.aliases)
        if not desk.called(form) and "|" not in form and not desk.names.find(concept.kind, form)
    }
    return tuple(sorted(free.values()))


def _sizes(concept: Concept) -> tuple[str, ...]:
    if concept.kind is not Kind.MODEL:
        return ()
    printed = dict.fromkeys(size.printed for size in concept.sizes if size.kind is ParameterKind.TOTAL)
    return (f"sizes={'|'.join(printed)}",) if printed else ()
