"""What an edition quotes stands where it says, inside the field."""

from __future__ import annotations

import pytest

from kg import verify
from kg.model import Concept, Evidence, Field, Graph, Kind, Mention, Paper, Role
from kg.stores.memory import MemoryStore

PAPER = Paper("paper/p", "Tuning GPT", "4 is large.")


def quoted(start: int, end: int, quote: str) -> list[str]:
    evidence = Evidence(PAPER.id, Field.TITLE, start, end, quote, "hand", "1", 0.9)
    mention = Mention(PAPER.id, "model/gpt", Role.USED, evaluated=False, confidence=0.9, evidence=(evidence,))
    return list(verify.misquoted(MemoryStore(Graph((PAPER,), (Concept("model/gpt", Kind.MODEL, "GPT"),), (mention,)))))


def test_a_quote_at_its_offsets_is_no_problem() -> None:
    assert quoted(7, 10, "GPT") == []


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(6, 9, "GPT"), (7, 10, "BERT"), (7, 13, "GPT"), (-3, 10, "GPT")],
)
def test_another_quote_or_one_that_runs_out_of_its_field_is(start: int, end: int, quote: str) -> None:
    assert quoted(start, end, quote) == [f"paper/p: title [{start}:{end}] is not {quote!r}"]
