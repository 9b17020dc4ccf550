"""Lays a text out as items: its words, with every entity mention and every numeral folded into one item each.

Rules and features look at items ("improves <metric> on <dataset> by #%") instead of characters, so that names of any
length are one step long. Offsets are those of the Doc's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc

from extractors.components.page.numeral import Numeral
from extractors.components.page.numerals import numerals
from extractors.layout import Place, abstract_start, char_range, text_of
from kg.model import EntityClaim, Kind, Paper, Role

# In "FooLM scores 44.7" and "with 1.3B parameters" the words name no quantity.
_VERB = re.compile(r"\sscores\s\d")
_SIZED = re.compile(r"\d[\s-]?(?:[BMbm]|[bm]illion)[\s-]param(?:eter)?s?$")
# A verb of two words: "X out-performs Y".
_JOINED = re.compile(r"\b(?:out|under)-perform\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something: an entity's, or plain words (`entity` is None), which are `loose` where only their
    place in the sentence says what they are."""

    start: int
    end: int
    kind: Kind
    name: str
    entity: EntityClaim | None = None
    loose: bool = False

    @property
    def proposed(self) -> bool:
        return self.entity is not None and self.entity.role is Role.PROPOSED


class Item(NamedTuple):
    """One step of the text; `shape` is a lower-case word, "<kind>" of a mention or "#" and the sort of a numeral."""

    start: int
    end: int
    shape: str
    sentence: int


Quantities = Callable[[str, int], Iterable[Mention]]
"""Finds plain words for quantities in a text, from an offset on."""


class Fold(NamedTuple):
    """Characters that become one item of this shape."""

    start: int
    end: int
    shape: str


@dataclass(frozen=True, slots=True)
class Page:
    """A text in items. `numerals` and `mentions` are in order of their offsets."""

    text: str
    body: int
    items: tuple[Item, ...]
    numerals: tuple[Numeral, ...]
    mentions: tuple[Mention, ...]
    _starts: tuple[int, ...] = field(repr=False)

    def at(self, offset: int) -> int:
        """The position of the item that holds `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds `offset`; the title is sentence 0 or more."""
        return self.items[self.at(offset)].sentence if self.items else 0

    def span(self, sentence: int) -> Place:
        """Where the sentence begins and ends."""
        first = bisect_left(self.items, sentence, key=lambda item: item.sentence)
        last = bisect_right(self.items, sentence, key=lambda item: item.sentence) - 1
        return self.items[first].start, self.items[last].end

    def shapes(self, start: int, stop: int) -> list[str]:
        """The shapes of items from `start` up to `stop`, cut at the ends of the text."""
        return [item.shape for item in self.items[max(0, start) : max(0, stop)]]

    def opening(self, mentions: Iterable[Mention], position: int) -> Mention | None:
        """The first of the mentions that begins in the item at `position`."""
        return next((mention for mention in mentions if self.at(mention.start) == position), None)


def lay_out(doc: Doc, paper: Paper, entities: Sequence[EntityClaim], quantities: Quantities) -> Page:
    """The page of the Doc of a paper; `quantities` finds plain words that measure."""
    text, body = text_of(doc), abstract_start(paper.title)
    named = _outermost(_mentions(paper, entities, text))
    covered = {offset for mention in named for offset in range(mention.start, mention.end)}
    # A numeral inside a name ("Llama 3.1 8B") is no number of its own.
    free = tuple(numeral for numeral in numerals(text, body) if numeral.start not in covered)
    plain = quantities(text, body) if free else ()
    loose = [
        words
        for words in plain
        if covered.isdisjoint((words.start, words.end - 1)) and _measures(text, words.start, words.end)
    ]
    mentions = tuple(sorted([*named, *loose], key=lambda mention: (mention.start, -mention.end)))
    items = tuple(_items(doc, text, _folds(text, free, mentions)))
    return Page(text, body, items, free, mentions, tuple(item.start for item in items))


def _mentions(paper: Paper, entities: Sequence[EntityClaim], text: str) -> Iterable[Mention]:
    for entity in entities:
        for span in entity.mentions:
            start, end = char_range(paper, span)
            if entity.kind is not Kind.METRIC or _measures(text, start, end):
                yield Mention(start, end, entity.kind, entity.name, entity)


def _measures(text: str, start: int, end: int) -> bool:
    """Whether words that name a quantity do so here."""
    return not _VERB.search(text, start, end + 3) and not _SIZED.search(text, max(0, start - 12), end)


def _outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Leaves out a mention inside another of its kind ("ImageNet" in "ImageNet-LT")."""
    kept: list[Mention] = []
    reach = dict.fromkeys(Kind, 0)
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.end > reach[mention.kind]:
            reach[mention.kind] = mention.end
            kept.append(mention)
    return kept


def _folds(text: str, free: tuple[Numeral, ...], mentions: tuple[Mention, ...]) -> list[Fold]:
    """What becomes one item each, in order and without overlaps (the earlier and then the longer wins)."""
    found = [Fold(numeral.start, numeral.stop, "#" + numeral.sort) for numeral in free]
    found += [Fold(mention.start, mention.end, f"<{mention.kind}>") for mention in mentions]
    found += [Fold(*verb.span(), verb[0].lower().replace("-", "")) for verb in _JOINED.finditer(text)]
    kept: list[Fold] = []
    for fold in sorted(found, key=lambda fold: (fold.start, -fold.end)):
        if not kept or fold.start >= kept[-1].end:
            kept.append(fold)
    return kept


def _items(doc: Doc, text: str, folds: list[Fold]) -> Iterable[Item]:
    waiting, stop = iter([*folds, Fold(len(text) + 1, 0, "")]), 0
    fold, sentence = next(waiting), -1
    for token in doc:  # not doc.sents, which is several times slower
        sentence += token.is_sent_start is True or sentence < 0
        start, end = max(token.idx, stop), token.idx + len(token)
        while fold.start < end:
            if text[start : fold.start].strip():
                yield Item(start, fold.start, text[start : fold.start].lower(), sentence)
            yield Item(fold.start, fold.end, fold.shape, sentence)
            start = stop = fold.end
            fold = next(waiting)
        if text[start:end].strip():
            yield Item(start, end, text[start:end].lower(), sentence)
