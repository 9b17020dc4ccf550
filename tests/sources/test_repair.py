"""Repairs: every row does what its example says, and what only looks like debris stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources.repair import HEADER, Repair, load, repaired
from kg.errors import CurationError

ROWS = load()
FRAGMENTS = [*"\\%${}'`\"aU1", "times", "sim", "2.5", "textit", "em ", "url", ".We "]


def clean(text: str) -> str:
    return repaired(text, ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.before)
def test_a_row_does_what_its_example_says(row: Repair) -> None:
    assert row.pattern.search(row.before)
    assert clean(row.before) == row.after
    assert row.why


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("42.9\\% and 4\\%-20\\%", "42.9% and 4%-20%"),
        ("2times faster, 1.22times, and 1.5times", "2x faster, 1.22x, and 1.5x"),
        ("5times5 patches", "5×5 patches"),
        ("up to sim99% of a 0.13sim2.41 drop", "up to ~99% of a 0.13~2.41 drop"),
        ("the Pir\\'a data and T\\\"ULU", "the Pirá data and TÜLU"),
        ("an object\\'s place; we\\'re here", "an object's place; we're here"),
        ("a {\\em quiet} $\\textit{Fern Map}$ with \\textbf{bold \\emph{words}}", "a quiet Fern Map with bold words"),
        ("Fern\\url{https://example.org/f_1}.", "Fern https://example.org/f_1."),
        ("(EnglishrightarrowGerman)", "(English→German)"),
        ("before training.While it lasts", "before training. While it lasts"),
        ("R&amp;D, &lt;b&gt; and &amp;amp;", "R&D, <b> and &"),
        ("zero\u200bwidth\ufeff and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("  many \n kinds\u00a0of\tspace ", "many kinds of space"),
        ("می\u200c\u200dx, x\u200c\u200dمی", "میx, xمی"),
        ("a" + "~" * 20_000, "a" + "~" * 20_000),
        ("a" + "\u200d" * 20_000 + "é" + "\u200d" * 20_000, "aé" + "\u200d" * 20_000),
        ("e\u0301tude", "étude"),
        ("\\textbf{" * 500 + "deep" + "}" * 500, "deep"),
    ],
)
def test_debris(before: str, after: str) -> None:
    assert clean(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "similar", "sometimes", "5 times", "simulate", "multiple times 3", "runtimes", "sim2real", "real2sim2real",
        "Sim-to-real in sim2", "Node.js", "Llama-3.1", "e.g.", "i.e., the", "\\method", "\\METHODNS, that",
        "https://example.org/a.In/b_c%20d?x=1&y=2", "https://example.org/~fern/docs.We ", "costs $5 to $6",
        "AT&T", "R&D", "$O(n^2)$", "~99%", "1.22x", "0.13~2.41", 'the \\"attention\\" head',
        "English→German", "naïve café",
        "tau'lltau", "x &copy y", "می\u200cخواهم", "p < 0.05 and q > 3",
    ],
)  # fmt: skip
def test_what_only_looks_like_debris_stays(text: str) -> None:
    assert clean(text) == text.strip()


@given(st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS)).map("".join)))
def test_repairing_what_is_repaired_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("(\tx\ta\tb\twhy", "no repair"),
        ("a\t\\2\ta\tb\twhy", "no repair"),
        ("a\tb\ta", "5 columns"),
    ],
)
def test_a_row_that_is_no_repair_is_named_by_its_line(tmp_path: Path, row: str, problem: str) -> None:
    table = tmp_path / "repairs.tsv"
    table.write_text("\t".join(HEADER) + f"\n{row}\n", encoding="utf-8")
    with pytest.raises(CurationError, match=problem) as raised:
        load(table)
    assert raised.value.line == 2
