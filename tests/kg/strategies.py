"""Arbitrary readings whose offsets hold."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.model import (
    Basis,
    Bound,
    ComparisonClaim,
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
    Source,
    Span,
    TextKind,
)

words = st.text(max_size=12)
maybe_words = st.none() | words
shares = st.floats(0, 1)
numbers = st.floats(allow_nan=False, allow_infinity=False)
names = st.text(st.characters(exclude_characters="/", exclude_categories=["Cs"]), min_size=1, max_size=8)
extractors = st.builds(Extractor, names, words)
sources = st.builds(Source, words, words, st.integers(1, 99))
papers = st.builds(
    Paper,
    id=names,
    title=words,
    abstract=st.text(max_size=60),
    text_kind=st.sampled_from(TextKind),
    published=st.none() | st.dates(),
    published_inferred=st.booleans(),
    authors=st.tuples() | st.tuples(words, words),
    author_count=st.none() | st.integers(0, 99),
    organisation=maybe_words,
    comments=st.none() | st.integers(0, 99),
    url=maybe_words,
    arxiv_id=maybe_words,
    given_id=maybe_words,
    sources=st.tuples() | st.tuples(sources),
    former=st.tuples() | st.tuples(words),
)


def spans(paper: Paper, field: Field) -> st.SearchStrategy[Span]:
    places = st.integers(0, len(paper.text(field)))
    return st.tuples(places, places).map(lambda pair: Span(field, min(pair), max(pair)))


def _entities(paper: Paper) -> st.SearchStrategy[EntityClaim]:
    anywhere = st.sampled_from(Field).flatmap(lambda field: spans(paper, field))
    return st.builds(
        EntityClaim,
        kind=st.sampled_from(Kind),
        name=words,
        aliases=st.tuples() | st.tuples(words, words),
        role=st.sampled_from(Role),
        parameters=st.lists(st.builds(SizeClaim, words, st.none() | anywhere), max_size=2).map(tuple),
        mentions=st.lists(anywhere, max_size=3).map(tuple),
        confidence=shares,
        extractor=extractors,
        evaluated=st.booleans(),
    )


@st.composite
def _results(draw: st.DrawFn, paper: Paper) -> ResultClaim:
    field = draw(st.sampled_from(Field))
    evidence, number = draw(spans(paper, field)), draw(spans(paper, field))
    return draw(
        st.builds(
            ResultClaim,
            value=numbers,
            high=st.none() | numbers,
            printed=words,
            unit=words,
            kind=st.sampled_from(ResultKind),
            direction=st.none() | st.sampled_from(Direction),
            metric=maybe_words,
            datasets=st.lists(words, max_size=3).map(tuple),
            subject=maybe_words,
            baseline=maybe_words,
            model_size=maybe_words,
            setting=maybe_words,
            number=st.just(number),
            evidence=st.just(evidence),
            confidence=shares,
            extractor=extractors,
            basis=st.none() | st.sampled_from(Basis),
            bound=st.sampled_from(Bound),
            judged=st.none() | st.sampled_from(Direction),
            change_from=st.none() | st.integers(0, 9),
        )
    )


@st.composite
def _comparisons(draw: st.DrawFn, paper: Paper) -> ComparisonClaim:
    field = draw(st.sampled_from(Field))
    evidence = draw(spans(paper, field).filter(lambda span: span.start < span.end))
    start = draw(st.integers(evidence.start, evidence.end - 1))
    return draw(
        st.builds(
            ComparisonClaim,
            direction=st.none() | st.sampled_from(Direction),
            metric=maybe_words,
            datasets=st.lists(words, max_size=3).map(tuple),
            subject=maybe_words,
            baseline=maybe_words,
            cue=st.just(Span(field, start, draw(st.integers(start + 1, evidence.end)))),
            evidence=st.just(evidence),
            confidence=shares,
            extractor=extractors,
        )
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    paper = draw(papers)
    entities = draw(st.lists(_entities(paper), max_size=3))
    results = draw(st.lists(_results(paper), max_size=3))
    # The words that compare stand somewhere: in empty texts there are none.
    most = 2 if paper.title and paper.abstract else 0
    return Reading(paper, tuple(entities), tuple(results), tuple(draw(st.lists(_comparisons(paper), max_size=most))))
