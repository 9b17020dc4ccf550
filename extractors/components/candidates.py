"""The places in a text that may name something: what the trained model, the vocabulary and the rules each found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from spacy.tokens import Doc

from extractors.components import gazetteer
from extractors.components.acronyms import definitions, heading
from extractors.components.introductions import introductions
from extractors.components.listing import AMOUNT, MEMBER, listed_with
from extractors.layout import GAP, text_of
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


GENERIC = frozenset(
    "ai algorithm analysis approach architecture attention baseline benchmark classification classifier code corpus "
    "data dataset decoder embedding encoder evaluation experiment framework generation inference language large-scale "
    "layer learning llm loss machine method metric mllm ml model module network nlp optimization paper performance "
    "pipeline prompt quality result score state-of-the-art sota system task technique test text token tool training "
    "transformer-based work lm plm vlm dnn a100 cpu fpga gpu h100 tpu v100".split()
) | {
    "artificial intelligence",
    "computer vision",
    "deep learning",
    "deep learning model",
    "deep neural network",
    "foundation model",
    "language model",
    "large language model",
    "machine learning",
    "multimodal large language model",
    "natural language processing",
    "neural network",
    "pre-trained language model",
    "vision-language model",
}
"""Words and phrases, in the singular, that never name one thing."""

TAIL = re.compile(
    r"[\s-]+(?:data ?sets?|benchmarks?|corpus|corpora|suite|leaderboard|tasks?|test sets?)$", re.IGNORECASE
)
NOUN = re.compile(r"\s*(?:model|famil(?:y|ies)|series|checkpoint)s?\s*", re.IGNORECASE)
"""What is said after a model's name and is no part of it."""
SEPARATOR = re.compile(r",? and\s+|,\s+|/(?=\d?[A-Z][A-Za-z]{2})")
UNCOMMAED = re.compile(r"(?:(?=\S*[A-Z]\S*[A-Z])\S{3,}\s){2,}and\s")
"""Names one after the other."""
HEAD = re.compile(r"[A-Z]+[a-z]*(?=[-\s]?v?\d)")
"""What a numbered name begins with; where it comes again, the next name begins: "AVEC 2013 <AVEC 2014>"."""
MADE = re.compile(r".*(?:[A-Z].*[A-Z]|[a-z][A-Z]|\d).*")
"""A name with two capitals or a digit: such names, joined by "and", are two."""
CAPITALISED = (Kind.DATASET, Kind.MODEL)
"""Kinds whose names have a capital letter or are no names."""
UNITS = frozenset({"B", "K", "M", "T", "GB", "MB", "TB"})
LEFT_OVER = re.compile(r"(?:\s(?:with|for|of|and|in|by|via|on|to|a|an|the|[-–—]))+$")
"""What ends no name."""
NUMBERED = re.compile(rf"\s(?={AMOUNT})")
"""Where a name ends because a number follows that is counted or measured."""
UNIT = len(" points")
COUNTED = re.compile(
    r"[×+~]?(?:\d[\d.,]*\s?(?:[×x]|times|\\?%)\s?-?|\d*\.\d+\s)|(?:relative|absolute)\s(?!absolute|error)"
)
"""What was taken for a metric's first word: "<2.5×> speed-up", "<.99> recall", "<relative> WER"."""
MOVED = re.compile(r"\s(?:improvements?|gains?|reductions?|increases?|drops?|degradations?|decreases?)$", re.IGNORECASE)
"""What was taken for its last word: "accuracy <gains>"."""
EDGES = " \t\n\"'“”‘’`,.;:"


def candidates(doc: Doc) -> list[Candidate]:
    """Names found in a Doc, in order, none overlapping another."""
    text = text_of(doc)
    learned = [c for ent in doc.ents for c in _learned(text, ent.start_char, ent.end_char, Kind(ent.label_))]
    curated = [Candidate(s.start_char, s.end_char, Kind(s.label_), Origin.VOCABULARY) for s in doc.spans[gazetteer.KEY]]
    named = [Candidate(*_trimmed(text, *place, kind), kind, Origin.INTRODUCED) for place, kind in introductions(doc)]
    settled = _settle([*_whole(text, learned, curated), *curated, *named, *_spelled(text, named)])
    settled = _settle_lists(text, settled)
    settled = sorted([*settled, *_printed(doc, text, settled)])
    every = [*settled, *_expansions(text, settled)]
    return [c for c in every if is_name(text[c.start : c.end])]


def _spelled(text: str, named: Iterable[Candidate]) -> Iterator[Candidate]:
    """What the name before the title's colon stands for."""
    if titled := heading(text):
        yield from (c._replace(start=titled.long[0], end=titled.long[1]) for c in named if c[:2] == titled.short)


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
    listed = _uncommaed(text, start, end) or (kind in CAPITALISED and _listed(text, start, end))
    for place in listed or [(start, end)]:
        begin, stop = _trimmed(text, *place, kind)
        form = text[begin:stop]
        if form and (kind not in CAPITALISED or _mostly_capitalised(form)):
            yield Candidate(begin, stop, kind, Origin.LEARNED)


def _settle_lists(text: str, settled: Sequence[Candidate]) -> list[Candidate]:
    """With the names that stand in lists of datasets, whatever the learned model took them for."""
    datasets = [(c.start, c.end) for c in settled if c.kind is Kind.DATASET]
    others = [(c.start, c.end) for c in settled if c.kind is not Kind.DATASET and c.origin is not Origin.LEARNED]
    found = [Candidate(*place, Kind.DATASET, Origin.LEARNED) for place in listed_with(text, datasets, others)]
    kept = [c for c in settled if all(c.end <= new.start or new.end <= c.start for new in found)]
    return sorted([*kept, *found])


def _listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list, or the whole where it reads as one name ("Question and Answer")."""
    breaks = sorted(found.span() for found in _breaks(text, start, end))
    starts, ends = [start, *(b for _, b in breaks)], [*(a for a, _ in breaks), end]
    places = list(zip(starts, ends, strict=True))
    return places if all(MADE.fullmatch(text, *place) for place in places) else [(start, end)]


def _breaks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What parts the names of a list."""
    yield from SEPARATOR.finditer(text, start, end)
    if head := HEAD.match(text, start, end):
        yield from re.compile(rf"\s(?={head[0]}[-\s]?v?\d)").finditer(text, start, end)


def _uncommaed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list in a text that lost its commas: "CUB SUN and AwA2"."""
    found = UNCOMMAED.match(text, start)
    if "," in text or not found or not start < found.end() <= end + len(" and "):
        return []
    return [word.span() for word in re.finditer(r"\S+", text[:end]) if word.start() >= start and word[0] != "and"]


def _mostly_capitalised(form: str) -> bool:
    """Whether more than half of the words have a capital or a digit, and the first is no mere unit ("B tokens")."""
    words = form.split()
    marked = sum(word != word.lower() or any(c.isdigit() for c in word) for word in words)
    return 2 * marked > len(words) and (len(words) == 1 or words[0] not in UNITS)


def _trimmed(text: str, start: int, end: int, kind: Kind) -> tuple[int, int]:
    """Without quotes and stops at its ends, the word dataset after a dataset's name, and what is measured next."""
    # The number may be taken for the name's last word; its unit stands behind that.
    if (numbered := NUMBERED.search(text, start, end + UNIT)) and start < numbered.start() < end:
        end = numbered.start()
    if kind is Kind.METRIC and (counted := COUNTED.match(text, start, end)):
        start = counted.end()
    form = text[start:end]
    start += len(form) - len(form.lstrip(EDGES + "("))
    form = text[start:end].rstrip(EDGES)
    if kind is Kind.DATASET and (tail := TAIL.search(form)) and form[: tail.start()].lower() != form[: tail.start()]:
        form = form[: tail.start()]
    if kind is Kind.METRIC:
        form = MOVED.sub("", form)
    form = LEFT_OVER.sub("", re.sub(r"\s?\([^()]*\)$", "", form))
    if form.count("(") != form.count(")"):
        form = form.partition("(")[0].rstrip() if "(" in form else form.rstrip(")")
    return start, start + len(form)


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
        return not around[0] and bool(NOUN.fullmatch(around[1]))
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
    for found in MEMBER.finditer(text):
        start, end = found.span()
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


def _expansions(text: str, settled: list[Candidate]) -> Iterator[Candidate]:
    """The other side of a definition of which one side was found."""
    kinds = {(c.start, c.end): c for c in settled}
    for short, long in definitions(text):
        known = kinds.get(short) or kinds.get(long)
        for place in (short, long):
            if known and _free(*place, settled):
                yield Candidate(*place, known.kind, known.origin)
