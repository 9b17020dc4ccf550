"""The things that a paper names, as claims: found, grouped, and told apart into proposed and used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extractors.components.chooser import Chooser, shipped
from extractors.components.names.candidates import Candidate, candidates
from extractors.components.things.grouping import things
from extractors.components.things.judging import judge
from extractors.components.things.parameters import sizes
from extractors.components.things.thing import Judged
from extractors.layout import Place, text_of, to_span
from kg.model import EntityClaim, Extractor, Kind, Paper, Role, SizeClaim
from kg.vocabulary import Vocabulary, load

EVALUATED = re.compile(
    r"\b(?:evaluat\w+|experiment\w*|results?|benchmark\w*|achiev\w+|outperform\w*|perform\w*|improv\w+|accuracy|score\w*|"
    r"tested|gains?|state-of-the-art|validat\w+|demonstrat\w+|surpass\w*|compar\w+|reach\w*|attain\w*|best)\b|\d\s?%",
    re.IGNORECASE,
)


@Language.factory("entities", assigns=["doc._.entities"], requires=["doc._.paper", "doc.ents", "doc.spans"])
def make_entities(nlp: Language, name: str) -> Entities:
    return Entities(load(), shipped("judging"))


class Entities:
    """Assigns `doc._.entities`, one EntityClaim a thing, in order of first mention."""

    def __init__(self, vocabulary: Vocabulary, choosers: Mapping[str, Chooser]) -> None:
        self.vocabulary, self.choosers = vocabulary, choosers

    def __call__(self, doc: Doc) -> Doc:
        found = things(text_of(doc), candidates(doc), self.vocabulary)
        judged = judge(doc, found, self.vocabulary, self.choosers)
        doc._.entities = tuple(claims(doc, doc._.paper, doc._.extractor, judged))
        return doc


def claims(doc: Doc, paper: Paper, extractor: Extractor, judged: Sequence[Judged]) -> Iterator[EntityClaim]:
    """The judged things as the interchange says them, with the sizes that the text gives them."""
    own = {position for position, each in enumerate(judged) if each.proposed}
    placed = sizes(text_of(doc), [each.thing for each in judged], own)
    for position, each in enumerate(judged):
        yield _claim(doc, paper, extractor, each, placed.get(position, []))


def _claim(doc: Doc, paper: Paper, extractor: Extractor, judged: Judged, placed: list[Place]) -> EntityClaim:
    thing, text = judged.thing, text_of(doc)
    return EntityClaim(
        kind=thing.kind,
        name=thing.name,
        aliases=tuple(form for form in thing.forms if form != thing.name),
        role=Role.PROPOSED if judged.proposed else Role.USED,
        parameters=tuple(SizeClaim(text[a:b], to_span(paper, a, b)) for a, b in placed),
        mentions=tuple(to_span(paper, place.start, place.end) for place in thing.places),
        confidence=round(judged.chance, 3),
        extractor=extractor,
        evaluated=thing.kind is Kind.DATASET and any(_evaluated(doc, place) for place in thing.places),
    )


def _evaluated(doc: Doc, place: Candidate) -> bool:
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    return span is not None and bool(EVALUATED.search(text_of(doc), span.sent.start_char, span.sent.end_char))
