"""What the words in the slots of a result or a comparison mean: concepts by id, or the words themselves."""

from __future__ import annotations

from dataclasses import dataclass

from kg.assemble.linking import TECHNIQUE
from kg.assemble.mentions import Mentions
from kg.assemble.page import Page
from kg.assemble.registry import Registry
from kg.judgements import Predicate
from kg.model import ComparisonClaim, Kind, ResultClaim


@dataclass(frozen=True, slots=True)
class Slots:
    """The ends of a result or a comparison. A `*_text` is set only where its slot is not."""

    subject: str | None
    subject_text: str | None
    baseline: str | None
    baseline_text: str | None
    datasets: tuple[str, ...]
    metric: str | None
    metric_text: str | None


@dataclass(frozen=True, slots=True)
class SlotLinker:
    """`mentions` are the paper's after people's verdicts: a denied concept fills no slot."""

    page: Page
    mentions: Mentions
    registry: Registry

    def slots(self, made: ResultClaim | ComparisonClaim, *ids: str) -> Slots:
        """The slots as claimed, then as judged for what was made of the claim, under its ids."""
        subject = self._judged(self._subject(made), ids, Predicate.OF)
        baseline = self._judged(self._technique(made.baseline), ids, Predicate.COMPARED_WITH)
        metric = self._judged(self._concept(made.metric, Kind.METRIC), ids, Predicate.MEASURES)
        return Slots(
            subject=subject,
            subject_text=None if subject else made.subject,
            baseline=baseline,
            baseline_text=None if baseline else made.baseline,
            datasets=self._datasets(made, ids),
            metric=metric,
            metric_text=None if metric else made.metric,
        )

    def _subject(self, made: ResultClaim | ComparisonClaim) -> str | None:
        """The technique, or its variant where the stated size names one that the paper relates to."""
        subject = self._technique(made.subject)
        size = made.model_size if isinstance(made, ResultClaim) else None
        return (self._kept(self.page.variant(subject, size)) if subject and size else None) or subject

    def _technique(self, words: str | None) -> str | None:
        return self._kept(self.page.meant(words, TECHNIQUE)) if words else None

    def _concept(self, words: str | None, kind: Kind) -> str | None:
        """A metric or a dataset: the paper's own, else the vocabulary's where no entity of the paper has the words."""
        if not words:
            return None
        own = self.page.meant(words, kind)
        if own:
            return self._kept(own)
        row = self.registry.vocabulary.find(kind, words)
        if row is None:
            return None
        id = self.registry.survivor(row.id, self.page.paper.id)
        return None if self._denied(id) else id

    def _kept(self, id: str | None) -> str | None:
        return id if id in self.mentions else None

    def _denied(self, id: str) -> bool:
        paper = self.page.paper.id
        said = self.registry.verdicts(paper, Predicate.USES, paper)
        return id not in self.mentions and said.get(id) is False

    def _datasets(self, made: ResultClaim | ComparisonClaim, ids: tuple[str, ...]) -> tuple[str, ...]:
        judged = self._verdicts(ids, Predicate.ON)
        claimed = {self._concept(words, Kind.DATASET) for words in made.datasets} - {None}
        affirmed = {dataset for dataset, holds in judged.items() if holds}
        return tuple(sorted({id for id in claimed if id and judged.get(id, True)} | affirmed))

    def _judged(self, slot: str | None, ids: tuple[str, ...], predicate: Predicate) -> str | None:
        judged = self._verdicts(ids, predicate)
        affirmed = sorted(object for object, holds in judged.items() if holds)
        if affirmed:
            return affirmed[0]
        return slot if slot is None or judged.get(slot, True) else None

    def _verdicts(self, ids: tuple[str, ...], predicate: Predicate) -> dict[str, bool]:
        judged: dict[str, bool] = {}
        for id in ids:
            judged |= self.registry.verdicts(id, predicate, self.page.paper.id)
        return {object: holds for object, holds in judged.items() if self.registry.knows(object)}
