"""Reads results out of a sentence, with simple entities found by their names."""

from __future__ import annotations

import re
from functools import cache

from spacy.language import Language

from extractors.components import results
from extractors.components.chooser import shipped
from extractors.layout import doc_text
from extractors.tokenizer import blank
from kg.model import EntityClaim, Extractor, Field, Kind, Paper, ResultClaim, Role, Span

TITLE = "A study"
TEST = Extractor("test", "1")
NAMES = {
    Kind.METHOD: ("FooTune", "full fine-tuning"),
    Kind.MODEL: ("BarLM", "GPT-4"),
    Kind.DATASET: ("MMLU", "GSM8K", "ImageNet", "COCO"),
    Kind.METRIC: ("accuracy", "BLEU", "F1", "mAP", "latency", "perplexity", "memory", "FLOPs"),
}
PROPOSED = ("FooTune",)


def read(abstract: str) -> tuple[ResultClaim, ...]:
    """The results of an abstract; entities are those of NAMES, wherever they stand."""
    entities = tuple(
        entity for kind, names in NAMES.items() for name in names if (entity := _entity(kind, name, abstract)).mentions
    )
    paper = Paper(id="paper/a-study", title=TITLE, abstract=abstract)
    doc = _language()(doc_text(TITLE, abstract))
    return results.read(doc, paper, TEST, entities, shipped("results"))


def only(sentence: str) -> ResultClaim:
    """The one result of a sentence."""
    (result,) = read(sentence)
    return result


def _entity(kind: Kind, name: str, abstract: str) -> EntityClaim:
    places = re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", abstract)
    return EntityClaim(
        kind=kind,
        name=name,
        aliases=(),
        role=Role.PROPOSED if name in PROPOSED else Role.USED,
        parameters=(),
        mentions=tuple(Span(Field.ABSTRACT, *match.span()) for match in places),
        confidence=1.0,
        extractor=TEST,
    )


@cache
def _language() -> Language:
    return blank()
