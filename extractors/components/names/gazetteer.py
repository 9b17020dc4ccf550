"""Finds the curated names in a text, and those that no list could hold: a metric at a cutoff ("mAP@0.5", "R@1")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractors.layout import text_of
from kg.model import Kind
from kg.vocabulary import Entry, Vocabulary, load

KEY = "vocabulary"
"""The span group that the component assigns; each span's label is the kind."""

SHORT = 4
"""Names of at most so many letters with a capital ("COCO", "PPO") are found in their own capitalisation only."""

PRIORITY = (Kind.DATASET, Kind.MODEL, Kind.METRIC, Kind.METHOD, Kind.TASK)
"""Which kind wins where one form is a name of several."""

PLAIN = frozenset({Kind.METRIC, Kind.METHOD, Kind.TASK})
"""Kinds whose names are plain words."""

CUTOFF = re.compile(r"(?<![\w@.+-])[A-Za-z][\w-]*@(?:\d+(?:\.\d+)?(?::\d*\.?\d+)?|[kKMN]|\[[\d.:]+\])(?!\w)")
"""A metric and how many answers, or which overlap, it takes: whatever its name, nothing else is written so."""


class Pattern(NamedTuple):
    text: str
    cased: bool


def patterns(row: Entry) -> Iterator[Pattern]:
    """The spellings under which a row is looked for: as given, and with hyphens for spaces and spaces for hyphens.

    Words are compared without case, but "low-rank" is three of them and "Low-Rank" is one: both are given.
    """
    for form in row.forms:
        word = " " not in form
        cased = word and form.lower() != form and (row.exact or len(form) <= SHORT)
        titled = form.title() if "-" in form and not cased else form
        for spelling in {form, titled, form.replace("-", " "), form.replace(" ", "-")}:
            yield Pattern(spelling, cased)
        if not form.endswith("s"):
            yield Pattern(f"{form}s", cased)


@Language.factory("gazetteer", assigns=["doc.spans"])
def make_gazetteer(nlp: Language, name: str) -> Gazetteer:
    return Gazetteer(nlp, load())


class Gazetteer:
    """Assigns `doc.spans["vocabulary"]`: curated names and metrics at a cutoff, the longest where they overlap."""

    def __init__(self, nlp: Language, vocabulary: Vocabulary) -> None:
        self._cased = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._folded = PhraseMatcher(nlp.vocab, attr="LOWER")
        rows = sorted(vocabulary.rows, key=lambda row: PRIORITY.index(row.kind))
        taken: set[Pattern] = set()
        for kind in PRIORITY:
            found = {p for row in rows if row.kind is kind for p in patterns(row)} - taken
            taken |= found
            for matcher, cased in ((self._cased, True), (self._folded, False)):
                texts = sorted(p.text for p in found if p.cased is cased)
                matcher.add(kind.value, list(map(nlp.make_doc, texts)))

    def __call__(self, doc: Doc) -> Doc:
        spans: list[Span] = [*self._cased(doc, as_spans=True), *self._folded(doc, as_spans=True), *_at_cutoffs(doc)]
        doc.spans[KEY] = sorted(filter_spans(s for s in spans if not _is_cut(s)), key=lambda span: span.start)
        return doc


def _is_cut(span: Span) -> bool:
    """Whether a name in plain words begins within a word: "pre-<training efficiency>" is another thing."""
    if span.label_ not in PLAIN or span.start < 2:
        return False
    word, hyphen = span.doc[span.start - 2], span.doc[span.start - 1]
    return hyphen.text == "-" and word.is_alpha and not word.whitespace_ and not hyphen.whitespace_


def _at_cutoffs(doc: Doc) -> Iterator[Span]:
    """Metrics at a cutoff, where they are whole words."""
    text = text_of(doc)
    for match in CUTOFF.finditer(text) if "@" in text else ():
        if span := doc.char_span(*match.span(), label=Kind.METRIC.value):
            yield span
