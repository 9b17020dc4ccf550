"""Small readings by hand: a paper is its text, and every span is found in it by its words."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from datetime import date

from kg.assemble import assemble
from kg.ids import paper_id
from kg.judgements import Judgements
from kg.model import (
    Bound,
    Comparison,
    ComparisonClaim,
    Direction,
    EntityClaim,
    Extractor,
    Field,
    Graph,
    Judgement,
    Kind,
    Mention,
    Paper,
    Polarity,
    Reading,
    Result,
    ResultClaim,
    ResultKind,
    Role,
    SizeClaim,
    Span,
    Verdict,
)
from kg.shelf import Shelf
from kg.vocabulary import Entry, Vocabulary

HAND = Extractor("hand", "1")


class Page:
    """A paper in the making: `entity` and `result` add what it says, `reading` gives it all."""

    def __init__(self, title: str, abstract: str = "", published: date | None = None) -> None:
        self.paper = Paper(paper_id(title), title, abstract, published=published)
        self._entities: list[EntityClaim] = []
        self._results: list[ResultClaim] = []
        self._comparisons: list[ComparisonClaim] = []

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
        setting: str | None = None,
        confidence: float = 0.8,
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
                setting=setting,
                number=Span(evidence.field, start, start + len(printed)),
                evidence=evidence,
                confidence=confidence,
                extractor=HAND,
                bound=bound,
                judged=judged,
                change_from=change_from,
            )
        )
        return self

    def comparison(
        self,
        quote: str,
        cue: str,
        *,
        direction: Direction | None = Direction.UP,
        subject: str | None = None,
        baseline: str | None = None,
        datasets: tuple[str, ...] = (),
        metric: str | None = None,
        confidence: float = 0.8,
    ) -> Page:
        evidence = self.find(quote)
        start = evidence.start + quote.index(cue)
        place = Span(evidence.field, start, start + len(cue))
        self._comparisons.append(
            ComparisonClaim(direction, metric, datasets, subject, baseline, place, evidence, confidence, HAND)
        )
        return self

    @property
    def reading(self) -> Reading:
        return Reading(self.paper, tuple(self._entities), tuple(self._results), tuple(self._comparisons))


VOCABULARY = Vocabulary.of(
    (
        Entry("dataset/mmlu", Kind.DATASET, "MMLU", ("Massive Multitask Language Understanding",)),
        Entry("dataset/mmlu-pro", Kind.DATASET, "MMLU-Pro"),
        Entry("dataset/gsm8k", Kind.DATASET, "GSM8K", default_metric="metric/accuracy"),
        Entry("dataset/librispeech", Kind.DATASET, "LibriSpeech", default_metric="metric/wer"),
        Entry("dataset/math", Kind.DATASET, "MATH", exact=True),
        Entry("metric/accuracy", Kind.METRIC, "accuracy", ("acc",), polarity=Polarity.HIGHER, percent=True),
        Entry("metric/wer", Kind.METRIC, "WER", ("word error rate",), polarity=Polarity.LOWER, percent=True),
        Entry("metric/length", Kind.METRIC, "length", polarity=Polarity.NEITHER),
        Entry("metric/zest", Kind.METRIC, "zest"),
        Entry("method/lora", Kind.METHOD, "LoRA", ("low-rank adaptation",)),
        Entry("method/rag", Kind.METHOD, "RAG", ("retrieval-augmented generation",)),
        Entry("model/gpt-4", Kind.MODEL, "GPT-4"),
        Entry("model/llama-3.1", Kind.MODEL, "Llama 3.1", sizes=("8B", "70B", "405B")),
        Entry("model/mixtral", Kind.MODEL, "Mixtral"),
        Entry(
            "model/mixtral-8x7b",
            Kind.MODEL,
            "Mixtral 8x7B",
            sizes=("46.7B", "12.9B active"),
            variant_of="model/mixtral",
        ),
    )
)
"""A handful of rows with every attribute."""


def judge(
    subject: str,
    predicate: str,
    object: str,
    verdict: Verdict = Verdict.YES,
    *,
    paper: str | None = None,
    day: int = 1,
) -> Judgement:
    return Judgement(subject, predicate, object, verdict, paper, "Ann", date(2025, 1, day), "")


class View:
    """A graph as tests ask it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.concepts = {concept.id: concept for concept in graph.concepts}
        self.mentions = {(mention.paper, mention.concept): mention for mention in graph.mentions}

    def of(self, page: Page) -> set[str]:
        """The concepts that a paper mentions."""
        return {concept for paper, concept in self.mentions if paper == page.paper.id}

    def mention(self, page: Page, concept: str) -> Mention:
        return self.mentions[page.paper.id, concept]

    def result(self, printed: str) -> Result:
        [found] = [result for result in self.graph.results if result.printed == printed]
        return found

    def comparison(self) -> Comparison:
        [found] = self.graph.comparisons
        return found


def view(*pages: Page, judgements: tuple[Judgement, ...] = (), vocabulary: Vocabulary = VOCABULARY) -> View:
    return View(assemble([page.reading for page in pages], vocabulary, Judgements(judgements)))


def merge(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The distinct papers, in the order in which each was first seen."""
    with closing(Shelf()) as shelf:
        shelf.add_all(papers)
        shelf.merge()
        return tuple(shelf.seen())
