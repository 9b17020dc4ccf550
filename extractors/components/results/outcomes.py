"""Decides what a numeral says: nothing (a size, a count, a setting), or a score, change, factor or share, up or down.

The decision is learned (`chooser`): this module says which answers there are and what speaks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.components.chooser import Chooser, Features
from extractors.components.page import Item, Page
from extractors.components.page.cues import DETERMINERS, Cue, cue, words
from extractors.components.results.governor import EXACTNESS, MOVING, governor, wanted
from extractors.components.results.idioms import NOTHING, idiom
from extractors.components.results.spots import Spot
from kg.model import Direction, Kind, ResultKind


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a numeral is said to be, and how sure that is (0 to 1)."""

    kind: ResultKind
    direction: Direction | None
    confidence: float


ANSWERS: Mapping[str, tuple[ResultKind, Direction | None] | None] = {
    NOTHING: None,
    "score": (ResultKind.SCORE, None),
    "ratio": (ResultKind.RATIO, None),
    "change up": (ResultKind.CHANGE, Direction.UP),
    "change down": (ResultKind.CHANGE, Direction.DOWN),
    "factor up": (ResultKind.FACTOR, Direction.UP),
    "factor down": (ResultKind.FACTOR, Direction.DOWN),
}
_WAYS = EXACTNESS | {"from"}
_CONDITIONS = words("when as if while with by")
_LEVELS = ("score", "ratio")
_MOVES = ("change up", "change down", "factor up", "factor down")
_BEYOND = words("over above below behind")
"""What a difference stands before: "48.2 AP, 1.9 <over> the previous best"."""
_RIVALS = words("<model> <method> baseline baselines best state-of-the-art sota")
_EARLIER = words("previous previously prior earlier existing current next second strong strongest vanilla standard")
_LEFT, _RIGHT = 14, 9
_TO = re.compile(
    r"(\S+)\sto\s(?:(?:about|almost|approximately|around|just|nearly|only|over|roughly|under)\s)?[$~≈\\]*$"
)
_LEADS = re.compile(r"up|due|close|similar|compared|limited|(?:lead|led|equal|equiv|corresp|reach|amount|relat)\w*")
"""What stands before a "to" at which nothing arrives: "leads to 3% more", "up to 5%", "equal to 15%"."""
_WHOLES = words(
    "<metric> <model> <method> performance accuracy gap gain gains improvement parameters params data size original "
    "cost time memory tokens samples labels annotations capability quality baseline way full total training cases "
    "instances questions users games humans summaries tasks responses"
)


def outcomes(page: Page, found: Sequence[Spot], chooser: Chooser) -> list[Outcome | None]:
    """One outcome, or None, for every spot; each decision knows the one before it."""
    decided: list[str] = []
    result: list[Outcome | None] = []
    for number in range(len(found)):
        shared = list(evidence(page, found, number, decided))
        allowed = answers(page, found[number])
        chances = chooser.chances([pleas(answer, shared) for answer in allowed])
        best = max(range(len(chances)), key=chances.__getitem__)
        answer = allowed[best]
        decided.append(answer)
        meaning = ANSWERS[answer]
        result.append(Outcome(*meaning, chances[best]) if meaning else None)
    return result


def answers(page: Page, spot: Spot) -> list[str]:
    """The answers that are open: an idiom leaves one, "from A to B" and "reduces X to B" those of a level.

    What moves "by A" is at no level A, and what is less than once as much does not rise.
    """
    if meant := idiom(page, spot):
        return [meant]
    rule = governor(page, spot)
    link = rule.link if rule else ""
    moved, *aside = ["", *page.shapes(spot.first - 3, spot.first)][-3:]
    told = moved.startswith("#") and aside == ["(", "from"]  # "by 12.3 (from 45.0 to 57.3)"
    if spot.travel and (told or (rule and link == "from" and _moves_measure(page, spot, rule.item))):
        return [*_LEVELS]
    ranging = any(shape.startswith("rang") for shape in page.shapes(spot.first - 2, spot.first))
    if (spot.travel and not ranging) or (link == "to" and _arrives(page, spot)):
        return [NOTHING, *_LEVELS]
    shrinks = spot.numeral.unit == "x" and spot.numeral.value < 1  # "0.5x parameters" are half of them
    used = link == "right" and spot.numeral.unit.endswith("tokens")  # "1B tokens give higher accuracy"
    closed = {*(_LEVELS if link == "by" else ()), *(("factor up",) if shrinks else ()), *(_MOVES if used else ())}
    closed |= _no_difference(page, spot)
    return [answer for answer in ANSWERS if answer not in closed]


def _no_difference(page: Page, spot: Spot) -> set[str]:
    """The answers that are closed to what is held against something right behind it: "48.2 AP, 1.9 over BERT"."""
    how, link, *rest = [*page.shapes(spot.last + 1, spot.last + 8), "", ""]
    if link == "than" or (how, link) == ("ahead", "of"):
        beyond = cue(how) in MOVING
    else:
        beyond, rest = how in _BEYOND, [link, *rest]
    held = next((shape for shape in rest if shape not in DETERMINERS | _EARLIER), "")
    if not beyond or held not in _RIVALS or spot.numeral.counts:
        return set()
    return {NOTHING, *_LEVELS, *(("change up", "factor up") if how in ("below", "behind") else ())}


def _arrives(page: Page, spot: Spot) -> bool:
    """Whether the "to" before the number says where something goes."""
    to = _TO.search(page.text, max(page.body, spot.numeral.start - 60), spot.numeral.start)
    return to is not None and not _LEADS.fullmatch(to[1])


def _moves_measure(page: Page, spot: Spot, verb: int) -> bool:
    """Whether the text says that a quantity goes the way: "reduces <latency> from 310 to 95", "<FID> falls from"."""
    if verb > spot.first or spot.numeral.counts:  # "from 100 to 200 steps"
        return False
    behind = page.shapes(verb + 1, spot.first)
    moved = page.shapes(verb - 4, verb) if _WAYS.issuperset(behind) else behind
    return "<metric>" in moved and "(" not in moved and _CONDITIONS.isdisjoint(page.shapes(verb - 5, verb))


def pleas(answer: str, shared: Sequence[str]) -> Features:
    """The features of one answer: every fact once for its kind and once for its direction, so that these are shared."""
    return dict.fromkeys(answer.split(), shared)


def evidence(page: Page, found: Sequence[Spot], number: int, decided: Sequence[str]) -> Iterator[str]:
    """What speaks for one answer or another about spot `number`, given what was `decided` of the spots before it."""
    spot = found[number]
    yield from _looks(spot)
    yield from _neighbours(page, spot)
    yield from _government(page, spot)
    yield from _surroundings(page, spot)
    yield from _history(page, found, number, decided)


def _looks(spot: Spot) -> Iterator[str]:
    numeral = spot.numeral
    fraction = not numeral.value.is_integer()
    yield "any"
    yield f"unit={numeral.sort}"
    yield f"unit={numeral.sort},range={numeral.high is not None},fraction={fraction}"
    yield f"unit={numeral.sort},large={len(str(int(numeral.value)))},fraction={fraction}"
    yield f"word={numeral.word}"


def _neighbours(page: Page, spot: Spot) -> Iterator[str]:
    unit = spot.numeral.sort
    before = ["^", "^", "^", *page.shapes(spot.first - 3, spot.first)][-3:]
    after = [*page.shapes(spot.last + 1, spot.last + 4), "^", "^", "^"][:3]
    for step, shape in enumerate(reversed(before), 1):
        yield f"l{step}={shape}"
    for step, shape in enumerate(after, 1):
        yield f"r{step}={shape}"
    yield f"l={before[1]} {before[2]}"
    yield f"l={before[0]} {before[1]} {before[2]}"
    yield f"r={after[0]} {after[1]}"
    yield f"lr={before[2]} {after[0]}"
    yield f"l1={before[2]},unit={unit}"
    yield f"r1={after[0]},unit={unit}"
    yield f"travel={spot.travel}"
    yield f"of={_shared(page, spot)}"


def _shared(page: Page, spot: Spot) -> str:
    """What the number is a share of, by the first telling word: "original" in "90% of its original performance"."""
    after = page.shapes(spot.last + 1, spot.last + 7)
    return next((shape for shape in after if shape in _WHOLES), "-") if after[:1] == ["of"] else ""


def _government(page: Page, spot: Spot) -> Iterator[str]:
    """The word that the number depends on, and the quantities around it, which may turn its meaning."""
    unit, rule = spot.numeral.sort, governor(page, spot)
    signal, link = (str(rule.cue), rule.link) if rule else ("-", "-")
    far = "" if not rule else "near" if abs(rule.item - spot.item) < 6 else "far"
    yield f"rule={signal}"
    yield f"rule={signal},link={link}"
    yield f"rule={signal},link={link},{far}"
    yield f"rule={signal},link={link},unit={unit}"
    yield f"rule={rule.word if rule else '-'}"
    yield f"rule={rule.word if rule else '-'},link={link}"
    yield f"wanted={wanted(page, spot, rule)},rule={signal}"
    yield f"wanted={wanted(page, spot, rule)},rule={signal},link={link}"
    for side, name in _quantities(page, spot):
        yield f"{side}metric={name}"
        yield f"{side}metric={name},unit={unit}"
        yield f"metric={name},rule={signal}"


def _quantities(page: Page, spot: Spot) -> Iterator[tuple[str, str]]:
    """The last word of the nearest metric on either side, within the sentence."""
    here = page.items[spot.item]
    near = [mention for mention in page.mentions if mention.kind is Kind.METRIC]
    before = [m for m in near if m.end <= here.start and page.sentence(m.start) == here.sentence][-1:]
    after = [m for m in near if m.start >= here.end and page.sentence(m.start) == here.sentence][:1]
    for side, mentions in (("L", before), ("R", after)):
        for mention in mentions:
            yield side, mention.name.lower().split()[-1]


def _surroundings(page: Page, spot: Spot) -> Iterator[str]:
    """The cues on either side, in a window within the sentence; "+" marks those past another number or clause."""
    unit, sentence = spot.numeral.sort, page.items[spot.item].sentence
    left = page.items[max(0, spot.first - _LEFT) : spot.first][::-1]
    right = page.items[spot.last + 1 : spot.last + 1 + _RIGHT]
    moves = []
    for side, items in (("L", left), ("R", right)):
        cues = [*_cues(items, sentence), "-", "-"]
        moves.append(next((signal for signal in cues if signal.strip("+") in MOVING), "-"))
        yield f"{side}cue={cues[0]},unit={unit}"
        yield f"{side}cues={cues[0]} {cues[1]}"
        yield f"{side}move={moves[-1]}"
    yield f"moves={moves[0]} {moves[1]}"


def _cues(items: Sequence[Item], sentence: int) -> Iterator[str]:
    """The cues among `items` (nearest first), to the end of the sentence; "+" once a number or a comma was crossed."""
    crossed = ""
    for item in items:
        if item.sentence != sentence:
            return
        signal = cue(item.shape)
        if signal and signal is not Cue.GAP:
            yield signal + crossed
        if item.shape.startswith("#") or item.shape in ";(),":
            crossed = "+"


def _history(page: Page, found: Sequence[Spot], number: int, decided: Sequence[str]) -> Iterator[str]:
    spot = found[number]
    if spot.place and decided:
        yield f"listed after {decided[number - 1]}"
    elif number and page.items[found[number - 1].item].sentence == page.items[spot.item].sentence:
        between = page.shapes(found[number - 1].item + 1, spot.item)
        yield f"after {decided[number - 1]}"
        yield f"after {decided[number - 1]}: {' '.join(between[:3])}"
        yield f"after {decided[number - 1]},unit={found[number - 1].numeral.sort}>{spot.numeral.sort}"
    else:
        yield "first"
