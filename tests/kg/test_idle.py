"""Verdicts on what an edition does not have are told by file and line, and those that act are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import judgements
from kg.idle import idle
from kg.ids import result_id
from kg.model import Judgement, Kind, Verdict
from kg.stores.memory import MemoryStore
from tests.kg.builders import VOCABULARY, Page, judge, view

NO = Verdict.NO


def page() -> Page:
    made = Page("A title", "Foo scores 71.5% accuracy on MMLU.").entity(Kind.METHOD, "Foo").entity(Kind.TASK, "sums")
    return made.result("Foo scores 71.5%", "71.5", subject="Foo", metric="accuracy", datasets=("MMLU",))


PAPER, RESULT = page().paper.id, result_id("A title", "71.5", 1)

ACTING = {
    "a paper uses a thing": judge(PAPER, "USES", "method/foo"),
    "a thing is denied, and gone": judge(PAPER, "USES", "method/foo", NO),
    "a result is denied, and gone": judge(PAPER, "REPORTS", RESULT, NO),
    "a result is on a listed dataset that nobody has": judge(RESULT, "ON", "dataset/gsm8k"),
    "a thing is merged, and gone": judge("method/foo", "SAME_AS", "method/lora"),
    "a method is called a model by now": judge(PAPER, "USES", "model/foo"),
    "in one paper": judge("method/foo", "SAME_AS", "method/lora", paper=PAPER),
}
IDLE = {
    "paper/another": judge("paper/another", "USES", "method/foo"),
    "method/fooo": judge("method/fooo", "SAME_AS", "method/lora"),
    "method/lorra": judge("method/foo", "SAME_AS", "method/lorra"),
    "metric/acuracy": judge(RESULT, "MEASURES", "metric/acuracy"),
    "result/0123456789abcdef": judge("result/0123456789abcdef", "ON", "dataset/mmlu", NO),
    "paper/elsewhere": judge("method/foo", "SAME_AS", "method/lora", NO, paper="paper/elsewhere"),
}


OTHER = Page("Another title").entity(Kind.METHOD, "Bar")


def told(folder: Path, *rows: Judgement, built: bool) -> list[str]:
    cells = ((r.subject, r.predicate, r.object, r.verdict, r.paper or "", r.curator, str(r.date), r.why) for r in rows)
    lines = ["\t".join(row) for row in (judgements.HEADER, *cells)]
    judgements.file(folder).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    graph = view(page(), OTHER, judgements=rows if built else (), vocabulary=VOCABULARY).graph
    return [str(problem) for problem in idle(folder, MemoryStore(graph))]


@pytest.mark.parametrize("built", [True, False], ids=["after a build", "before a build"])
@pytest.mark.parametrize("case", ACTING)
def test_a_verdict_that_acts_is_none(tmp_path: Path, case: str, built: bool) -> None:
    assert told(tmp_path, ACTING[case], built=built) == []


@pytest.mark.parametrize("built", [True, False], ids=["after a build", "before a build"])
@pytest.mark.parametrize("id", IDLE)
def test_an_id_that_nothing_has_is_told_with_its_line(tmp_path: Path, id: str, built: bool) -> None:
    [told_of] = told(tmp_path, judge(PAPER, "USES", "method/foo", NO, day=2), IDLE[id], built=built)
    assert told_of.endswith(f"judgements.tsv:3: nothing here has the id {id}")


STRAYED = {
    "another reports it": judge(OTHER.paper.id, "REPORTS", RESULT),
    "another does not report it": judge(OTHER.paper.id, "REPORTS", RESULT, NO),
    "a result, in another": judge(RESULT, "ON", "dataset/mmlu", paper=OTHER.paper.id),
    "a paper, in another": judge(PAPER, "USES", "method/lora", paper=OTHER.paper.id),
}


@pytest.mark.parametrize("case", STRAYED)
def test_a_verdict_on_what_is_another_papers_is_told(tmp_path: Path, case: str) -> None:
    [told_of] = told(tmp_path, STRAYED[case], built=True)
    assert told_of.endswith(f"judgements.tsv:2: this is of {PAPER}, and said of {OTHER.paper.id}")


def test_malformed_rows_do_not_hide_the_others(tmp_path: Path) -> None:
    assert len(told(tmp_path, judge("paper/a", "LIKES", "method/foo"), IDLE["method/fooo"], built=False)) == 1
