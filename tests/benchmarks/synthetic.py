"""A graph of any size out of nothing but a seed, skewed like the literature: few names are in many papers.

Half the papers report numbers, most results say no size, and MMLU is the most popular dataset. Every offset holds.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, chain

from kg.ids import concept_id, paper_id
from kg.model import (
    CONCEPTS,
    Concept,
    Graph,
    Kind,
    Mention,
    ParameterKind,
    ParameterSource,
    Polarity,
    Result,
    Role,
    Size,
)
from tests.benchmarks.pages import Page

FAMOUS = {
    Kind.DATASET: ("MMLU", "GSM8K", "HumanEval", "ImageNet", "MATH", "HellaSwag", "SQuAD", "MMLU-Pro", "CMMLU"),
    Kind.METRIC: ("accuracy", "F1", "BLEU", "perplexity", "WER", "FID", "pass@1", "latency"),
    Kind.METHOD: ("LoRA", "Chain-of-Thought", "RAG", "DPO", "FlashAttention", "knowledge distillation"),
    Kind.MODEL: ("GPT-4", "Llama 3.1", "BERT", "Qwen2.5", "Mistral", "T5", "CLIP"),
    Kind.TASK: ("question answering", "machine translation", "image classification", "code generation"),
}
"""The most popular names, most popular first."""

LOWER = frozenset({"perplexity", "WER", "FID", "latency"})
SHARES = {Kind.DATASET: 50, Kind.METRIC: 500, Kind.METHOD: 100, Kind.MODEL: 100, Kind.TASK: 200}
"""There is one well-known name for so many papers."""

FLAT = 4
"""How much weaker than Zipf's the skew is: the n-th name is as popular as 1 / (n + FLAT)."""

PRINTED = ("125M", "350M", "1B", "1.5B", "3B", "7B", "7B", "8B", "13B", "34B", "70B", "405B")
FIRST_DAY, DAYS = date(2017, 1, 1), 3200
SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in "aeiou")


@dataclass(frozen=True, slots=True)
class Pool:
    """Names of one kind, and how popular each is together with all before it."""

    concepts: tuple[Concept, ...]
    weights: tuple[float, ...]

    def pick(self, rng: random.Random, most: int = 1) -> list[Concept]:
        """One to `most` names, each once."""
        drawn = rng.choices(self.concepts, cum_weights=self.weights, k=rng.randint(1, most))
        return list(dict.fromkeys(drawn))


def graph(papers: int, results: int, seed: int) -> Graph:
    """A graph of so many papers and results; the same for the same seed."""
    rng = random.Random(seed)
    pools = {kind: _pool(rng, kind, papers) for kind in CONCEPTS}
    reporting = range(0, papers, 2)
    numbers = Counter(rng.choices(reporting, k=results))
    pages = [_page(rng, pools, number, numbers[number]) for number in range(papers)]
    concepts = [*chain.from_iterable(pool.concepts for pool in pools.values()), *(p.own for p in pages if p.own)]
    mentions = sorted((m for page in pages for m in page.mentions.values()), key=lambda m: (m.paper, m.concept))
    found = sorted((result for page in pages for result in page.results), key=lambda result: result.id)
    return Graph(
        papers=tuple(sorted((page.paper for page in pages), key=lambda paper: paper.id)),
        concepts=tuple(sorted(_counted(concepts, mentions, found), key=lambda concept: concept.id)),
        mentions=tuple(mentions),
        results=tuple(found),
        absent=(Concept("dataset/unheard-of", Kind.DATASET, "Unheard Of", curated=True),),
    )


def _pool(rng: random.Random, kind: Kind, papers: int) -> Pool:
    known = FAMOUS[kind]
    names = [*known, *(f"{_word(number)} {kind.value}" for number in range(papers // SHARES[kind]))]
    concepts = tuple(_concept(rng, kind, name, name in known) for name in names)
    return Pool(concepts, tuple(accumulate(1 / (rank + FLAT) for rank in range(1, len(names) + 1))))


def _concept(rng: random.Random, kind: Kind, name: str, curated: bool) -> Concept:
    polarity = Polarity.LOWER if name in LOWER else Polarity.HIGHER
    return Concept(
        id=concept_id(kind, name),
        kind=kind,
        name=name,
        aliases=(f"the {name}",) if curated else (),
        curated=curated,
        polarity=polarity if kind is Kind.METRIC else Polarity.UNKNOWN,
        sizes=tuple(sizes(rng, ParameterSource.MODEL)) if kind is Kind.MODEL and rng.random() < 0.4 else (),
    )


def _word(number: int) -> str:
    """A made-up word, another one for each number."""
    word = ""
    number += len(SYLLABLES)
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        word += SYLLABLES[rest]
    return word.capitalize()


def sizes(rng: random.Random, source: ParameterSource) -> Iterator[Size]:
    """One size, or two, as the text prints them."""
    for printed in dict.fromkeys(rng.choices(PRINTED, k=rng.choice((1, 1, 1, 2)))):
        number = float(printed[:-1]) * (1e9 if printed.endswith("B") else 1e6)
        yield Size(number, None, ParameterKind.TOTAL, source, printed)


def _page(rng: random.Random, pools: dict[Kind, Pool], number: int, reported: int) -> Page:
    """A paper that proposes something of its own, nine times out of ten, and works with what is popular."""
    kind = rng.choices((Kind.METHOD, Kind.MODEL, Kind.DATASET, None), (60, 20, 10, 10))[0]
    task = pools[Kind.TASK].pick(rng)[0]
    name = f"{_word(number)}{'BERT' if kind is Kind.MODEL else 'Net'}-{number}"
    title = f"{name}: {task.name} made {rng.choice(('simple', 'fast', 'robust', 'cheap'))}"
    day = FIRST_DAY + timedelta(days=int(DAYS * rng.random() ** 0.5))
    page = Page(paper_id(title, f"{day:%y%m}.{number:05}"), title, day if rng.random() < 0.95 else None)
    if kind:
        page.propose(_concept(rng, kind, name, curated=False))
    for used in (task, *chain.from_iterable(pools[k].pick(rng, 3) for k in (Kind.METHOD, Kind.MODEL, Kind.DATASET))):
        page.mention(used, Role.USED)
    for _ in range(reported):
        stated = tuple(sizes(rng, ParameterSource.STATED)) if rng.random() < 0.2 else ()
        page.report(rng, pools[Kind.DATASET].pick(rng, 2), pools[Kind.METRIC].pick(rng)[0], stated)
    return page


def _counted(concepts: list[Concept], mentions: list[Mention], results: list[Result]) -> Iterator[Concept]:
    """The concepts that some paper holds, with their counts."""
    papers = Counter(mention.concept for mention in mentions)
    reported = Counter(chain.from_iterable(map(_ends, results)))
    for concept in concepts:
        if papers[concept.id]:
            yield replace(concept, paper_count=papers[concept.id], result_count=reported[concept.id])


def _ends(result: Result) -> set[str]:
    measured = {result.metric} if result.metric else set()
    return {*result.datasets, *(credit.technique for credit in result.credits), *measured}
