"""Which of a paper's things it proposes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from spacy.tokens import Doc

from extractors.components.grouping import Thing
from extractors.components.introductions import introductions
from extractors.layout import GAP
from kg.model import Kind

PROPOSABLE = (Kind.METHOD, Kind.MODEL, Kind.DATASET)
CUE = re.compile(
    r"\b(?:we|i|(?:this|the|our) (?:paper|work|study|article|authors?))\b[^.;\n]{0,40}?"
    r"\b(?:propos|present|introduc|develop|design|devis|releas|describ|construct|creat|curat|contribut|establish|build)"
    r"(?:e|es|s|ed|ing|t|ts|ute)?\b|\b(?:is|are) (?:proposed|introduced|presented)\b|\bbuilt\b",
    re.IGNORECASE,
)
LINK = re.compile(
    r"\b(?:for|on|based|using|with|of|to|by|in|from|that|which|via|over|upon|into|where|as|through|leveraging|against|"
    r"within|under|when|inspired|combines?|called|named|dubbed|termed)\b",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:our|the proposed|our proposed|our new|our novel)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
REACH = 110
"""Characters after a cue within which a thing may be its object."""


def proposed(doc: Doc, found: Sequence[Thing]) -> set[int]:
    """Positions, in `found`, of the things that the paper proposes: those it names or says it brings.

    Where it says so of nothing, the first thing in the title that is not an established name.
    """
    text = doc.text
    named, objects = {start for (start, _), _ in introductions(doc)}, _objects(text)
    able = {position: thing for position, thing in enumerate(found) if thing.kind in PROPOSABLE}
    chosen = {
        position
        for position, thing in able.items()
        if any(place.start in named for place in thing.places)
        or (thing.row is None and any(_brought(text, place.start, objects) for place in thing.places))
    }
    title = text.index(GAP)
    in_title = (i for i, thing in able.items() if thing.row is None and thing.places[0].start < title)
    return chosen or set(islice(in_title, 1))


def _brought(text: str, start: int, objects: Iterable[tuple[int, int]]) -> bool:
    """Whether a mention is the object of a proposing verb, or follows "our"."""
    return any(low <= start < high for low, high in objects) or bool(OWN.search(text, max(0, start - 40), start))


def _objects(text: str) -> list[tuple[int, int]]:
    """The character ranges in which the object of "we propose" stands: up to the first word that leads away."""
    ranges: list[tuple[int, int]] = []
    for cue in CUE.finditer(text):
        stop = min(len(text), cue.end() + REACH)
        clause = re.compile(r"[.;\n](?:\s|$)").search(text, cue.end(), stop)
        end = clause.start() if clause else stop
        link = LINK.search(text, cue.end(), end)
        ranges.append((cue.end(), link.start() if link else end))
    return ranges
