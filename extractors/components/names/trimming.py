"""Where a name that was found begins and ends: without quotes, what is said of it, and what is counted next."""

from __future__ import annotations

import re

from extractors.components.names.listing import AMOUNT
from extractors.components.names.nouns import AFTER_DATASET, AFTER_METHOD
from extractors.layout import Place
from kg.model import Kind

LEFT_OVER = re.compile(r"(?:\s(?:with|for|of|and|in|by|via|on|to|a|an|the|[-–—&/]))+$")
"""What ends no name."""
BRACKETED = re.compile(r"\s?\([^()]*\)$")
NUMBERED = re.compile(rf"\s(?={AMOUNT})")
"""Where a name ends because a number follows that is counted or measured."""
UNIT = len(" points")
COUNTED = re.compile(
    r"[×+~]?(?:\d[\d.,]*\s?(?:[×x]|times|\\?%)\s?-?|\d*\.\d+\s)|(?:relative|absolute)\s(?!absolute|error)|"
    r"(?:boosts?|cuts?|decreases|halves|improves|increases|lowers|raises|reduces)\s"
)
"""What was taken for a metric's first word: "<2.5×> speed-up", "<.99> recall", "<relative> WER", "<cut> latency"."""
MOVED = re.compile(r"\s(?:improvements?|gains?|reductions?|increases?|drops?|degradations?|decreases?)$", re.IGNORECASE)
"""What was taken for its last word: "accuracy <gains>"."""
PLAIN = re.compile(r"(?:standard|vanilla|naive|plain|classical|conventional|traditional)\s(?=\S)", re.IGNORECASE)
"""What is no part of a method's name: "<vanilla> fine-tuning"."""
BEFORE_DASH = re.compile(r"(?:.*\s)?[-–—]+\s", re.DOTALL)
"""What was taken for the beginning of a name that a dash sets apart: "<framework - >Foo Bar"."""
EDGES = " \t\n\"'“”‘’`,.;:"


def trimmed(text: str, start: int, end: int, kind: Kind) -> Place:
    """Without quotes and stops at its ends, nouns after a dataset's or method's name, and what is measured next."""
    # The number may be taken for the name's last word; its unit stands behind that.
    if (numbered := NUMBERED.search(text, start, end + UNIT)) and start < numbered.start() < end:
        end = numbered.start()
    if kind is Kind.METRIC and (counted := COUNTED.match(text, start, end)):
        start = counted.end()
    form = text[start:end]
    start += len(form) - len(form.lstrip(EDGES + "("))
    form = text[start:end].rstrip(EDGES)
    if dashed := BEFORE_DASH.match(form):
        start, form = start + dashed.end(), form[dashed.end() :]
    if kind is Kind.METHOD and (plain := PLAIN.match(form)):
        start, form = start + plain.end(), form[plain.end() :]
    form = LEFT_OVER.sub("", BRACKETED.sub("", _without_noun(form, kind)))
    if form.count("(") != form.count(")"):
        form = form.partition("(")[0].rstrip() if "(" in form else form.rstrip(")")
    return start, start + len(form)


def _without_noun(form: str, kind: Kind) -> str:
    """A name without what is said after it of what it is, or of how it moved; a dataset's, if a capital is left."""
    if kind is Kind.DATASET:
        bare = AFTER_DATASET.sub("", form)
        return form if bare == bare.lower() else bare
    if kind is Kind.METHOD:
        return AFTER_METHOD.sub("", form)
    return MOVED.sub("", form) if kind is Kind.METRIC else form
