"""Where a name that was found begins and ends: without quotes, what is said of it, and what is counted next."""

from __future__ import annotations

import re

from extractors.components.names.listing import AMOUNT
from kg.model import Kind

TAIL = re.compile(
    r"[\s-]+(?:data ?sets?|benchmarks?|corpus|corpora|suite|leaderboard|tasks?|test sets?)$", re.IGNORECASE
)
LEFT_OVER = re.compile(r"(?:\s(?:with|for|of|and|in|by|via|on|to|a|an|the|[-–—&/]))+$")
"""What ends no name."""
NUMBERED = re.compile(rf"\s(?={AMOUNT})")
"""Where a name ends because a number follows that is counted or measured."""
UNIT = len(" points")
COUNTED = re.compile(
    r"[×+~]?(?:\d[\d.,]*\s?(?:[×x]|times|\\?%)\s?-?|\d*\.\d+\s)|(?:relative|absolute)\s(?!absolute|error)"
)
"""What was taken for a metric's first word: "<2.5×> speed-up", "<.99> recall", "<relative> WER"."""
MOVED = re.compile(r"\s(?:improvements?|gains?|reductions?|increases?|drops?|degradations?|decreases?)$", re.IGNORECASE)
"""What was taken for its last word: "accuracy <gains>"."""
PLAIN = re.compile(r"^(?:standard|vanilla|naive|plain|classical|conventional|traditional)\s(?=\S)", re.IGNORECASE)
"""What is no part of a method's name: "<vanilla> fine-tuning"."""
FAMILY = re.compile(r"(?<!volution)(?<!volutionary)\s(?:techniques?|strateg(?:y|ies))$", re.IGNORECASE)
"""What a method is called after its name: "active learning <techniques>", but "evolution strategies"."""
EDGES = " \t\n\"'“”‘’`,.;:"


def trimmed(text: str, start: int, end: int, kind: Kind) -> tuple[int, int]:
    """Without quotes and stops at its ends, nouns after a dataset's or method's name, and what is measured next."""
    # The number may be taken for the name's last word; its unit stands behind that.
    if (numbered := NUMBERED.search(text, start, end + UNIT)) and start < numbered.start() < end:
        end = numbered.start()
    if kind is Kind.METRIC and (counted := COUNTED.match(text, start, end)):
        start = counted.end()
    form = text[start:end]
    start += len(form) - len(form.lstrip(EDGES + "("))
    form = text[start:end].rstrip(EDGES)
    if kind is Kind.DATASET and (tail := TAIL.search(form)) and form[: tail.start()].lower() != form[: tail.start()]:
        form = form[: tail.start()]
    if kind is Kind.METHOD:
        bare = PLAIN.sub("", form)
        start += len(form) - len(bare)
        form = FAMILY.sub("", bare)
    if kind is Kind.METRIC:
        form = MOVED.sub("", form)
    form = LEFT_OVER.sub("", re.sub(r"\s?\([^()]*\)$", "", form))
    if form.count("(") != form.count(")"):
        form = form.partition("(")[0].rstrip() if "(" in form else form.rstrip(")")
    return start, start + len(form)
