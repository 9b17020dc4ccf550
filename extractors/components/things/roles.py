"""What speaks for a thing's being proposed by the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.components.chooser import Features
from extractors.components.things.bringing import END, links
from extractors.components.things.scene import Scene, company, outline
from extractors.components.things.thing import Thing
from kg.model import Kind
from kg.text import singular

PROPOSABLE = (Kind.METHOD, Kind.MODEL, Kind.DATASET)
OWN = re.compile(r"\b(?:our|the proposed|our proposed|our new|our novel)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
ACTS = re.compile(
    r"\s+(?:is|are|can|(?:significantly|consistently)|(?:achieve|outperform|improve|surpasse|demonstrate|reduce|attain|"
    r"yield)s?)\b"
)
"""What a proposed thing does, right after its name."""


def options(scene: Scene, thing: Thing) -> list[Features]:
    """The features of a thing as one that the paper proposes; that it only uses it has none."""
    return [{"": list(_facts(scene, thing))}, {}]


def _facts(scene: Scene, thing: Thing) -> Iterator[str]:
    first, name, curated = thing.places[0].start, thing.name, thing.row is not None
    named = any(place.start in scene.introduced for place in thing.places)
    own, titled = _own(scene, thing), first < scene.title
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
    away = min((far for place in thing.places if (far := links(scene.text, place.start)) is not None), default="-")
    yield f"links={away},curated={curated}"
    yield f"links={away},kind={thing.kind},named={named}"
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


def _own(scene: Scene, thing: Thing) -> bool:
    """Whether a mention is the object of a proposing verb, or follows "our"."""
    return any(
        any(low <= start < high for low, high in scene.objects)
        or bool(OWN.search(scene.text, max(0, start - 40), start))
        for start, *_ in thing.places
    )
