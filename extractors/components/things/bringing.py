"""Where a text says that its authors bring something: "we propose", and how far what they bring may stand from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.layout import Place

CUE = re.compile(
    r"\b(?:we|i|(?:this|the|our) (?:paper|work|study|article|authors?))\b[^.;\n]{0,40}?"
    r"\b(?:propos|present|introduc|develop|design|devis|releas|open-?sourc|describ|construct|creat|curat|contribut|"
    r"establish|build)"
    r"(?:e|es|s|ed|ing|t|ts|ute)?\b|\b(?:is|are) (?:proposed|introduced|presented)\b|\bbuilt\b",
    re.IGNORECASE,
)
LINK = re.compile(
    r"\b(?:for|on|based|using|with|of|to|by|in|from|that|which|via|over|upon|into|where|as|through|leveraging|against|"
    r"within|under|when|inspired|combines?|called|named|dubbed|termed)\b",
    re.IGNORECASE,
)
END = re.compile(r"[.;\n](?:\s|$)")
REACH = 110
"""Characters after a cue within which a thing may be its object."""


def objects(text: str) -> Iterator[Place]:
    """The character ranges in which the object of "we propose" stands: up to the first word that leads away."""
    for cue in CUE.finditer(text):
        stop = min(len(text), cue.end() + REACH)
        clause = END.search(text, cue.end(), stop)
        end = clause.start() if clause else stop
        link = LINK.search(text, cue.end(), end)
        yield cue.end(), link.start() if link else end


def links(text: str, start: int) -> int | None:
    """How many words that lead away stand between a mention and the proposing verb before it in its sentence."""
    begin = max((end.end() for end in END.finditer(text, 0, start)), default=0)
    cues = [*CUE.finditer(text, begin, start)]
    return min(4, len(LINK.findall(text, cues[-1].end(), start))) if cues else None
