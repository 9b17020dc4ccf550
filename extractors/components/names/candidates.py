"""The places in a text that may name something: what the trained model, the vocabulary and the rules each found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from spacy.tokens import Doc

from extractors.components.names import gazetteer
from extractors.components.names.acronyms import Definition, definitions, heading
from extractors.components.names.introductions import introductions
from extractors.components.names.listing import MADE, MEMBER, listed_with, members
from extractors.components.names.nouns import AFTER_MODEL, AFTER_SHORT_FORM, GENERIC
from extractors.components.names.trimming import trimmed
from extractors.layout import GAP, Place, text_of
from kg.model import Kind
from kg.text import singular


class Origin(IntEnum):
    """Who found a name, in rising order of say where two disagree about the kind."""

    PRINTED = 0
    LEARNED = 1
    INTRODUCED = 2
    VOCABULARY = 3


class Candidate(NamedTuple):
    """Characters of the Doc's text that may name a thing of this kind."""

    start: int
    end: int
    kind: Kind
    origin: Origin

    @property
    def span(self) -> Place:
        return self[:2]


MODULE = re.compile(rf"\)\s(?:{AFTER_SHORT_FORM}|block|loss)")
"""What is said after a definition and is no part of the name: "Long Form (LF) <module>"."""
BASED = re.compile(r"\S*[A-Z]\S*(?=-based$)")
"""What something builds on, taken for a name with that: "a <CycleGAN>-based approach"."""
CAPITALISED = (Kind.DATASET, Kind.MODEL)
"""Kinds whose names have a capital letter or are no names."""
ADDRESS = re.compile(r"(?:://|\bwww\.|\.(?:com|io|org|ai)/)\S*$")
"""What stands before a name that is part of an address."""
UNITS = frozenset({"B", "K", "M", "T", "GB", "MB", "TB"})


def candidates(doc: Doc) -> list[Candidate]:
    """Names found in a Doc, in order, none overlapping another."""
    text = text_of(doc)
    learned = [c for ent in doc.ents for c in _learned(text, ent.start_char, ent.end_char, Kind(ent.label_))]
    curated = [Candidate(s.start_char, s.end_char, Kind(s.label_), Origin.VOCABULARY) for s in doc.spans[gazetteer.KEY]]
    named = [Candidate(*_bare(text, place, kind), kind, Origin.INTRODUCED) for place, kind in introductions(doc)]
    settled = _settle([*_whole(text, _opened(text, learned), curated), *curated, *named, *_spelled(text, named)])
    settled = _settle_lists(text, settled)
    settled = sorted([*settled, *_printed(doc, text, settled)])
    return sorted(c for c in _expanded(text, settled) if is_name(text[c.start : c.end]))


def _spelled(text: str, named: Iterable[Candidate]) -> Iterator[Candidate]:
    """What the name before the title's colon stands for."""
    if titled := heading(text):
        yield from (c._replace(start=titled.long[0], end=titled.long[1]) for c in named if c.span == titled.short)


def _opened(text: str, learned: Iterable[Candidate]) -> Iterator[Candidate]:
    """Learned names; for one with a definition and a mere noun behind it ("Long Form (LF) module") both its sides."""
    for c in learned:
        sides = next((part for part in definitions(text) if _is_opened(text, c, part)), ())
        yield from (c._replace(start=start, end=end) for start, end in sides) if sides else [c]


def _is_opened(text: str, c: Candidate, part: Definition) -> bool:
    """Whether a name goes on behind a definition with a noun that says what it is."""
    return c.start <= part.long[0] and part.short[1] < c.end and bool(MODULE.fullmatch(text, part.short[1], c.end))


def is_name(form: str) -> bool:
    """Whether a form can be the name of one thing: no generic word, no macro, no bare number."""
    return (
        singular(form.lower()) not in GENERIC
        and "\\" not in form
        and bool(re.search(r"[^\W\d_]", form))
        and not re.fullmatch(r"\d+(?:\.\d+)?[BMKTx%]?", form)
        and len(form) > 1
    )


def _learned(text: str, start: int, end: int, kind: Kind) -> Iterator[Candidate]:
    """What the trained model took for one name; where it ran over a list of capitalised names, each of them."""
    for place in members(text, start, end, capitalised=kind in CAPITALISED):
        begin, stop = _bare(text, place, kind)
        form = text[begin:stop]
        if form and (kind not in CAPITALISED or _mostly_capitalised(form)):
            yield Candidate(begin, stop, kind, Origin.LEARNED)


def _bare(text: str, place: Place, kind: Kind) -> Place:
    """A name without what is no part of it; of "FooTune-based" what is built on, where that is not generic."""
    start, end = trimmed(text, *place, kind)
    base = BASED.match(text, start, end) if kind is Kind.METHOD and is_name(text[start:end]) else None
    return base.span() if base else (start, end)


def _settle_lists(text: str, settled: Sequence[Candidate]) -> list[Candidate]:
    """With the names that stand in lists of datasets, whatever the learned model took them for."""
    datasets = [c.span for c in settled if c.kind is Kind.DATASET]
    others = [c.span for c in settled if c.kind is not Kind.DATASET and c.origin is not Origin.LEARNED]
    found = [Candidate(*place, Kind.DATASET, Origin.LEARNED) for place in listed_with(text, datasets, others)]
    kept = [c for c in settled if all(c.end <= new.start or new.end <= c.start for new in found)]
    return sorted([*kept, *found])


def _mostly_capitalised(form: str) -> bool:
    """Whether more than half of the words have a capital or a digit, and the first is no mere unit ("B tokens")."""
    words = form.split()
    marked = sum(word != word.lower() or any(c.isdigit() for c in word) for word in words)
    return 2 * marked > len(words) and (len(words) == 1 or words[0] not in UNITS)


def _whole(text: str, learned: Iterable[Candidate], curated: Iterable[Candidate]) -> list[Candidate]:
    """Learned names, but for those that swallowed a curated model ("Minitron models") or dataset: metrics, tasks and
    methods ("MMLU scores"), and datasets of which nothing else is a name ("5-shot MMLU", but not "Arabic MMLU"), or
    which are several ("MMLU GSM8K")."""
    whole = [c for c in curated if c.kind in CAPITALISED]
    return [c for c in learned if not _several(c, whole) and not any(_swallows(text, c, name) for name in whole)]


def _swallows(text: str, learned: Candidate, name: Candidate) -> bool:
    around = text[learned.start : name.start], text[name.end : learned.end]
    if not learned.start <= name.start < name.end <= learned.end or not any(around):
        return False
    if name.kind is Kind.MODEL:
        return not around[0] and bool(AFTER_MODEL.fullmatch(around[1]))
    if learned.kind is Kind.DATASET:
        return all(part == part.lower() for part in around)
    return learned.kind is not Kind.MODEL


def _several(learned: Candidate, curated: Iterable[Candidate]) -> bool:
    """Whether it is nothing but curated names of its kind, one after the other."""
    names = [c for c in curated if c.kind is learned.kind and learned.start <= c.start and c.end <= learned.end]
    return len(names) > 1 and sum(c.end + 1 - c.start for c in names) == learned.end + 1 - learned.start


def _printed(doc: Doc, text: str, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """What else is printed as names are: capitals or digits inside, or a capital in the middle of a sentence."""
    title = text.index(GAP)
    starts = {sentence.start_char for sentence in doc.sents}
    known = {text[c.start : c.end] for c in settled if c.origin is Origin.VOCABULARY}
    for found in MEMBER.finditer(text):
        start, end = found.span()
        if found.group() in known or ADDRESS.search(text, max(0, start - 80), start):
            continue
        plain = start in starts or end <= title
        if (not plain or MADE.fullmatch(found.group().split()[0])) and _free(start, end, settled):
            yield Candidate(start, end, Kind.METHOD, Origin.PRINTED)


def _free(start: int, end: int, settled: Iterable[Candidate]) -> bool:
    return all(end <= other.start or other.end <= start for other in settled)


def _settle(found: Iterable[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest; of equal ones the origin with most say."""
    kept: list[Candidate] = []
    for c in sorted(found, key=lambda c: (c.start - c.end, -c.origin, c.start)):
        if _free(c.start, c.end, kept):
            kept.append(c)
    return sorted(kept)


def _expanded(text: str, settled: Iterable[Candidate]) -> list[Candidate]:
    """With the other side of a definition of which one side was found."""
    kinds = {c.span: c for c in settled}
    every = [*settled]
    for short, long in definitions(text):
        known = kinds.get(short) or kinds.get(long)
        for place in (short, long):
            if known and _free(*place, every):
                every.append(Candidate(*place, known.kind, known.origin))
    return every
