"""Sentences that a hasty reader gets wrong are read fully right, nine times of ten: every number and every slot."""

from __future__ import annotations

from .table import misread, traps

LEAST = 90


def test_nine_of_ten_sentences_are_read_fully_right() -> None:
    table = traps()
    assert len(table) == 100
    wrong = misread(table)
    told = "\n\n".join("\n  - ".join([sentence, *said]) for sentence, said in wrong.items())
    assert len(table) - len(wrong) >= LEAST, f"{len(wrong)} sentences were misread:\n\n{told}"
