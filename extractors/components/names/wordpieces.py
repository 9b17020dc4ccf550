"""The word pieces of a text, as MiniLM reads them, and how each is capitalised, which MiniLM itself does not know."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tokenizers.implementations.bert_wordpiece import BertWordPieceTokenizer

LONGEST = 512
"""Pieces that are read at a time."""
CASES = 14
"""Ways of capitalising a piece: seven, each of a piece that begins a word or goes on with one."""


class Pieces(NamedTuple):
    """The word pieces of a text: numbers of the vocabulary, of capitalisations, and where each stands in the text."""

    ids: list[int]
    cases: list[int]
    places: list[tuple[int, int]]

    def part(self, start: int, end: int) -> Pieces:
        """Those from one position to another."""
        return Pieces(self.ids[start:end], self.cases[start:end], self.places[start:end])


def tokenizer(vocabulary: Path) -> BertWordPieceTokenizer:
    """MiniLM's tokenizer with the pieces of a file, one a line."""
    return BertWordPieceTokenizer(str(vocabulary))


def pieces(made: BertWordPieceTokenizer, text: str) -> Pieces:
    """The word pieces of a text; the first and the last stand for its ends, at no place (0, 0)."""
    encoded = made.encode(text)
    before = [-1, *(end for _, end in encoded.offsets)]
    cases = [_case(text[a:b], begins=a != last) for (a, b), last in zip(encoded.offsets, before, strict=False)]
    return Pieces(encoded.ids, cases, encoded.offsets)


def _case(form: str, *, begins: bool) -> int:
    """The number of a piece's capitalisation; ends of a text have none."""
    if not form:
        return 0
    if not any(letter.isalpha() for letter in form):
        own = 1 if form.isdigit() else 0
    elif form.islower():
        own = 2
    elif form.isupper():
        own = 3 if len(form) > 1 else 4
    else:
        own = 5 if form[0].isupper() and form[1:].islower() else 6
    return own + CASES // 2 * begins
