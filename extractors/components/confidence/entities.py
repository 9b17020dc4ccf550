"""What speaks for an entity's being right: how it looks, where it stands, and what else was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.components.chooser import Features
from extractors.components.confidence.levels import mean, reached
from extractors.components.things.scene import SHOWN, neighbours, outline
from extractors.layout import char_range, doc_text
from kg.model import EntityClaim, Field, Paper
from kg.vocabulary import Vocabulary


def describe(paper: Paper, entities: Sequence[EntityClaim], vocabulary: Vocabulary) -> Iterator[Features]:
    """The features of each of a paper's entities, in order of first mention; their confidence is the chooser's."""
    text = doc_text(paper.title, paper.abstract)
    for rank, entity in enumerate(entities):
        others = [other.confidence for other in entities if other.kind is entity.kind and other is not entity]
        facts = [*_looks(entity, vocabulary), *_places(paper, text, entity)]
        facts += [f"rank={min(rank, 9)}", f"things={min(len(entities), 20) // 3}", f"others={mean(others)}"]
        yield {"": list(reached(entity.kind, entity.confidence)), entity.kind: facts}


def _looks(entity: EntityClaim, vocabulary: Vocabulary) -> Iterator[str]:
    words = entity.name.split()
    forms = (entity.name, *entity.aliases)
    yield f"curated={'+'.join(sorted({kind for form in forms for kind in vocabulary.kinds(form)}))}"
    yield f"forms={min(len(forms), 3)},mentions={min(len(entity.mentions), 4)}"
    yield f"words={min(len(words), 4)},lower={entity.name == entity.name.lower()}"
    yield f"head={words[-1].lower()}"
    yield f"look={outline(entity.name)}"
    yield f"role={entity.role}"


def _places(paper: Paper, text: str, entity: EntityClaim) -> list[str]:
    shown = [char_range(paper, span) for span in entity.mentions[:SHOWN]]
    titled = any(span.field is Field.TITLE for span in entity.mentions)
    return [f"titled={titled}", *sorted({fact for place in shown for fact in neighbours(text, *place)})]
