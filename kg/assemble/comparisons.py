"""A paper's comparisons: identified, linked and judged, as its results are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.assemble.captions import comparison_caption
from kg.assemble.mentions import Mentions
from kg.assemble.page import Page, evidence
from kg.assemble.registry import Registry
from kg.assemble.results import occurrence
from kg.assemble.slots import SlotLinker
from kg.ids import comparison_id
from kg.judgements import Predicate
from kg.model import Comparison, ComparisonClaim, Paper


@dataclass(frozen=True, slots=True)
class Comparer:
    """Makes the comparisons of one paper. `mentions` are the paper's after people's verdicts."""

    page: Page
    mentions: Mentions
    registry: Registry

    def comparisons(self, claims: Iterable[ComparisonClaim], title: str) -> Iterator[Comparison]:
        """The comparisons, each id once, without those that a person took away.

        `title` is the paper's, made unique where two papers share it.
        """
        paper = self.page.paper
        judged = self.registry.verdicts(paper.id, Predicate.STATES, paper.id)
        made = {comparison_of(paper, claim, title): claim for claim in claims}
        for id, claim in made.items():
            if judged.get(id, True):
                yield self._comparison(id, claim, certain=id in judged)

    def _comparison(self, id: str, claim: ComparisonClaim, certain: bool) -> Comparison:
        paper = self.page.paper
        slots = SlotLinker(self.page, self.mentions, self.registry).slots(claim, id)
        return Comparison(
            id=id,
            name=comparison_caption(claim.direction, slots, self.registry),
            paper=paper.id,
            direction=claim.direction,
            subject=slots.subject,
            subject_text=slots.subject_text,
            baseline=slots.baseline,
            baseline_text=slots.baseline_text,
            datasets=slots.datasets,
            metric=slots.metric,
            metric_text=slots.metric_text,
            evidence=evidence(paper, claim.evidence, claim.extractor, claim.confidence),
            confidence=1.0 if certain else claim.confidence,
        )


def comparison_of(paper: Paper, claim: ComparisonClaim, title: str) -> str:
    """The id of what is made of a claim."""
    cue = paper.text(claim.cue.field)[claim.cue.start : claim.cue.end]
    return comparison_id(title, cue, occurrence(paper, cue, claim.cue), claim.subject, claim.baseline)
