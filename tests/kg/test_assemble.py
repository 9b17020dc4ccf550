"""Assembly is a function of what was read, not of its order, and its graph holds together."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kg.assemble import assemble
from kg.judgements import Judgements
from kg.model import Direction, Graph, Judgement, Kind, Reading, ResultKind, Verdict
from tests.kg.builders import VOCABULARY, Page, judge
from tests.kg.strategies import readings

_NAMES = ("SEAL", "seal", "Foo", "Foo 7B", "FOO", "GPT-4", "MMLU", "Mixtral 8x7B", "accuracy", "RAG", r"\method")
_JUDGED = (
    judge("method/seal", "SAME_AS", "method/foo"),
    judge("model/foo", "SAME_AS", "model/gpt-4"),
    judge("method/foo", "SAME_AS", "method/seal", day=2),
    judge("method/foo", "SAME_AS", "model/foo", Verdict.NO, day=3),
    judge("model/foo-7b", "VARIANT_OF", "model/gpt-4"),
)


@st.composite
def pages(draw: st.DrawFn, number: int) -> Page:
    page = Page(f"Paper {number}", "It gets 71.5 and then 80.1 there.")
    entity = st.tuples(
        st.sampled_from((Kind.METHOD, Kind.MODEL, Kind.DATASET, Kind.METRIC)),
        st.sampled_from(_NAMES),
        st.lists(st.sampled_from(_NAMES), max_size=2),
        st.booleans(),
    )
    for kind, name, aliases, proposed in draw(st.lists(entity, max_size=5)):
        page.entity(kind, name, *aliases, proposed=proposed, sizes=draw(st.sampled_from(((), ("7B",)))))
    words = st.none() | st.sampled_from(_NAMES)
    page.result(
        "gets 71.5", "71.5", subject=draw(words), metric=draw(words), model_size=draw(st.none() | st.just("7B"))
    )
    kind = draw(st.sampled_from(ResultKind))
    direction = draw(st.none() | st.sampled_from(Direction))
    return page.result("then 80.1", "80.1", kind, direction=direction, subject=draw(words), change_from=0)


shelves = st.integers(1, 5).flatmap(lambda count: st.tuples(*(pages(number) for number in range(count))))
verdicts = st.lists(st.sampled_from(_JUDGED), unique=True).map(tuple)


def sound(graph: Graph) -> None:
    """Ids are unique and sorted, and every id that is named belongs to something."""
    concepts = [concept.id for concept in graph.concepts]
    results = [result.id for result in graph.results]
    assert concepts == sorted(set(concepts))
    assert results == sorted(set(results))
    mentioned = {(mention.paper, mention.concept) for mention in graph.mentions}
    assert len(mentioned) == len(graph.mentions)
    assert {concept for _, concept in mentioned} <= {*concepts}
    assert {concept.variant_of for concept in graph.concepts} <= {*concepts, None}
    assert not {*concepts} & {concept.id for concept in graph.absent}
    for result in graph.results:
        ends = {result.subject, result.baseline, result.metric, *result.datasets} - {None}
        assert {(result.paper, end) for end in ends} <= mentioned
        assert {credit.technique for credit in result.credits} <= {*concepts}


@given(shelves, verdicts, st.randoms())
def test_the_order_of_readings_does_not_matter(
    shelf: tuple[Page, ...], judged: tuple[Judgement, ...], random: Random
) -> None:
    shuffled = random.sample(shelf, len(shelf))
    one = assemble([page.reading for page in shelf], VOCABULARY, Judgements(judged))
    other = assemble([page.reading for page in shuffled], VOCABULARY, Judgements(judged))
    assert one == other
    sound(one)


@given(st.lists(readings(), max_size=4, unique_by=lambda reading: reading.paper.id))
def test_any_reading_assembles_to_a_sound_graph(shelf: list[Reading]) -> None:
    sound(assemble(shelf, VOCABULARY, Judgements()))


def test_nothing_read_gives_the_vocabulary_alone() -> None:
    graph = assemble([], VOCABULARY, Judgements())
    assert (graph.papers, graph.concepts, graph.mentions, graph.results) == ((), (), (), ())
    assert [concept.id for concept in graph.absent] == [row.id for row in VOCABULARY.rows]
