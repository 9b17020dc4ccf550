"""On what data and in what quantity things are compared."""

from __future__ import annotations

import re

from extractors.components.comparisons.clauses import Clause
from extractors.components.page import Mention
from extractors.components.page.cues import words
from kg.model import Kind

_TRAINED = words("train trains trained training pretrained pretraining tuned finetuned learned")
_TESTED = re.compile(
    r"\b(?:experiment\w*|evaluat\w*|results?|test\w*|benchmark\w*|on|in|across|study|studies|analysis)\b", re.IGNORECASE
)
_BRACKETED = re.compile(r"(?:\s|\([^()]*\)|is|are|was|were)*")
# "In <visual question answering> (<VQA>) tasks" names no data.
_TASKS = re.compile(r"(?:\s\([^()]{1,20}\)|\))\stasks?\b")
_IN = words("in of on regarding")


def datasets(clause: Clause) -> list[Mention]:
    """The datasets after the cue, else those that its sentence names before it as what was tested on."""
    after = _of(clause, Kind.DATASET, clause.right, clause.last)
    if after:
        return after
    before = _of(clause, Kind.DATASET, clause.part, clause.left)
    text = clause.page.text
    start = clause.page.items[clause.part].start
    return [mention for mention in before if _TESTED.search(text, start, mention.start)]


def metric(clause: Clause) -> Mention | None:
    """The first quantity that is named right before the cue, within it, or after it as what is compared in."""
    for mention in _of(clause, Kind.METRIC, max(clause.first, clause.left - 5), clause.last):
        item = clause.page.at(mention.start)
        if item < clause.left and not _BRACKETED.fullmatch(clause.page.text[mention.end : clause.cue.start]):
            continue
        before = clause.page.shapes(max(clause.left, item - 3), item)
        if item < clause.right or _IN & set(before):
            return mention
    return None


def _of(clause: Clause, kind: Kind, first: int, last: int) -> list[Mention]:
    """The things of a kind among the items, without what something was trained on."""
    page = clause.page
    if first >= last:
        return []
    start, end = page.items[first].start, page.items[last - 1].end
    found = [m for m in page.mentions if m.kind is kind and start <= m.start < end]
    tested = [m for m in found if not _TASKS.match(page.text, m.end)]
    kept = [m for m in tested if _TRAINED.isdisjoint(page.shapes(max(first, page.at(m.start) - 10), page.at(m.start)))]
    return list({mention.name: mention for mention in reversed(kept)}.values())[::-1]
