"""A synthetic paper in the making: every sentence is written down together with the fact that it states."""

from __future__ import annotations

import random
from datetime import date

from kg.ids import kind_of, result_id
from kg.model import (
    TECHNIQUES,
    Basis,
    Bound,
    Claim,
    Concept,
    Credit,
    Direction,
    Evidence,
    Field,
    Kind,
    Mention,
    Paper,
    Polarity,
    Result,
    ResultKind,
    Role,
    Size,
    Source,
    Via,
)

EXTRACTOR, VERSION = "synthetic", "1"


class Page:
    """What one paper says. `own` is what it proposes."""

    def __init__(self, id: str, title: str, published: date | None) -> None:
        self._id, self._title, self._published = id, title, published
        self._text = ""
        self.own: Concept | None = None
        self.mentions: dict[str, Mention] = {}
        self.results: list[Result] = []

    @property
    def paper(self) -> Paper:
        return Paper(
            self._id,
            self._title,
            self._text,
            published=self._published,
            authors=("A. Author", "B. Writer"),
            author_count=2,
            comments=len(self._title) % 9 or None,
            sources=(Source("synthetic.jsonl", "jsonl", 1),),
        )

    def propose(self, own: Concept) -> None:
        self.own = own
        self.mention(own, Role.PROPOSED)

    def mention(self, concept: Concept, role: Role, evaluated: bool = False) -> None:
        """Say that the paper proposes or uses something; what was said first stands."""
        verb = "present" if role is Role.PROPOSED else "build on"
        if concept.id not in self.mentions or evaluated:
            evidence = self._say(f"We {verb} {concept.name}.")
            role = self.mentions[concept.id].role if concept.id in self.mentions else role
            self.mentions[concept.id] = Mention(self._id, concept.id, role, evaluated, 0.8, (evidence,))

    def report(self, rng: random.Random, datasets: list[Concept], metric: Concept, stated: tuple[Size, ...]) -> None:
        """Report a number on the datasets: a score, a change or a factor, of the paper's own work or of a known one."""
        kind = rng.choices((ResultKind.SCORE, ResultKind.CHANGE, ResultKind.FACTOR), (50, 40, 10))[0]
        direction = None if kind is ResultKind.SCORE else rng.choices((Direction.UP, Direction.DOWN), (80, 20))[0]
        value = round(rng.uniform(0.1, 95.0), 1)
        used = [id for id in self.mentions if kind_of(id) in TECHNIQUES]
        subject = rng.choice((self._technique, None, rng.choice(used)))
        for concept in (*datasets, metric):
            self.mention(concept, Role.USED, evaluated=concept.kind is Kind.DATASET)
        evidence = self._say(f"It reaches {value} {metric.name} on {' and '.join(d.name for d in datasets)}.")
        model = self.own.sizes if self.own and subject == self.own.id else ()
        self.results.append(
            Result(
                id=result_id(self._title, str(value), len(self.results) + 1),
                name=f"{datasets[0].name} {value}",
                paper=self._id,
                printed=str(value),
                value=value,
                high=None,
                unit={ResultKind.SCORE: "%", ResultKind.CHANGE: "points", ResultKind.FACTOR: "x"}[kind],
                kind=kind,
                direction=direction,
                claim=_claim(direction, metric),
                basis=Basis.ABSOLUTE if kind is ResultKind.CHANGE else None,
                bound=rng.choice((Bound.EXACT, Bound.EXACT, Bound.UP_TO)),
                setting=rng.choice((None, None, "5-shot")),
                sizes=stated or model,
                subject=subject,
                subject_text=None if subject else "our approach",
                baseline=rng.choice((None, rng.choice(used))),
                baseline_text=None,
                datasets=tuple(dataset.id for dataset in datasets),
                metric=metric.id,
                metric_text=None,
                credits=self._credits(subject),
                derived=False,
                evidence=evidence,
                confidence=round(rng.uniform(0.4, 1.0), 2),
            )
        )

    @property
    def _technique(self) -> str | None:
        return self.own.id if self.own and self.own.kind in TECHNIQUES else None

    def _credits(self, subject: str | None) -> tuple[Credit, ...]:
        if subject:
            return (Credit(subject, Via.SUBJECT),)
        return (Credit(self._technique, Via.PAPER),) if self._technique else ()

    def _say(self, sentence: str) -> Evidence:
        start = len(self._text) + (1 if self._text else 0)
        self._text = f"{self._text} {sentence}".lstrip()
        end = start + len(sentence)
        return Evidence(self._id, Field.ABSTRACT, start, end, sentence, EXTRACTOR, VERSION, 0.8)


def _claim(direction: Direction | None, metric: Concept) -> Claim:
    if direction is None:
        return Claim.NEUTRAL
    better = Direction.DOWN if metric.polarity is Polarity.LOWER else Direction.UP
    return Claim.GAIN if direction is better else Claim.LOSS
