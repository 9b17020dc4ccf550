"""Puts the parts together: the cues of each sentence that reports no number become the comparisons of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from spacy.tokens import Doc

from extractors.components.comparisons.baselines import baselines
from extractors.components.comparisons.clauses import Clause, clause
from extractors.components.comparisons.places import datasets, metric
from extractors.components.comparisons.subjects import Subject, own, subjects
from extractors.components.comparisons.wording import Cue, compares, cues
from extractors.components.page import Mention, Page, lay_out
from extractors.components.page.measures import is_lower_better
from extractors.layout import Place, char_range, to_span
from kg.model import ComparisonClaim, Direction, EntityClaim, Extractor, Paper, ResultClaim

_RIGHT = {True: (21, 27), False: (6, 10)}
"""How many claims were right of how many in annotated abstracts, by whether a baseline is named."""
_DOUBT = 0.8
"""What "can" and "often" leave of a chance."""
_OPPOSITE = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
_BY_NUMBER = re.compile(r"\bby (?:\w+ ){0,4}?[+-]?\$?\d")


def read(
    doc: Doc, paper: Paper, extractor: Extractor, entities: Sequence[EntityClaim], results: Sequence[ResultClaim]
) -> tuple[ComparisonClaim, ...]:
    """The comparisons of a paper's abstract, one a pair of things; none from a sentence that has a result."""
    if not compares(paper.abstract):
        return ()
    page = lay_out(doc, paper, entities, lambda _text, _start: ())
    counted = {page.sentence(char_range(paper, result.number)[0]) for result in results}
    meant = own(entities)
    found: dict[tuple[str | None, str | None], ComparisonClaim] = {}
    for cue in _cues(page, counted):
        for claim in _claims(paper, extractor, clause(page, cue), meant):
            before = found.get((claim.subject, claim.baseline))
            # "Competitive with, and even outperforming": the second says more.
            if before is None or (before.direction is None and claim.direction):
                found[claim.subject, claim.baseline] = claim
    return tuple(found.values())


def _cues(page: Page, counted: set[int]) -> Iterator[Cue]:
    sentences = {item.sentence for item in page.items if item.start >= page.body}
    for sentence in sorted(sentences - counted):
        start, end = page.span(sentence)
        if not _BY_NUMBER.search(page.text, start, end):
            yield from cues(page.text, max(start, page.body), end)


def _claims(paper: Paper, extractor: Extractor, within: Clause, meant: str | None) -> Iterator[ComparisonClaim]:
    about = subjects(within, meant)
    against: list[Mention | None] = [*baselines(within, {one.name for one in about})]
    on, measured = datasets(within), metric(within)
    if not (against or on or measured):
        return
    if within.cue.degree and not (against and measured and _is_in(within.cue, measured)):
        return
    for one, baseline in product(about, against or [None]):
        ends = [end for end in (*against, *on, measured) if end]
        yield ComparisonClaim(
            direction=_goes(within.cue, measured),
            metric=measured.name if measured else None,
            datasets=tuple(mention.name for mention in on),
            subject=one.name,
            baseline=baseline.name if baseline else None,
            cue=to_span(paper, within.cue.start, within.cue.end),
            evidence=to_span(paper, *_stretch(within, one, ends)),
            confidence=_chance(baseline is not None, within.cue.doubted),
            extractor=extractor,
        )


def _is_in(cue: Cue, measured: Mention) -> bool:
    return cue.start <= measured.start < cue.end


def _goes(cue: Cue, measured: Mention | None) -> Direction | None:
    """Which way it goes: who has more of what little is wanted of is worse ("higher perplexity than")."""
    turned = cue.degree and measured is not None and is_lower_better(measured.name)
    return _OPPOSITE[cue.direction] if turned and cue.direction else cue.direction


def _chance(named: bool, doubted: bool) -> float:
    """How often such claims are right; of few that were looked at, nearer to even."""
    right, seen = _RIGHT[named]
    return round((right + 1) / (seen + 2) * (_DOUBT if doubted else 1.0), 3)


def _stretch(within: Clause, about: Subject, ends: Sequence[Mention]) -> Place:
    start = within.page.items[about.item].start
    return (
        min(start, within.cue.start, *(end.start for end in ends)),
        max(within.cue.end, *(end.end for end in ends)),
    )
