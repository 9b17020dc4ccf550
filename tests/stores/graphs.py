"""Small arbitrary graphs in which every relation leads somewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from kg.model import (
    CONCEPTS,
    TECHNIQUES,
    Basis,
    Bound,
    Claim,
    Comparison,
    Concept,
    Credit,
    Direction,
    Disagreement,
    Evidence,
    Field,
    Graph,
    Judgement,
    Kind,
    Mention,
    Paper,
    ParameterKind,
    ParameterSource,
    Result,
    ResultKind,
    Role,
    SettingMatch,
    Size,
    Verdict,
    Via,
)

WORDS = ("MMLU", "mmlu pro", "T5", "Flan T5", "Straße", "Ünïque", "aB", "100%", "a_b", "日本語", "𝔸", "")
DATES = (date(2023, 9, 28), date(2024, 7, 19), date(2024, 12, 10))
UNITS = ("%", "points", "x")
COUNTS = (1e9, 3e9, 7e9, 8e9, 7e10)
VALUES = (-1.5, 0.0, 2.0, 3.06)

words = st.sampled_from(WORDS)
maybe_words = st.none() | words
counts = st.sampled_from(COUNTS)
spans = st.tuples(counts, st.none() | counts).filter(lambda span: span[1] is None or span[0] < span[1])


def evidence(paper: str) -> Evidence:
    return Evidence(paper, Field.TITLE, 0, 0, "", "hand", "1", 0.9)


def size(low: float, high: float | None = None, kind: ParameterKind = ParameterKind.TOTAL) -> Size:
    return Size(low, high, kind, ParameterSource.STATED, "as printed")


sizes = st.lists(
    st.builds(lambda span, kind: size(span[0], span[1], kind), spans, st.sampled_from(ParameterKind)), max_size=3
).map(tuple)


@st.composite
def papers(draw: st.DrawFn, number: int) -> Paper:
    return Paper(
        id=f"paper/{number}",
        title=draw(words),
        abstract=draw(words),
        published=draw(st.none() | st.sampled_from(DATES)),
        organisation=draw(maybe_words),
        comments=draw(st.none() | st.integers(0, 3)),
        arxiv_id=draw(st.none() | st.sampled_from(["2407.14679", "2401.00001"])),
        former=draw(st.sampled_from([(), (f"paper/old-{number}",)])),
    )


@st.composite
def concepts(draw: st.DrawFn, kind: Kind, number: int) -> Concept:
    is_technique = kind in TECHNIQUES
    above = [None, *(f"{kind}/{below}" for below in range(number))]
    return Concept(
        id=f"{kind}/{number}",
        kind=kind,
        name=draw(words),
        aliases=draw(st.lists(words, max_size=2, unique=True).map(tuple)),
        curated=draw(st.booleans()),
        sizes=draw(sizes) if is_technique else (),
        variant_of=draw(st.sampled_from(above)) if is_technique else None,
        paper_count=draw(st.integers(0, 3)),
        result_count=draw(st.integers(0, 3)),
    )


def pick(ids: list[str]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *ids])


def some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple) if ids else st.just(())


@st.composite
def results(draw: st.DrawFn, number: int, paper: str, ids: dict[Kind, list[str]]) -> Result:
    techniques = ids[Kind.METHOD] + ids[Kind.MODEL]
    return Result(
        id=f"result/{number}",
        name="a number",
        paper=paper,
        printed="2",
        value=draw(st.sampled_from(VALUES)),
        high=None,
        unit=draw(st.sampled_from(UNITS)),
        kind=draw(st.sampled_from(ResultKind)),
        direction=draw(st.none() | st.sampled_from(Direction)),
        claim=draw(st.sampled_from(Claim)),
        basis=draw(st.none() | st.sampled_from(Basis)),
        bound=draw(st.sampled_from(Bound)),
        setting=draw(maybe_words),
        sizes=draw(sizes),
        subject=draw(pick(techniques)),
        subject_text=None,
        baseline=draw(pick(techniques)),
        baseline_text=None,
        datasets=draw(some(ids[Kind.DATASET])),
        metric=draw(pick(ids[Kind.METRIC])),
        metric_text=None,
        credits=tuple(Credit(id, draw(st.sampled_from(Via))) for id in draw(some(techniques))),
        derived=draw(st.booleans()),
        evidence=evidence(paper),
        confidence=draw(st.sampled_from([0.5, 0.9])),
    )


@st.composite
def comparisons(draw: st.DrawFn, number: int, paper: str, ids: dict[Kind, list[str]]) -> Comparison:
    techniques = ids[Kind.METHOD] + ids[Kind.MODEL]
    return Comparison(
        id=f"comparison/{number}",
        name="a comparison",
        paper=paper,
        direction=draw(st.none() | st.sampled_from(Direction)),
        subject=draw(pick(techniques)),
        subject_text=None,
        baseline=draw(pick(techniques)),
        baseline_text=None,
        datasets=draw(some(ids[Kind.DATASET])),
        metric=draw(pick(ids[Kind.METRIC])),
        metric_text=None,
        evidence=evidence(paper),
        confidence=draw(st.sampled_from([0.5, 0.9])),
    )


@st.composite
def disputed(draw: st.DrawFn, reported: list[Result], ids: dict[Kind, list[str]]) -> list[Result]:
    """The results, two of which may disagree on anything that the graph has."""
    ends = [ids[Kind.METHOD], ids[Kind.DATASET], ids[Kind.METRIC]]
    if len(reported) < 2 or not all(ends) or draw(st.booleans()):
        return reported
    technique, dataset, metric = (draw(st.sampled_from(some)) for some in ends)
    settings = draw(st.sampled_from(SettingMatch))
    one, other = draw(st.permutations(range(len(reported))))[:2]
    rivals = {one: reported[other].id, other: reported[one].id}
    return [
        replace(result, disagreements=(Disagreement(rivals[place], technique, dataset, metric, settings),))
        if place in rivals
        else result
        for place, result in enumerate(reported)
    ]


@st.composite
def mentions(draw: st.DrawFn, paper: str, concept: str) -> Mention:
    evaluated = concept.startswith("dataset/") and draw(st.booleans())
    return Mention(paper, concept, draw(st.sampled_from(Role)), evaluated, 0.9, (evidence(paper),))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    written = [draw(papers(number)) for number in range(draw(st.integers(0, 4)))]
    named = [draw(concepts(kind, number)) for kind in CONCEPTS for number in range(draw(st.integers(0, 3)))]
    ids = {kind: [concept.id for concept in named if concept.kind is kind] for kind in CONCEPTS}
    everything = [concept.id for concept in named]
    numbers = range(draw(st.integers(0, 5)) if written else 0)
    reported = [draw(results(number, draw(st.sampled_from(written)).id, ids)) for number in numbers]
    numbers = range(draw(st.integers(0, 4)) if written else 0)
    compared = [draw(comparisons(number, draw(st.sampled_from(written)).id, ids)) for number in numbers]
    ends = [(paper.id, concept) for paper in written for concept in draw(some(everything))]
    judged = [*everything, *(paper.id for paper in written)]
    verdicts = (
        [
            Judgement(subject, "USES", object, Verdict.NO, None, "ada", date(2025, 1, 5), "")
            for subject, object in draw(
                st.lists(st.tuples(st.sampled_from(judged), st.sampled_from(judged)), max_size=2)
            )
        ]
        if judged
        else []
    )
    absent = replace(draw(concepts(Kind.DATASET, 0)), id="dataset/absent")
    return Graph(
        papers=tuple(written),
        concepts=tuple(sorted(named, key=lambda concept: concept.id)),
        mentions=tuple(draw(mentions(*pair)) for pair in sorted(ends)),
        results=tuple(draw(disputed(reported, ids))),
        judgements=tuple(verdicts),
        absent=(absent,),
        comparisons=tuple(compared),
    )
