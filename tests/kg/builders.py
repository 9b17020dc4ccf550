"""Small readings by hand: a paper is its text, and every span is found in it by its words."""

from __future__ import annotations

from datetime import date

from kg.ids import paper_id
from kg.model import (
    Bound,
    Direction,
    EntityClaim,
    Extractor,
    Field,
    Kind,
    Paper,
    Reading,
    ResultClaim,
    ResultKind,
    Role,
    SizeClaim,
    Span,
)

HAND = Extractor("hand", "1")


class Page:
    """A paper in the making: `entity` and `result` add what it says, `reading` gives it all."""

    def __init__(self, title: str, abstract: str = "", published: date | None = None) -> None:
        self.paper = Paper(paper_id(title), title, abstract, published=published)
        self._entities: list[EntityClaim] = []
        self._results: list[ResultClaim] = []

    def find(self, words: str) -> Span:
        """The first place of the words, in the abstract before the title."""
        for field in (Field.ABSTRACT, Field.TITLE):
            start = self.paper.text(field).find(words)
            if start >= 0:
                return Span(field, start, start + len(words))
        raise AssertionError(f"{words!r} does not stand in the paper")

    def spans(self, *forms: str) -> tuple[Span, ...]:
        texts = self.paper.title + self.paper.abstract
        return tuple(self.find(form) for form in forms if form in texts)

    def entity(
        self,
        kind: Kind,
        name: str,
        *aliases: str,
        proposed: bool = False,
        sizes: tuple[str, ...] = (),
        evaluated: bool = False,
        confidence: float = 0.9,
    ) -> Page:
        self._entities.append(
            EntityClaim(
                kind=kind,
                name=name,
                aliases=aliases,
                role=Role.PROPOSED if proposed else Role.USED,
                parameters=tuple(SizeClaim(size, next(iter(self.spans(size)), None)) for size in sizes),
                mentions=self.spans(name, *aliases),
                confidence=confidence,
                extractor=HAND,
                evaluated=evaluated,
            )
        )
        return self

    def result(
        self,
        quote: str,
        printed: str,
        kind: ResultKind = ResultKind.SCORE,
        *,
        unit: str = "%",
        direction: Direction | None = None,
        judged: Direction | None = None,
        metric: str | None = None,
        datasets: tuple[str, ...] = (),
        subject: str | None = None,
        baseline: str | None = None,
        model_size: str | None = None,
        change_from: int | None = None,
        bound: Bound = Bound.EXACT,
    ) -> Page:
        evidence = self.find(quote)
        start = evidence.start + quote.index(printed)
        self._results.append(
            ResultClaim(
                value=float(printed.strip("+-")),
                high=None,
                printed=printed,
                unit=unit,
                kind=kind,
                direction=direction,
                metric=metric,
                datasets=datasets,
                subject=subject,
                baseline=baseline,
                model_size=model_size,
                setting=None,
                number=Span(evidence.field, start, start + len(printed)),
                evidence=evidence,
                confidence=0.8,
                extractor=HAND,
                bound=bound,
                judged=judged,
                change_from=change_from,
            )
        )
        return self

    @property
    def reading(self) -> Reading:
        return Reading(self.paper, tuple(self._entities), tuple(self._results))
