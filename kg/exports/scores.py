"""Scores that a table can hold: one technique attains one number on one dataset by one metric."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import StoreError
from kg.model import Bound, Concept, Mention, Node, Paper, Result, ResultKind, Role, Via
from kg.plan import Collection
from kg.scan import batches
from kg.stores.base import View

PLAIN = (Bound.EXACT, Bound.ABOUT, Bound.AVERAGE)
"""What is said of a number that is the score itself; "up to 85%" is not."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score with the nodes that it is made of; `mentions` are what its paper names."""

    result: Result
    paper: Paper
    technique: Concept
    dataset: Concept
    metric: Concept
    mentions: tuple[Mention, ...]

    @property
    def proposed(self) -> bool:
        """Whether the paper that reports it proposes the technique."""
        return any(m.concept == self.technique.id and m.role is Role.PROPOSED for m in self.mentions)


def scores(view: View, left: Counter[str]) -> Iterator[Score]:
    """Every such score, by id; the results that are none are counted in `left`, by what they are instead."""
    for nodes in batches(view, Collection.RESULTS):
        fit = [node for node in nodes if isinstance(node, Result) and not _counted(node, left)]
        ends = view.get(id for result in fit for id in (result.paper, *_ends(result)))
        mentions = view.mentions(result.paper for result in fit)
        for result in fit:
            yield _score(result, [ends[id] for id in (result.paper, *_ends(result))], mentions[result.paper])


def told(count: int, left: Counter[str]) -> str:
    """How many scores a table holds, and what became of the rest."""
    rest = ", ".join(f"{number:,} {what}" for what, number in left.most_common())
    return f"{count:,} scores" + (f"; left out: {rest}" if rest else "")


def amount(result: Result) -> str:
    """The number with its unit: "68.2%", "12 ms"."""
    return f"{result.value:.10g}{'' if result.unit in ('', '%') else ' '}{result.unit}"


def _counted(result: Result, left: Counter[str]) -> bool:
    """Whether a result is no score that a table can hold."""
    lacks = {
        "that are no scores": result.kind is not ResultKind.SCORE,
        "that are ranges or bounds": result.high is not None or result.bound not in PLAIN,
        "without a dataset": not result.datasets,
        "on several datasets at once": len(result.datasets) > 1,
        "without a metric": result.metric is None,
        "without a technique, or with several": len(_credited(result)) != 1,
    }
    reason = next((reason for reason, holds in lacks.items() if holds), "")
    left.update([reason] if reason else ())
    return bool(reason)


def _credited(result: Result) -> list[str]:
    """The techniques that a score is of; a method that has credit for its model's score is not."""
    return [credit.technique for credit in result.credits if credit.via is not Via.MODEL]


def _ends(result: Result) -> tuple[str, str, str]:
    return _credited(result)[0], result.datasets[0], result.metric or ""


def _score(result: Result, ends: list[Node], mentions: tuple[Mention, ...]) -> Score:
    match ends:
        case Paper() as paper, Concept() as technique, Concept() as dataset, Concept() as metric:
            return Score(result, paper, technique, dataset, metric, mentions)
    raise StoreError(f"{result.id} leads to what it can't be of: {', '.join(node.id for node in ends)}")
