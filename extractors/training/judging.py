"""Learns the judgement of what is found in a text, from abstracts that the recogniser does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from extractors.components.chooser import Chooser, Weights
from extractors.components.things import coreference, kinds, roles
from extractors.components.things.entities import claims
from extractors.components.things.judging import judge
from extractors.components.things.scene import scene
from extractors.components.things.thing import Judged, Thing, of_kind
from extractors.evaluation.matching import FILLER, PARTIAL, contained
from extractors.training import corpus
from extractors.training.decisions import Decision
from extractors.training.loglinear import fit
from extractors.training.unseen import Found
from kg.model import EntityClaim, Extractor, Kind
from kg.text import normal
from kg.vocabulary import Vocabulary, load

Named = tuple[Found, Sequence[EntityClaim]]
"""An abstract, and the entities found in it."""

UNSEEN = Extractor("unseen", "1")
"""Whoever reads what it did not learn from."""
PRIOR = 5.0
"""How much the choices distrust their features, as was best on held-out parts of the training abstracts."""


def learn(found: Iterable[Found]) -> dict[str, Weights]:
    """The weights of the choosers "kind", "role" and "same"; abstracts without annotated entities teach nothing."""
    seen: dict[str, list[Decision]] = {"kind": [], "role": [], "same": []}
    vocabulary = load()
    for each in found:
        if "entities" in each.row:
            for choice, decision in _decisions(each, vocabulary):
                seen[choice].append(decision)
    return {choice: fit(decisions, PRIOR) for choice, decisions in seen.items()}


def judged(parts: Sequence[Sequence[Found]]) -> list[list[Named]]:
    """The entities of each abstract, by a judgement that learned from the other parts."""
    return [list(_judged(own, learn(chain.from_iterable(p for p in parts if p is not own)))) for own in parts]


def _judged(part: Iterable[Found], weights: Mapping[str, Weights]) -> Iterator[Named]:
    vocabulary, choosers = load(), {choice: Chooser.of(learned) for choice, learned in weights.items()}
    for found in part:
        likely = judge(found.doc, found.things, vocabulary, choosers)
        yield found, tuple(claims(found.doc, found.paper, UNSEEN, likely))


def _decisions(found: Found, vocabulary: Vocabulary) -> Iterator[tuple[str, Decision]]:
    seen = scene(found.doc, found.things)
    for thing in found.things:
        entity = meant(thing, found.row["entities"])
        kind = kinds.KINDS.index(Kind(entity["type"])) if entity else len(kinds.KINDS)
        yield "kind", Decision(kinds.options(seen, thing, vocabulary), frozenset([kind]))
        used = entity is None or entity["role"] != "proposed"
        yield "role", Decision(roles.options(seen, thing), frozenset([int(used)]))
    yield from (("same", decision) for decision in _sameness(seen.text, found, vocabulary))


def _sameness(text: str, found: Found, vocabulary: Vocabulary) -> Iterator[Decision]:
    """Of each thing that is annotated in one of its forms, with which of those before it, if any."""
    known: list[tuple[Judged, corpus.Row]] = []
    for thing in found.things:
        own = set(map(normal, thing.forms))
        entity = next((row for row in found.row["entities"] if not own.isdisjoint(map(normal, _forms(row)))), None)
        if entity:
            each = Judged(of_kind(thing, Kind(entity["type"]), vocabulary), 1.0, entity["role"] == "proposed")
            likely = coreference.earlier([other for other, _ in known], each)
            same = [n for n, other in enumerate(likely) if (other, entity) in known]
            if likely:
                yield Decision(coreference.options(text, likely, each), frozenset(same or [len(likely)]))
            known.append((each, entity))


def meant(thing: Thing, entities: Sequence[corpus.Row]) -> corpus.Row | None:
    """The annotated entity that a thing is: one of the same form, of the same kind if possible; else one of its kind
    whose words contain the thing's or the other way round, at least half of them (for a dataset or model: all that
    say something)."""
    same = [entity for entity in entities if normal(thing.name) in map(normal, _forms(entity))]
    of_kind = [entity for entity in entities if entity["type"] == thing.kind]
    alike = (entity for entity in of_kind if any(_alike(thing, form) for form in _forms(entity)))
    return next((entity for entity in same if entity in of_kind), same[0] if same else next(alike, None))


def _forms(entity: corpus.Row) -> list[str]:
    return [entity["name"], *entity["aliases"]]


def _alike(thing: Thing, form: str) -> bool:
    own, other = _core(thing.name), _core(form)
    return contained(own, other) if thing.kind in PARTIAL else bool(own) and own == other


def _core(name: str) -> set[str]:
    return set(normal(name).split()) - FILLER
