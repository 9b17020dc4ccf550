"""Puts together the names of one thing: "detecting hate speech" and "hate speech detection", "nested NER" and "nested
named entity recognition", "FooTune" and "the FooTune framework".

What a text defines ("Long Form (LF)") is together already (`grouping`), or told so by names that were found
(`spelling`); the rest is learned from annotated abstracts: whether a thing is one of those named before it, and which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product, takewhile

from extractors.components.chooser import Chooser, Features
from extractors.components.names.acronyms import SMALL
from extractors.components.names.nouns import GENERIC
from extractors.components.things.scene import outline
from extractors.components.things.spelling import are_told
from extractors.components.things.thing import Judged, Thing, merged
from kg.model import Kind
from kg.text import normal

SAME = 0.6
"""From which chance on two names are taken for those of one thing."""
DESCRIBED = (Kind.METHOD, Kind.METRIC, Kind.TASK)
"""Kinds whose things have names in plain words; a model or dataset with another word in its name is another one."""
STEM = 5
"""Letters by which words are compared: "detecting" is like "detection"."""
_SMALL = re.compile(SMALL)
_SCOPE = frozenset("for from in of on over under with".split())
"""Words after which a name says where something is done, not what."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SENTENCE = re.compile(r"[.?!]\s+(?=[A-Z])")

Words = tuple[str, ...]


def united(text: str, judged: Iterable[Judged], chooser: Chooser) -> list[Judged]:
    """The things, those that are one put together, in order of first mention."""
    known: list[Judged] = []
    for each in judged:
        told = next((other for other in known if are_told(text, other, each)), None)
        if same := told or _likeliest(text, known, each, chooser):
            known[known.index(same)] = merged(text, same, each)
        else:
            known.append(each)
    return known


def _likeliest(text: str, known: Sequence[Judged], each: Judged, chooser: Chooser) -> Judged | None:
    likely = earlier(known, each)
    chances = chooser.chances(options(text, likely, each))[:-1] if likely else []
    chance, other = max(zip(chances, likely, strict=True), key=lambda pair: pair[0], default=(0.0, None))
    return other if chance >= SAME else None


def earlier(known: Sequence[Judged], each: Judged) -> list[Judged]:
    """Those that a thing may be the same as: of its kind, with names that have something in common."""
    if each.thing.kind not in DESCRIBED:
        return []
    return [
        other
        for other in known
        if other.thing.kind is each.thing.kind
        and not _told_apart(other, each)
        and any(_related(one, two) for one, two in product(_forms(other.thing), _forms(each.thing)))
    ]


def _told_apart(one: Judged, two: Judged) -> bool:
    """Whether both are listed, or one is and the other is proposed, or has words that say more: another thing."""
    return any(
        a.thing.row and (b.thing.row or b.proposed or _says_more(a.thing, b.thing)) for a, b in ((one, two), (two, one))
    )


def _says_more(listed: Thing, other: Thing) -> bool:
    if listed.kind is Kind.METRIC:  # "average accuracy" is accuracy
        return False
    heads = [tuple(takewhile(lambda word: word not in _SCOPE, form)) for form in _forms(other)]
    pairs = product(_forms(listed), heads)
    return any(not _apart(one, two) and not GENERIC.issuperset(_apart(two, one)) for one, two in pairs)


def options(text: str, likely: Sequence[Judged], each: Judged) -> list[Features]:
    """The features of a thing as the same as each of the likely ones, and at the end as none of them."""
    return [*({"same": list(_facts(text, other, each))} for other in likely), {"new": list(_alone(text, each))}]


def _forms(thing: Thing) -> list[Words]:
    return [tuple(normal(form).split()) for form in thing.forms]


def _related(one: Words, two: Words) -> bool:
    return bool(_stems(one) & _stems(two)) or _initials(one, two) != "-"


def _stems(words: Words) -> set[str]:
    return {word[:STEM] for word in words}


def _facts(text: str, other: Judged, each: Judged) -> Iterator[str]:
    kind = each.thing.kind
    one, two = max(product(_forms(other.thing), _forms(each.thing)), key=lambda pair: _likeness(*pair))
    shared, mine, theirs = _stems(one) & _stems(two), _apart(one, two), _apart(two, one)
    initials, between = _initials(one, two), _between(text, other.thing, each.thing)
    looks = f"{len(shared)} of {min(len(mine), 3)},{min(len(theirs), 3)}"
    yield "any"
    yield f"kind={kind}"
    yield f"{looks},kind={kind}"
    yield f"{looks},initials={initials}"
    yield f"initials={initials},kind={kind}"
    yield f"initials={initials},{between}"
    yield f"head={one[-1] == two[-1]},first={one[0] == two[0]},{looks}"
    yield f"outlines={outline(other.thing.name)},{outline(each.thing.name)}"
    yield f"between={between}"
    yield f"sentences={_distance(text, other.thing, each.thing)},{looks}"
    yield f"mentions={min(3, len(other.thing.places))},{min(3, len(each.thing.places))},{looks}"
    yield f"numbers={_numbers(other.thing) == _numbers(each.thing)}"
    if not (mine and theirs):
        yield from (f"more={word}" for word in (*mine, *theirs))
        yield from (f"more={word},kind={kind}" for word in (*mine, *theirs))
        yield f"more={'earlier' if mine else 'later'},{_side(one, two)},kind={kind}"
    else:
        yield f"other={' '.join(mine)}|{' '.join(theirs)}"
        yield from (f"one={word}" for word in (*mine, *theirs))


def _alone(text: str, each: Judged) -> Iterator[str]:
    place = each.thing.places[0]
    before = text[max(0, place.start - 30) : place.start].lower().split()
    yield f"kind={each.thing.kind}"
    yield f"before={before[-1] if before else '-'}"
    yield f"outline={outline(each.thing.name)}"
    yield f"mentions={min(3, len(each.thing.places))}"


def _likeness(one: Words, two: Words) -> float:
    """How much two names have in common: shared stems among all."""
    return len(_stems(one) & _stems(two)) / len(_stems(one) | _stems(two)) + (_initials(one, two) != "-")


def _apart(one: Words, two: Words) -> Words:
    """The words of one name that the other lacks."""
    other = _stems(two)
    return tuple(word for word in one if word[:STEM] not in other)


def _side(one: Words, two: Words) -> str:
    """Where the longer of two names has the words of the shorter."""
    small, large = sorted((one, two), key=len)
    if large[: len(small)] == small:
        return "begins"
    return "ends" if large[-len(small) :] == small else "within"


def _initials(one: Words, two: Words) -> str:
    """How a word of one name abbreviates words of the other."""
    for short, long in ((one, two), (two, one)):
        own = [word for word in short if word not in long]
        rest = [word for word in long if word not in short]
        if len(own) != 1 or len(rest) < 2 or not 1 < len(own[0]) <= 8:
            continue
        letters = "".join(word[0] for word in rest)
        plain = "".join(word[0] for word in rest if not _SMALL.fullmatch(word))
        if own[0] in (letters, plain):
            return "all" if len(short) == 1 else "part"
        if letters.endswith(own[0]) or letters.startswith(own[0]):
            return "some"
    return "-"


def _between(text: str, one: Thing, two: Thing) -> str:
    """What stands between two mentions beside each other, if it is short."""
    for first, second in product(one.places, two.places):
        start, end = (first.end, second.start) if first.end <= second.start else (second.end, first.start)
        if 0 <= end - start <= 6:
            return text[start:end].strip().lower()
    return "-"


def _distance(text: str, one: Thing, two: Thing) -> int:
    """How many sentences lie between first mentions; 3 for more."""
    start, end = sorted((one.places[0].start, two.places[0].start))
    return min(3, len(_SENTENCE.findall(text, start, end)))


def _numbers(thing: Thing) -> set[str]:
    return set(_DIGITS.findall(thing.name))
