"""What speaks for a thing's being proposed by the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.components.grouping import Thing
from extractors.components.scene import Scene, company, outline
from kg.model import Kind
from kg.text import singular

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
ACTS = re.compile(
    r"\s+(?:is|are|can|(?:significantly|consistently)|(?:achieve|outperform|improve|surpasse|demonstrate|reduce|attain|"
    r"yield)s?)\b"
)
"""What a proposed thing does, right after its name."""
END = re.compile(r"[.;\n](?:\s|$)")
REACH = 110
"""Characters after a cue within which a thing may be its object."""


def options(scene: Scene, thing: Thing) -> list[list[str]]:
    """The features of a thing as one that the paper proposes; that it only uses it has none."""
    return [list(_facts(scene, thing)), []]


def _facts(scene: Scene, thing: Thing) -> Iterator[str]:
    first, name, curated = thing.places[0].start, thing.name, thing.row is not None
    named = any(place.start in scene.introduced for place in thing.places)
    own, titled = _own(scene.text, thing), first < scene.title
    mentions = min(len(thing.places), 5)
    yield "any"
    yield f"kind={thing.kind}"
    yield f"named={named},own={own},titled={titled},curated={curated}"
    yield f"named={named},own={own},kind={thing.kind}"
    yield f"mentions={mentions},curated={curated}"
    yield f"mentions={mentions},titled={titled},curated={curated}"
    yield f"look={outline(name)},curated={curated}"
    yield f"forms={min(len(thing.forms), 3)},curated={curated},titled={titled}"
    yield f"head={singular(name.lower().split()[-1])}"
    yield f"lower={name == name.lower()},words={min(len(name.split()), 4)},curated={curated}"
    yield f"origins={sorted({int(place.origin) for place in thing.places})}"
    yield f"another named={bool(scene.introduced) and not named},own={own},titled={titled}"
    yield f"acts={any(ACTS.match(scene.text, place.end) for place in thing.places)},curated={curated}"
    yield from _ranks(scene, thing, titled)
    links = min((far for place in thing.places if (far := _cued(scene.text, place.start)) is not None), default="-")
    yield f"links={links},curated={curated}"
    yield f"links={links},kind={thing.kind},named={named}"
    sentence = len(END.findall(scene.text, scene.title, first)) if not titled else -1
    yield f"sentence={min(sentence, 6)},curated={curated},own={own}"
    yield from company(scene, thing)


def _ranks(scene: Scene, thing: Thing, titled: bool) -> Iterator[str]:
    """How many things that could be proposed stand before it."""
    able = [other for other in scene.things if other.kind in PROPOSABLE]
    fresh = [other for other in able if other.row is None]
    rank = able.index(thing) if thing in able else -1
    yield f"titled={titled},curated={thing.row is not None},rank={min(rank, 3)}"
    yield f"fresh={min(fresh.index(thing), 2) if thing in fresh else '-'},titled={titled},kind={thing.kind}"


def _own(text: str, thing: Thing) -> bool:
    """Whether a mention is the object of a proposing verb, or follows "our"."""
    ranges = list(_objects(text))
    return any(
        any(low <= start < high for low, high in ranges) or bool(OWN.search(text, max(0, start - 40), start))
        for start, *_ in thing.places
    )


def _cued(text: str, start: int) -> int | None:
    """How many words that lead away stand between a mention and the proposing verb before it in its sentence."""
    begin = max((end.end() for end in END.finditer(text, 0, start)), default=0)
    cues = [*CUE.finditer(text, begin, start)]
    return min(4, len(LINK.findall(text, cues[-1].end(), start))) if cues else None


def _objects(text: str) -> Iterator[tuple[int, int]]:
    """The character ranges in which the object of "we propose" stands: up to the first word that leads away."""
    for cue in CUE.finditer(text):
        stop = min(len(text), cue.end() + REACH)
        clause = re.compile(r"[.;\n](?:\s|$)").search(text, cue.end(), stop)
        end = clause.start() if clause else stop
        link = LINK.search(text, cue.end(), end)
        yield cue.end(), link.start() if link else end
