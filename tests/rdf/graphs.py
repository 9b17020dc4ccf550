"""Arbitrary graphs with odd texts in every field, each tuple in the order that graphs keep."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from kg.model import (
    Comparison,
    Concept,
    Evidence,
    Field,
    Graph,
    Mention,
    Paper,
    ParameterKind,
    ParameterSource,
    Polarity,
    Result,
    Size,
    Source,
    TextKind,
)
from tests.stores import graphs as plain

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ['"quoted" \\ back', "line\nend\r", "日本語 𝔸", "a#b/c?d e%20", ".", "..", "\u0000\u0085\u2028"]
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.1, 3.06, 1e-9, 1e22, -0.5])
PLACES = st.integers(0, 10**6)

evidence = st.builds(
    Evidence,
    paper=st.sampled_from(["paper/0", "paper/arxiv-2407.14679"]),
    field=st.sampled_from(Field),
    start=PLACES,
    end=PLACES,
    quote=TEXTS,
    extractor=TEXTS,
    version=TEXTS,
    confidence=st.floats(0, 1),
)
sizes = st.lists(
    st.builds(
        Size,
        NUMBERS.map(abs),
        st.none() | NUMBERS.map(abs),
        st.sampled_from(ParameterKind),
        st.sampled_from(ParameterSource),
        TEXTS,
        st.none() | evidence,
    ),
    max_size=2,
).map(tuple)
forms = st.sets(TEXTS, max_size=3).map(sorted).map(tuple)


def dressed_paper(draw: st.DrawFn, paper: Paper) -> Paper:
    return replace(
        paper,
        title=draw(TEXTS),
        abstract=draw(TEXTS),
        text_kind=draw(st.sampled_from(TextKind)),
        published_inferred=draw(st.booleans()),
        updated=draw(st.none() | st.dates()),
        authors=tuple(draw(st.lists(TEXTS, max_size=12))),
        author_count=draw(st.none() | st.integers(0, 99)),
        url=draw(st.none() | TEXTS),
        doi=draw(st.none() | TEXTS),
        given_id=draw(st.none() | TEXTS),
        sources=tuple(draw(st.lists(st.builds(Source, TEXTS, TEXTS, PLACES), max_size=2, unique=True))),
        former=draw(forms),
    )


def dressed_concept(draw: st.DrawFn, concept: Concept) -> Concept:
    return replace(
        concept,
        name=draw(TEXTS),
        aliases=draw(forms),
        polarity=draw(st.sampled_from(Polarity)),
        percent=draw(st.booleans()),
        default_metric=draw(st.none() | st.just("metric/0")),
        sizes=draw(sizes),
        former=draw(forms),
    )


def dressed_result(draw: st.DrawFn, result: Result) -> Result:
    return replace(
        result,
        value=draw(NUMBERS),
        high=draw(st.none() | NUMBERS),
        unit=draw(TEXTS),
        setting=draw(st.none() | TEXTS),
        subject_text=draw(st.none() | TEXTS),
        metric_text=draw(st.none() | TEXTS),
        datasets=tuple(sorted(result.datasets)),
        sizes=draw(sizes),
        evidence=draw(evidence),
        confidence=draw(st.floats(0, 1)),
    )


def dressed_comparison(draw: st.DrawFn, comparison: Comparison) -> Comparison:
    return replace(
        comparison,
        name=draw(TEXTS),
        subject_text=draw(st.none() | TEXTS),
        baseline_text=draw(st.none() | TEXTS),
        metric_text=draw(st.none() | TEXTS),
        datasets=tuple(sorted(comparison.datasets)),
        evidence=draw(evidence),
        confidence=draw(st.floats(0, 1)),
    )


def dressed_mention(draw: st.DrawFn, mention: Mention) -> Mention:
    return replace(mention, evidence=tuple(draw(st.lists(evidence, max_size=11))))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Graphs as assembly makes them, with anything at all in their texts and numbers."""
    graph = draw(plain.graphs())
    return Graph(
        papers=tuple(dressed_paper(draw, paper) for paper in graph.papers),
        concepts=tuple(dressed_concept(draw, concept) for concept in graph.concepts),
        mentions=tuple(dressed_mention(draw, mention) for mention in graph.mentions),
        results=tuple(dressed_result(draw, result) for result in graph.results),
        judgements=tuple(
            sorted(
                {
                    repr(replace(j, why=why)): replace(j, why=why) for j in graph.judgements for why in [draw(TEXTS)]
                }.values(),
                key=repr,
            )
        ),
        absent=tuple(dressed_concept(draw, concept) for concept in graph.absent),
        comparisons=tuple(dressed_comparison(draw, comparison) for comparison in graph.comparisons),
    )
