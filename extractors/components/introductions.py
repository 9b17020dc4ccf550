"""Names that a paper gives to what it brings: before the title's colon, after "we propose", "called" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.layout import GAP
from kg.model import Kind

Place = tuple[int, int]

WORD = r"[\w+./@^-]*[\w+]"
NAME = rf"(?P<name>(?=[^\s]*[A-Z])[A-Za-z0-9τπ]{WORD}(?: (?=[\w-]*[A-Z0-9])[A-Z0-9](?:{WORD})?){{0,2}})(?!\w)"
TITLE = re.compile(r"(?P<name>[^\s:][^:\n]{1,39}?)\s?:\s")
INTRODUCED = re.compile(
    r"\b(?:[Ww]e|paper|work|study|article)\b[^.;\n]{0,40}?\b(?:propose|present|introduce|develop|release|unveil|describe)s?d?\b"
    r"\s+(?:(?:a|an|the|our|new|novel)\s+)*[\"'“‘]?" + NAME
)
CALLED = re.compile(r"\b(?:called|named|dubbed|termed|coined|referred to as)\s+[\"'“‘]?" + NAME)
DATASET_WORDS = re.compile(
    r"\b(?:data ?sets?|benchmarks?|corpus|corpora|test ?bed|leaderboard|collection)\b", re.IGNORECASE
)
MODEL_WORDS = re.compile(
    r"\b(?:(?:language|foundation|multimodal|embedding|open|base|reward|\d+B) models?|family of|series of)\b",
    re.IGNORECASE,
)
ONE_WORD_CASED = re.compile(r"(?=.*[A-Z].*[A-Z0-9]|.*[a-z][A-Z]|.*\d)[\w+./@^-]+")
"""A title's first word that looks like a made-up name: two capitals, an inner capital or a digit."""


def introductions(doc: Doc) -> Iterator[tuple[Place, Kind]]:
    """Character ranges of introduced names, each with the kind that the words about it suggest."""
    text = doc.text
    title = text.partition(GAP)[0]
    if found := title_name(title):
        yield found, kind_of(title[found[1] :] + " " + _near(text, title[slice(*found)]))
    for pattern in (INTRODUCED, CALLED):
        for match in pattern.finditer(text):
            yield match.span("name"), kind_of(text[match.start() : match.end() + 80])


def title_name(title: str) -> Place | None:
    """The name before a title's colon: one made-up word, or a few capitalised ones."""
    match = TITLE.match(title + " ")
    if not match:
        return None
    name = match.group("name")
    words = name.split()
    looks_made = len(words) == 1 and ONE_WORD_CASED.fullmatch(name)
    short = (
        len(words) <= 3
        and all(word != word.lower() or word.isdigit() for word in words)
        and any(ONE_WORD_CASED.fullmatch(word) for word in words)
    )
    return match.span("name") if looks_made or short else None


def kind_of(words: str) -> Kind:
    """Dataset or model where the words say so, else method."""
    if DATASET_WORDS.search(words):
        return Kind.DATASET
    return Kind.MODEL if MODEL_WORDS.search(words) else Kind.METHOD


def _near(text: str, name: str) -> str:
    """The words that follow the name's first mention in the abstract."""
    place = text.find(name, text.find(GAP))
    return text[place : place + 60].partition(". ")[0] if place >= 0 else ""
