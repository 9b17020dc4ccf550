"""What speaks for a thing's being of a kind, or nothing that deserves a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.components.chooser import Features
from extractors.components.names.candidates import Candidate, Origin
from extractors.components.names.introductions import CALLED_DATASET, CALLED_TECHNIQUE
from extractors.components.names.listing import headed
from extractors.components.things.scene import Scene, company, outline
from extractors.components.things.thing import Thing
from kg.model import CONCEPTS, Kind
from kg.text import singular
from kg.vocabulary import Vocabulary

KINDS = tuple(sorted(CONCEPTS))
PIECE = re.compile(r"[\w.+@]+")


def options(scene: Scene, thing: Thing, vocabulary: Vocabulary) -> list[Features]:
    """The features of a thing as each of `KINDS`, and at the end as none of them."""
    facts = list(_facts(scene, thing, vocabulary))
    return [{kind: facts} for kind in (*KINDS, "none")]


def is_called_dataset(scene: Scene, thing: Thing) -> bool:
    """Whether the text says in so many words that a thing is one: "FooBench (FB), the first benchmark for ...", or
    "datasets such as FooBench and BarBench".

    What is curated as something else is not, whatever a text says.
    """
    free = thing.row is None or thing.row.kind is Kind.DATASET
    named = thing.name != thing.name.lower()
    listed = headed(scene.text).datasets
    called = (place.start in listed or CALLED_DATASET.match(scene.text, place.end) for place in thing.places)
    return free and named and any(called)


def is_called_technique(scene: Scene, thing: Thing) -> bool:
    """Whether the text says that a thing is a method or model: "FooTune, a method for ...", "models such as Foo"."""
    listed = headed(scene.text).techniques
    return any(place.start in listed or CALLED_TECHNIQUE.match(scene.text, place.end) for place in thing.places)


def _facts(scene: Scene, thing: Thing, vocabulary: Vocabulary) -> Iterator[str]:
    learned = _vote(thing, Origin.LEARNED)
    titled = thing.places[0].start < scene.title
    mates = {mate for place in thing.places for mate in _mates(scene, place, vocabulary)}
    yield "any"
    yield from _votes(thing, learned, vocabulary)
    yield from _looks(thing.name, learned)
    yield f"forms={min(len(thing.forms), 3)},mentions={min(len(thing.places), 4)}"
    yield f"titled={titled},learned={learned}"
    yield f"titled={titled},words={min(len(thing.name.split()), 4)},lower={thing.name == thing.name.lower()}"
    yield from company(scene, thing)
    yield from (f"part={kind}" for kind in _parts(thing.name, vocabulary))
    yield from (f"listed with {mate}" for mate in mates)
    if mates:
        yield f"listed,learned={learned}"


def _votes(thing: Thing, learned: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Who took the thing for what."""
    seen = sum(place.origin is Origin.LEARNED for place in thing.places)
    rows = "+".join(sorted({kind for form in thing.forms for kind in vocabulary.kinds(form)}))
    yield f"kind={thing.kind}"
    yield f"learned={learned},curated={_vote(thing, Origin.VOCABULARY)},introduced={_vote(thing, Origin.INTRODUCED)}"
    yield f"learned={learned},kind={thing.kind}"
    yield f"learned={learned},{min(seen, 3)} of {min(len(thing.places), 3)}"
    yield f"rows={rows},learned={learned}"


def _parts(name: str, vocabulary: Vocabulary) -> set[Kind]:
    """The kinds of the curated names within this one ("Llama-3-SynE")."""
    words = PIECE.findall(name)
    longest = len(words) - 1
    runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + longest, len(words)) + 1)}
    return {kind for run in runs for kind in vocabulary.kinds(run)}


def _vote(thing: Thing, origin: Origin) -> str:
    votes = Counter(place.kind for place in thing.places if place.origin is origin)
    return votes.most_common(1)[0][0] if votes else "-"


def _looks(name: str, learned: str) -> Iterator[str]:
    words = name.lower().split()
    head, look = singular(words[-1]), outline(name)
    yield f"head={head}"
    yield f"head={head},words={min(len(words), 3)}"
    yield f"first={words[0]},words={min(len(words), 3)}"
    yield f"name={' '.join(words)}"
    yield f"ends={head[-3:]}"
    yield f"ends={head[-4:]}"
    yield f"starts={words[0][:4]}"
    yield from {f"has={singular(piece)}" for piece in PIECE.findall(name.lower())}
    yield f"look={look},words={min(len(words), 4)}"
    yield f"look={look},learned={learned}"


def _mates(scene: Scene, place: Candidate, vocabulary: Vocabulary) -> Iterator[Kind]:
    """The curated kinds of what stands in one list with a mention."""
    for members in scene.lists:
        others = [(start, end) for start, end in members if end <= place.start or place.end <= start]
        for start, end in others if len(others) < len(members) else ():
            yield from vocabulary.kinds(scene.text[start:end])
