"""Numbers that went in and did not come out: settings, what was put aside or trained on, terms of formulas."""

from __future__ import annotations

import re

from extractors.components.page import Page
from extractors.components.results.spots import Spot

# What is set and not found out: "a dropout rate of 0.1", "version 2.1", "mask 15% of the tokens".
_SETTINGS = {
    "": re.compile(
        r"\b(?:dropout|learning[\s-]rate|weight[\s-]decay|batch[\s-]size|temperature|momentum|versions?)"
        r"(?:\s(?:rate|of|to|is|set|was|as|at|=|and))*\s$",
        re.IGNORECASE,
    ),
    "%": re.compile(r"\bmask(?:s|ed|ing)?\s(?:out\s)?$", re.IGNORECASE),
}
# Where something holds: "at IoU=0.8".
_AT = re.compile(r"\bat\s[\w@-]+\s?=\s?$")
# What others are, and not what happened: "outperforms models ten times its size".
_ITS_SIZE = re.compile(r"\s(?:its|their|our)\s(?:own\s)?(?:model\s)?size\b")
# What went into something: "a dataset worth over 13,000 GPU hours", "pre-training with over 500 million tokens".
_WORTH = re.compile(
    r"\b(?:worth(?:\sof)?|train(?:ed|ing)\s(?:on|with))\s"
    r"(?:(?:about|around|more\sthan|nearly|over|roughly)\s)?\$?$",
    re.IGNORECASE,
)
# Under what another number holds: "; at 70%, it loses 3%".
_UNDER = re.compile(r";\s(?:at|with)\s$")
# How long texts are for which a level holds: "stays above 95% up to 128K tokens".
_LONG = re.compile(r"[\d%]\sup\sto\s$")
# What something is done in spite of: "97% accuracy under 20% label noise".
_SPITE = re.compile(r"(?:\s\w+)?\s(?:noise|corruption|dropout)\b")
_IN_SPITE = re.compile(r"\b(?:at|despite|under|with)\s(?:up\sto\s)?$")
# A share of something that is taken away to see what happens: "drops by 0.3% when 60% of the weights are pruned".
_TAKEN = re.compile(
    r"(?:\s\w+){0,4}\s(?:(?:are|is|were|was)\s|being\s)?(?:corrupted|deleted|discarded|dropped|masked|missing|pruned|"
    r"quanti[sz]ed|removed|replaced|skipped|sparsified|zeroed)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:after|even|if|when|while)\s(?:[a-z]+\s){0,2}[$~]*$", re.IGNORECASE)
# A share of data that is put aside, of a model that is frozen, or of mankind.
_PUT_ASIDE = re.compile(
    r"(?:\s\w+){0,4}\s(?:(?:are|is|were|was)\s"
    r"(?:held[\s-]out|frozen|masked|chosen|selected|sampled|(?:reserved|set aside|used)\sfor\s(?:test|valid)\w+)|"
    r"of\s(?:all\s)?the\sworld)\b",
    re.IGNORECASE,
)
# What a number with a sign is added to, or a set opens with: "O(V_T+1)", "\{+1,-1\}"; but "_{+2}" is a gain.
_TERM = re.compile(r"[A-Za-z})\]]|(?<=\\)\{")


def is_term(page: Page, spot: Spot) -> bool:
    """Whether the number is part of a formula: "$O(V_T+1)$"."""
    return spot.numeral.counts and bool(_TERM.match(page.text, spot.numeral.start - 1))


def is_input(page: Page, spot: Spot) -> bool:
    """Whether the number was set, and not found out: "a dropout of 0.1", "a 7-day forecast", "10x its size"."""
    numeral = spot.numeral
    if numeral.measured and page.text.startswith("-", numeral.end):
        return True
    before = (_AT, _SETTINGS.get(numeral.unit))
    if any(pattern and pattern.search(page.text, page.body, numeral.start) for pattern in before):
        return True
    aside = (numeral.unit == "%" or numeral.word) and _PUT_ASIDE.match(page.text, numeral.stop)
    worth = numeral.measured and _WORTH.search(page.text, page.body, numeral.start)
    return bool(aside or worth or _ITS_SIZE.match(page.text, numeral.stop)) or _is_condition(page, spot)


def _is_condition(page: Page, spot: Spot) -> bool:
    """Whether the number only says where another holds: "; at 70%, it loses 3%", "97% under 20% label noise"."""
    text, numeral = page.text, spot.numeral
    conditions = (
        (text.startswith(",", numeral.stop), _UNDER),
        (numeral.unit.endswith("tokens"), _LONG),
        (_SPITE.match(text, numeral.stop), _IN_SPITE),
        (numeral.unit == "%" and _TAKEN.match(text, numeral.stop), _WHEN),
    )
    return any(behind and before.search(text, page.body, numeral.start) for behind, before in conditions)
