"""TRUE, FALSE and UNKNOWN by example, in every store: the rows are results, and each test says which are which."""

from __future__ import annotations

from datetime import date

import pytest

from kg.answers import WHOLE
from kg.model import Bound, Claim, Concept, Credit, Graph, Kind, Paper, Result, ResultKind, Size, Via
from kg.plan import And, Collection, Compare, Filter, Fits, Missing, Not, Op, Or, Selection, Slice, Some, Unknown
from tests.stores.backends import STORES, Opener
from tests.stores.graphs import evidence, size

BELOW_10B = Fits(high=1e10, high_open=True)
UNSURE = Compare("claim", Op.EQ, "unknown")
GAIN = Compare("claim", Op.EQ, "gain")


def result(name: str, *sizes: Size, claim: Claim = Claim.GAIN, paper: str = "paper/dated") -> Result:
    return Result(
        *(f"result/{name}", name, paper, "2", 2.0, None, "%", ResultKind.CHANGE, None, claim, None, Bound.EXACT, None),
        *(sizes, None, None, None, None, (), None, None, (Credit(f"method/{name}", Via.SUBJECT),), False),
        *(evidence(paper), 0.9),
    )


def graph(*results: Result) -> Graph:
    """Each result with a method of its own name, in a dated paper or one without a date."""
    papers = Paper("paper/dated", "Dated", "", published=date(2024, 7, 19)), Paper("paper/undated", "Undated", "")
    methods = [Concept(f"method/{r.name}", Kind.METHOD, r.name) for r in sorted(results, key=lambda r: r.id)]
    idle = Concept("method/idle", Kind.METHOD, "idle")
    concepts = tuple(sorted([*methods, idle], key=lambda concept: concept.id))
    return Graph(papers=papers, concepts=concepts, results=tuple(sorted(results, key=lambda r: r.id)))


SIZES = graph(
    result("none"),
    result("seven", size(7e9)),
    result("seventy", size(7e10)),
    result("both", size(7e9), size(7e10)),
    result("range", size(7e9, 7e10)),
    result("ten", size(1e10)),
)
CLAIMS = graph(
    result("gain"),
    result("loss", claim=Claim.LOSS),
    result("open", claim=Claim.UNKNOWN),
    result("undated", claim=Claim.GAIN, paper="paper/undated"),
)

EXAMPLES: list[tuple[Graph, Filter, str, str]] = [
    (SIZES, BELOW_10B, "seven", "both none range"),
    (SIZES, Not(BELOW_10B), "seventy ten", "both none range"),
    (SIZES, Fits(high=1e10), "seven ten", "both none range"),
    (SIZES, Fits(low=8e9, high=6e10), "ten", "none range"),
    (SIZES, And((Fits(low=8e9), Fits(high=6e10))), "ten", "both none range"),
    (SIZES, Fits(points=(7e9,)), "seven", "both none range"),
    (SIZES, Fits(points=()), "", "none"),
    (SIZES, Fits(excluded=(7e9,)), "seventy ten", "both none range"),
    (SIZES, Missing("parameters"), "none", ""),
    (SIZES, Or((BELOW_10B, Missing("parameters"))), "none seven", "both range"),
    (CLAIMS, GAIN, "gain undated", "open"),
    (CLAIMS, Not(GAIN), "loss", "open"),
    (CLAIMS, UNSURE, "open", ""),
    (CLAIMS, Not(UNSURE), "gain loss undated", ""),
    (CLAIMS, Compare("claim", Op.IN, ("loss", "unknown")), "loss open", ""),
    (CLAIMS, Compare("claim", Op.NE, "loss"), "gain undated", "open"),
    (CLAIMS, Some("paper", Compare("published", Op.GTE, "2024-01-01")), "gain loss open", "undated"),
    (CLAIMS, Some("paper", Missing("published")), "undated", ""),
    (CLAIMS, Compare("setting", Op.NE, "zero-shot"), "", ""),
    (CLAIMS, Not(Compare("setting", Op.EQ, "zero-shot")), "gain loss open undated", ""),
    (CLAIMS, And(()), "gain loss open undated", ""),
    (CLAIMS, Or(()), "", ""),
]

each_store = pytest.mark.parametrize("opened", STORES)


@each_store
@pytest.mark.parametrize(("graph", "where", "true", "unknown"), EXAMPLES)
def test_rows(opened: Opener, graph: Graph, where: Filter, true: str, unknown: str) -> None:
    with opened(graph) as view:
        for mode, names in ((Unknown.EXCLUDE, true), (Unknown.ONLY, unknown), (Unknown.INCLUDE, f"{true} {unknown}")):
            page = view.find(Selection(Collection.RESULTS, where, mode), (), Slice(first=10))[WHOLE]
            assert [row.id for row in page.rows] == [f"result/{name}" for name in sorted(names.split())]
        tally = view.count(Selection(Collection.RESULTS, where))[WHOLE]
        assert (tally.true, tally.unknown) == (len(true.split()), len(unknown.split()))


@each_store
@pytest.mark.parametrize(
    ("where", "true", "unknown"),
    [
        pytest.param(Some("results", GAIN), "gain undated", "open", id="some"),
        pytest.param(Not(Some("results", GAIN)), "idle loss", "open", id="none"),
        pytest.param(Not(Some("results", Not(GAIN))), "gain idle undated", "open", id="all"),
    ],
)
def test_some_none_and_all(opened: Opener, where: Filter, true: str, unknown: str) -> None:
    with opened(CLAIMS) as view:
        for mode, names in ((Unknown.EXCLUDE, true), (Unknown.ONLY, unknown)):
            page = view.find(Selection(Collection.METHODS, where, mode), (), Slice(first=10))[WHOLE]
            assert [row.id for row in page.rows] == [f"method/{name}" for name in names.split()]


@each_store
def test_match_tells_which_field_was_undecided(opened: Opener) -> None:
    where = And((GAIN, BELOW_10B))
    with opened(graph(result("unsized"), result("open", size(7e9), claim=Claim.UNKNOWN))) as view:
        page = view.find(Selection(Collection.RESULTS, where, Unknown.INCLUDE), (), Slice(first=10))[WHOLE]
    told = {row.id: {field.value: truth.name for field, truth in row.match} for row in page.rows}
    assert told == {
        "result/open": {"parameters": "TRUE", "claim": "UNKNOWN"},
        "result/unsized": {"parameters": "UNKNOWN", "claim": "TRUE"},
    }
