"""Puts the parts together: numerals, outcomes, slots and wording become the result claims of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from extractors.components.chooser import Chooser
from extractors.components.page import Mention, Page, lay_out
from extractors.components.page.measures import quantities
from extractors.components.page.numerals import numerals
from extractors.components.results.governor import governor
from extractors.components.results.outcomes import Outcome, outcomes
from extractors.components.results.parallels import goes_on, set_apart
from extractors.components.results.quotes import quote
from extractors.components.results.settings import setting
from extractors.components.results.slots.asked import Asked
from extractors.components.results.slots.fillers import pools
from extractors.components.results.slots.filling import Filling, fill
from extractors.components.results.spots import Spot, spots
from extractors.components.results.wording import basis, bound, denied, goes, judged, unit
from extractors.layout import abstract_start, text_of, to_span
from kg.model import Bound, EntityClaim, Extractor, Paper, ResultClaim, ResultKind

Reported = Sequence[tuple[Spot, Outcome]]
Filled = Mapping[str, Filling]


def read(
    doc: Doc, paper: Paper, extractor: Extractor, entities: Sequence[EntityClaim], choosers: Mapping[str, Chooser]
) -> tuple[ResultClaim, ...]:
    """The results of a paper, in the order of their numbers, by the given choosers ("outcome" and one for each slot).

    `doc` is laid out as in `extractors.layout` and has sentence boundaries; `entities` are those of the same paper,
    with their mentions. Slots name these entities, or hold words of the text where nothing is named.
    """
    if not numerals(text_of(doc), abstract_start(paper.title)):
        return ()
    page = lay_out(doc, paper, entities, quantities)
    found = spots(page)
    decided = zip(found, outcomes(page, found, choosers["outcome"]), strict=True)
    reported = [(spot, outcome) for spot, outcome in decided if outcome and not denied(page, spot)]
    slots, told = _fill_all(page, reported, choosers), _told(page, reported)
    return tuple(
        _claim(paper, extractor, page, reported, filled, position, first)
        for position, (filled, first) in enumerate(zip(slots, told, strict=True))
    )


def _fill_all(page: Page, reported: Reported, choosers: Mapping[str, Chooser]) -> Iterator[Filled]:
    """The slots of one result after the other: each choice knows those before it."""
    offered = pools(page, [spot for spot, _ in reported])
    chosen: dict[str, list[Mention | None]] = {slot: [] for slot in offered}
    previous: Spot | None = None
    for spot, outcome in reported:
        rule = governor(page, spot)
        filled: dict[str, Filling] = {}
        known: dict[str, Mention | None] = {}
        for slot, pool in offered.items():
            asked = Asked(page, spot, outcome, rule, previous, chosen[slot], known)
            filled[slot] = fill(asked, slot, pool, choosers[slot])
            known[slot] = next(iter(filled[slot].mentions), None)
            chosen[slot].append(known[slot])
        previous = spot
        yield filled


def _claim(
    paper: Paper, extractor: Extractor, page: Page, reported: Reported, filled: Filled, position: int, told: Spot
) -> ResultClaim:
    spot, outcome = reported[position]
    numeral = spot.numeral
    subject, baseline, metric = (_name(filled[slot]) for slot in ("subject", "baseline", "metric"))
    near = [mention for slot in ("metric", "dataset") for mention in filled[slot].mentions]
    return ResultClaim(
        value=numeral.value,
        high=numeral.high,
        printed=page.text[numeral.start : numeral.end],
        unit=unit(numeral, outcome.kind),
        kind=outcome.kind,
        direction=goes(page, spot, outcome, metric),
        metric=metric,
        datasets=tuple(dict.fromkeys(mention.name for mention in filled["dataset"].mentions)),
        subject=subject,
        baseline=None if baseline == subject else baseline,
        model_size=_name(filled["size"]),
        setting=setting(page, spot) or _set_apart(page, reported, position),
        number=to_span(paper, numeral.start, numeral.end),
        evidence=to_span(paper, *quote(page, spot, near)),
        confidence=round(outcome.confidence * filled["metric"].chance * filled["dataset"].chance, 3),
        extractor=extractor,
        basis=basis(page, told, outcome.kind),
        bound=bound(page, told),
        judged=judged(page, spot, outcome, next(iter(filled["metric"].mentions), None)),
        change_from=_rises_from(reported, position),
    )


def _told(page: Page, reported: Reported) -> list[Spot]:
    """For each number the first of those of which a sentence says the same in turn, itself where it does not."""
    told: list[Spot] = []
    for position, (spot, _) in enumerate(reported):
        told.append(told[-1] if position and _follows(page, *reported[position - 1 : position + 1]) else spot)
    return told


def _follows(page: Page, before: tuple[Spot, Outcome], after: tuple[Spot, Outcome]) -> bool:
    (first, was), (spot, outcome) = before, after
    same = (was.kind, was.direction) == (outcome.kind, outcome.direction)
    return same and bound(page, spot) is Bound.EXACT and goes_on(page, first, spot)


def _set_apart(page: Page, reported: Reported, position: int) -> str | None:
    """What sets the number apart from the one before or behind it, in plain words."""
    spot = reported[position][0]
    beside = [reported[other][0] for other in (position - 1, position + 1) if 0 <= other < len(reported)]
    return next((words for other in beside if (words := set_apart(page, spot, other))), None)


def _name(filling: Filling) -> str | None:
    return filling.mentions[0].name if filling.mentions else None


def _rises_from(reported: Reported, position: int) -> int | None:
    """The result before, where both are scores and the text goes "from 61.2 to 64.0"."""
    if not position:
        return None
    (before, was), (spot, now) = reported[position - 1], reported[position]
    scores = was.kind is ResultKind.SCORE and now.kind is ResultKind.SCORE
    return position - 1 if scores and (before.travel, spot.travel) == ("from", "to") else None
