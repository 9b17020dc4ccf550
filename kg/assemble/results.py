"""A paper's results: identified, linked, judged, and the changes derived from pairs of scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.assemble.captions import caption
from kg.assemble.claims import claim
from kg.assemble.credits import Proposals, credits_of
from kg.assemble.derive import change
from kg.assemble.mentions import Mentions
from kg.assemble.page import Page, evidence
from kg.assemble.parameters import result_sizes
from kg.assemble.registry import Registry
from kg.assemble.slots import SlotLinker, Slots
from kg.ids import derived_id, result_id
from kg.judgements import Predicate
from kg.model import Claim, Field, Paper, Polarity, Result, ResultClaim, Span


def result_ids(paper: Paper, results: tuple[ResultClaim, ...], title: str) -> list[str]:
    """The ids of a paper's results, in their order. `title` is the paper's, made unique where two papers share it."""
    seen: Counter[tuple[str, int]] = Counter()
    ids: list[str] = []
    for result in results:
        number = (result.printed, occurrence(paper, result.printed, result.number))
        ids.append(result_id(title, *number, order=seen[number]))
        seen[number] += 1
    return ids


def occurrence(paper: Paper, words: str, place: Span) -> int:
    """The how-many-th place, from 1, of words in the title and then the abstract."""
    before = paper.text(place.field)[: place.start]
    earlier = paper.title.count(words) if place.field is Field.ABSTRACT else 0
    return earlier + before.count(words) + 1


@dataclass(frozen=True, slots=True)
class _Draft:
    """A result under way: as claimed, under its id, with its slots linked."""

    made: ResultClaim
    id: str
    slots: Slots
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Reporter:
    """Makes the results of one paper. `mentions` are the paper's after people's verdicts."""

    page: Page
    mentions: Mentions
    registry: Registry

    def results(self, claims: tuple[ResultClaim, ...], title: str) -> Iterator[Result]:
        """The results as claimed and the changes derived from them, without those that a person took away."""
        proposals = Proposals.of(self.mentions, self.registry)
        reported = self._verdicts(self.page.paper.id, Predicate.REPORTS)
        ids = result_ids(self.page.paper, claims, title)
        kept = {place: id for place, id in enumerate(ids) if reported.get(id, True)}
        for draft in self._drafts(claims, kept):
            if reported.get(draft.id, True):
                yield self._result(draft, proposals, certain=draft.id in reported)

    def _drafts(self, claims: tuple[ResultClaim, ...], kept: Mapping[int, str]) -> Iterator[_Draft]:
        linker = SlotLinker(self.page, self.mentions, self.registry)
        for place, id in kept.items():
            made = claims[place]
            yield _Draft(made, id, linker.slots(made, id))
            before = made.change_from
            derived = change(claims[before], made) if before is not None and before in kept else None
            if derived:
                own = derived_id(id)
                yield _Draft(derived, own, linker.slots(derived, id, own), derived=True)

    def _result(self, draft: _Draft, proposals: Proposals, certain: bool) -> Result:
        made, slots, paper = draft.made, draft.slots, self.page.paper
        judged = self._verdicts(draft.id, Predicate.CREDITS)
        known = {technique: holds for technique, holds in judged.items() if self.registry.knows(technique)}
        return Result(
            id=draft.id,
            name=caption(made, slots, self.registry),
            paper=paper.id,
            printed=made.printed,
            value=made.value,
            high=made.high,
            unit=made.unit,
            kind=made.kind,
            direction=made.direction,
            claim=self._claim(made, slots),
            basis=made.basis,
            bound=made.bound,
            setting=made.setting,
            sizes=result_sizes(made, slots.subject, self.page, self.registry),
            subject=slots.subject,
            subject_text=slots.subject_text,
            baseline=slots.baseline,
            baseline_text=slots.baseline_text,
            datasets=slots.datasets,
            metric=slots.metric,
            metric_text=slots.metric_text,
            credits=credits_of(slots.subject, slots.subject_text, proposals, known),
            derived=draft.derived,
            evidence=evidence(paper, made.evidence, made.extractor, made.confidence),
            confidence=1.0 if certain else made.confidence,
        )

    def _verdicts(self, subject: str, predicate: Predicate) -> dict[str, bool]:
        return self.registry.verdicts(subject, predicate, self.page.paper.id)

    def _claim(self, made: ResultClaim, slots: Slots) -> Claim:
        defaults = [self._polarity(id) for id in map(self.registry.default_metric, slots.datasets) if id]
        metric = self._polarity(slots.metric) if slots.metric else None
        return claim(made, metric, slots.metric_text, defaults)

    def _polarity(self, metric: str) -> Polarity:
        row = self.registry.vocabulary.get(metric)
        return row.polarity if row else Polarity.UNKNOWN
