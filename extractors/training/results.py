"""Learns the choices of result extraction from annotated abstracts.

Rows are those of gold/GUIDELINES.md. Every abstract is read twice: with its entities as annotated, and as they are
found by a recogniser and a judgement that don't know it, since they miss some and the plain words must then do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from extractors.components.chooser import Chooser, Weights
from extractors.components.page import Mention, Page, lay_out
from extractors.components.page.measures import quantities
from extractors.components.results.governor import governor
from extractors.components.results.idioms import NOTHING
from extractors.components.results.outcomes import ANSWERS, Outcome, answers, evidence, pleas
from extractors.components.results.reader import read
from extractors.components.results.slots.asked import Asked
from extractors.components.results.slots.describing import options
from extractors.components.results.slots.fillers import pools
from extractors.components.results.slots.filling import candidates
from extractors.components.results.spots import Spot, spots
from extractors.evaluation.matching import contained
from extractors.training.corpus import Row
from extractors.training.decisions import Decision
from extractors.training.hidden import fit
from extractors.training.judging import UNSEEN, Named
from kg.model import EntityClaim, Extractor, Field, Kind, Reading, Role, SizeClaim, Span
from kg.text import normal

_GOLD = Extractor("gold", "1")
PRIOR = 8.0
"""How much the choices distrust their features, as was best on held-out parts of the training abstracts."""

_KEYS = {"size": "model_size"}
_LOOSE_UNITS = frozenset({"", "%", "points"})


def learn(named: Iterable[Named]) -> dict[str, Weights]:
    """The weights of every chooser, from annotated abstracts and the entities found in them.

    Abstracts whose results are not annotated teach nothing.
    """
    seen: dict[str, list[Decision]] = {}
    for found, claims in (each for each in named if "results" in each[0].row):
        for entities in (claims, gold_entities(found.row)) if "entities" in found.row else (claims,):
            page = lay_out(found.doc, found.paper, entities, quantities)
            for chooser, decision in _decisions(page, found.row, entities):
                seen.setdefault(chooser, []).append(decision)
    return {chooser: fit(decisions, PRIOR) for chooser, decisions in seen.items()}


def reported(named: Sequence[Sequence[Named]]) -> Iterator[tuple[Row, Reading]]:
    """Each abstract as it is read by choosers that learned from the other parts."""
    for own in named:
        weights = learn(chain.from_iterable(part for part in named if part is not own))
        choosers = {choice: Chooser.of(learned) for choice, learned in weights.items()}
        for found, entities in own:
            results = read(found.doc, found.paper, UNSEEN, entities, choosers)
            yield found.row, Reading(found.paper, tuple(entities), results)


def gold_entities(row: Row) -> list[EntityClaim]:
    """The annotated entities of a row, with a mention wherever one of their forms stands."""
    return [
        EntityClaim(
            kind=Kind(entity["type"]),
            name=entity["name"],
            aliases=tuple(entity["aliases"]),
            role=Role(entity["role"]),
            parameters=tuple(SizeClaim(printed) for printed in entity.get("parameters") or ()),
            mentions=tuple(_mentions(row, [entity["name"], *entity["aliases"]])),
            confidence=1.0,
            extractor=_GOLD,
        )
        for entity in row["entities"]
    ]


def _mentions(row: Row, forms: Sequence[str]) -> Iterator[Span]:
    longest_first = sorted({form for form in forms if form}, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}s?(?!\w)" for form in longest_first))
    for field in Field:
        for match in pattern.finditer(row[field]):
            yield Span(field, match.start(), match.end())


def _decisions(page: Page, row: Row, entities: Sequence[EntityClaim]) -> Iterator[tuple[str, Decision]]:
    found = spots(page)
    reported = paired(page, found, row)
    truth = [_answer(reported.get(position)) for position in range(len(found))]
    for position in range(len(found)):
        shared = list(evidence(page, found, position, truth))
        allowed = answers(page, found[position])
        if truth[position] in allowed:
            right = frozenset({allowed.index(truth[position])})
            yield "outcome", Decision([pleas(answer, shared) for answer in allowed], right)
    forms = _forms(row, entities)
    known: dict[int, dict[str, Mention | None]] = {position: {} for position in reported}
    for slot, pool in pools(page, [found[position] for position in sorted(reported)]).items():
        yield from ((slot, decision) for decision in _choices(page, found, reported, slot, pool, forms, known))


def _forms(row: Row, entities: Sequence[EntityClaim]) -> dict[str, str]:
    """The name of the thing that each form stands for: as annotated, else as found."""
    found = {normal(form): entity.name for entity in entities for form in (entity.name, *entity.aliases)}
    annotated = row.get("entities", ())
    return found | {normal(form): each["name"] for each in annotated for form in [each["name"], *each["aliases"]]}


def paired(page: Page, found: Sequence[Spot], row: Row) -> dict[int, Row]:
    """The annotated result of each spot that has one: of the same value and unit, in the quote if possible."""
    pairs: dict[int, Row] = {}
    for result in row["results"]:
        start = page.body + row["abstract"].find(result["quote"])
        end = start + len(result["quote"])
        fits = [n for n, spot in enumerate(found) if n not in pairs and _same_number(spot, result)]
        if fits:
            pairs[min(fits, key=lambda n: not start <= found[n].numeral.start < end)] = result
    return pairs


def _same_number(spot: Spot, result: Row) -> bool:
    numeral, unit = spot.numeral, (result["unit"] or "").lower()
    same = abs(numeral.value - result["value"]) < 1e-6 and numeral.high == result.get("high")
    return same and (unit == numeral.unit.lower() or {unit, numeral.unit} <= _LOOSE_UNITS)


def _answer(result: Row | None) -> str:
    if result is None:
        return NOTHING
    answer = f"{result['kind']} {result['direction'] or ''}".strip()
    return answer if answer in ANSWERS else {"change": "change up", "factor": "factor up"}.get(result["kind"], "score")


def _choices(
    page: Page,
    found: Sequence[Spot],
    reported: Mapping[int, Row],
    slot: str,
    pool: Sequence[Mention],
    forms: Mapping[str, str],
    known: Mapping[int, dict[str, Mention | None]],
) -> Iterator[Decision]:
    """What the annotator chose for one slot, result after result; choices that are not on offer teach nothing.

    Each choice becomes `known` to those of the slots that follow.
    """
    previous: Spot | None = None
    chosen: list[Mention | None] = []
    for position in sorted(reported):
        result, spot = reported[position], found[position]
        if _KEYS.get(slot, slot) not in result:
            return
        meaning = ANSWERS[_answer(result)]
        assert meaning is not None
        rule, outcome = governor(page, spot), Outcome(*meaning, 1.0)
        asked = Asked(page, spot, outcome, rule, previous, tuple(chosen), known[position])
        offered = candidates(page, spot, pool)
        wanted = result[_KEYS.get(slot, slot)]
        right = [n for n, mention in enumerate(offered) if _fits(slot, mention.name, wanted, forms)]
        if offered and (right or not wanted):
            yield Decision(options(asked, slot, offered), frozenset(right or [len(offered)]))
        chosen.append(
            min((offered[n] for n in right), key=lambda mention: abs(mention.start - spot.numeral.start), default=None)
        )
        known[position][slot] = chosen[-1]
        previous = spot


def _fits(slot: str, name: str, wanted: str | Sequence[str] | None, forms: Mapping[str, str]) -> bool:
    """Whether a candidate is what was annotated; a metric or baseline in words may be half of the annotated words."""
    every = [wanted] if isinstance(wanted, str) else wanted or []
    mine = forms.get(normal(name), normal(name))
    theirs = [forms.get(normal(form), normal(form)) for form in every]
    if mine in theirs or slot not in ("metric", "baseline"):
        return mine in theirs
    return any(contained(set(normal(name).split()), set(normal(form).split())) for form in every)
