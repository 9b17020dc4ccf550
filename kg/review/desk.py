"""The graph as a curator has it at hand: what each thing is said to be, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.judgements import Judgements, Predicate
from kg.model import Comparison, Concept, Evidence, Graph, Mention, Paper, Result
from kg.review.suggestion import Quote
from kg.text import normal
from kg.vocabulary import Vocabulary

AROUND = 70
"""Characters that are shown on either side of a quote."""

QUOTES = 3
"""Papers that are quoted for one thing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Build one with `of`. Names and verdicts are those of the files as they are now, not of the last build."""

    names: Vocabulary
    papers: Mapping[str, Paper]
    concepts: Mapping[str, Concept]
    results: Mapping[str, Result]
    comparisons: Mapping[str, Comparison]
    mentions: Mapping[str, tuple[Mention, ...]]
    """By concept."""
    _called: Mapping[str, frozenset[str]]
    _judged: frozenset[tuple[str, Predicate, str]]

    @classmethod
    def of(cls, graph: Graph, names: Vocabulary, verdicts: Judgements) -> Desk:
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in graph.mentions:
            mentions[mention.concept].append(mention)
        called: dict[str, list[str]] = defaultdict(list)
        for concept in graph.concepts:
            called[normal(concept.name)].append(concept.id)
        return cls(
            names,
            {paper.id: paper for paper in graph.papers},
            {concept.id: concept for concept in graph.concepts},
            {result.id: result for result in graph.results},
            {comparison.id: comparison for comparison in graph.comparisons},
            {id: tuple(found) for id, found in mentions.items()},
            {name: frozenset(ids) for name, ids in called.items()},
            frozenset((row.subject, Predicate(row.predicate), row.object) for row in verdicts.rows),
        )

    def judged(self, subject: str, predicate: Predicate, object: str) -> bool:
        """Whether anybody has said anything of it, be it unsure; of SAME_AS, either way round."""
        turned = predicate is Predicate.SAME_AS and (object, predicate, subject) in self._judged
        return turned or (subject, predicate, object) in self._judged

    def called(self, form: str) -> frozenset[str]:
        """The concepts whose name a form is."""
        return self._called.get(normal(form), frozenset())

    def papers_of(self, concept: str) -> frozenset[str]:
        """The papers that name a concept."""
        return frozenset(mention.paper for mention in self.mentions.get(concept, ()))

    def where(self, concept: str, papers: Iterable[str] | None = None) -> tuple[Quote, ...]:
        """A concept in the words of a few papers, or of those that are named."""
        wanted = None if papers is None else frozenset(papers)
        said = [m for m in self.mentions.get(concept, ()) if m.evidence and (wanted is None or m.paper in wanted)]
        return tuple(self.quote(concept, mention.evidence[0]) for mention in said[:QUOTES])

    def reported(self, said: Result | Comparison) -> Quote:
        """A result or a comparison in the words of its paper."""
        return self.quote(said.id, said.evidence)

    def quote(self, about: str, evidence: Evidence) -> Quote:
        text = self.papers[evidence.paper].text(evidence.field)
        start, end = max(0, evidence.start - AROUND), evidence.end + AROUND
        cut = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
        return Quote(about, evidence.paper, " ".join(cut.split()))
