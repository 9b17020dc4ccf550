"""From readings to the graph: names joined, numbers linked, verdicts obeyed. Pure, whatever the readings' order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.assemble import mentions as mentioned
from kg.assemble.comparisons import Comparer
from kg.assemble.concepts import Ledger, absent
from kg.assemble.disagreements import contradicted
from kg.assemble.linking import Linker, Thing
from kg.assemble.mentions import Mentions
from kg.assemble.page import Page
from kg.assemble.registry import Registry
from kg.assemble.results import Reporter
from kg.assemble.rulings import Rulings
from kg.judgements import Judgements
from kg.model import Comparison, Graph, Mention, Paper, Reading, Result, Role
from kg.text import normal
from kg.vocabulary import Vocabulary

__all__ = ["assemble", "assemble_sorted"]


def assemble(readings: Iterable[Reading], vocabulary: Vocabulary, judgements: Judgements) -> Graph:
    """The graph that readings make, one per paper, under a vocabulary and people's verdicts; whatever their order."""
    return assemble_sorted(sorted(readings, key=lambda reading: reading.paper.id), vocabulary, judgements)


def assemble_sorted(
    readings: Iterable[Reading],
    vocabulary: Vocabulary,
    judgements: Judgements,
    watch: Callable[[Iterable[Reading]], Iterable[Reading]] = iter,
) -> Graph:
    """The graph of readings that come by the ids of their papers, as often as they are asked for.

    They are gone through several times, the last time under `watch`, and none is held. Every concept that a result is
    linked to is also mentioned by its paper. Nothing is read or written.
    """
    rulings = Rulings.of(judgements, (reading.paper for reading in readings), vocabulary)
    registry = Registry.of(Linked(readings, vocabulary, rulings), vocabulary, rulings)
    ledger = Ledger(registry)
    papers: list[Paper] = []
    mentions: list[Mention] = []
    results: list[Result] = []
    comparisons: list[Comparison] = []
    titles: set[str] = set()
    for reading in watch(readings):
        page = Page.of(reading.paper, things_of(reading, vocabulary, rulings), registry)
        title = _title(reading.paper, titles)
        found, reported = _relate(page, reading, title, registry)
        comparisons += _compare(page, found, reading, title, registry)
        ledger.add(page, found, reported)
        papers.append(reading.paper)
        mentions += found.values()
        results += reported
    concepts = ledger.concepts()
    return Graph(
        papers=tuple(papers),
        concepts=concepts,
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.paper, mention.concept))),
        results=tuple(contradicted(sorted(results, key=lambda result: result.id), _in_percent(vocabulary))),
        judgements=tuple(sorted(judgements.rows, key=repr)),
        absent=absent({concept.id: concept for concept in concepts}, registry),
        comparisons=tuple(sorted(comparisons, key=lambda comparison: comparison.id)),
    )


@dataclass(frozen=True, slots=True)
class Linked:
    """What each paper speaks of, linked anew each time that it is asked for."""

    readings: Iterable[Reading]
    vocabulary: Vocabulary
    rulings: Rulings

    def __iter__(self) -> Iterator[tuple[str, tuple[Thing, ...]]]:
        for reading in self.readings:
            yield reading.paper.id, things_of(reading, self.vocabulary, self.rulings)


def things_of(reading: Reading, vocabulary: Vocabulary, rulings: Rulings) -> tuple[Thing, ...]:
    """Everything that a reading's claims speak of."""
    linker = Linker(reading.paper, vocabulary, rulings)
    return tuple(thing for claim in reading.entities for thing in linker.things(claim))


def _in_percent(vocabulary: Vocabulary) -> Callable[[str], bool]:
    return frozenset(row.id for row in vocabulary.rows if row.percent).__contains__


def _title(paper: Paper, taken: set[str]) -> str:
    """What stands for a paper in the ids of its results: its title, and its id too where the title is taken."""
    title = normal(paper.title)
    if title in taken:
        return f"{paper.title} {paper.id}"
    taken.add(title)
    return paper.title


def _relate(page: Page, reading: Reading, title: str, registry: Registry) -> tuple[Mentions, list[Result]]:
    """A paper's mentions and results; what only a result's words name is mentioned where the result stands."""
    paper = page.paper
    found = mentioned.judged(mentioned.claimed(page), paper.id, registry)
    results = list(Reporter(page, found, registry).results(reading.results, title))
    _mention(found, results)
    datasets = [dataset for result in results for dataset in result.datasets]
    return mentioned.evaluated(found, datasets, paper.id, registry), results


def _compare(page: Page, found: Mentions, reading: Reading, title: str, registry: Registry) -> list[Comparison]:
    """A paper's comparisons; what only their words name is mentioned where they stand."""
    compared = list(Comparer(page, found, registry).comparisons(reading.comparisons, title))
    _mention(found, compared)
    return compared


def _mention(found: Mentions, said: Iterable[Result | Comparison]) -> None:
    for one in said:
        for id in _linked(one):
            if id not in found:
                join = Mention(one.paper, id, Role.USED, False, one.confidence, (one.evidence,))
                mentioned.join(found, join)


def _linked(result: Result | Comparison) -> list[str]:
    ends = (result.subject, result.baseline, result.metric, *result.datasets)
    return [id for id in dict.fromkeys(ends) if id]
