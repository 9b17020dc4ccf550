"""How values read on a page: numbers with their units and signs, sizes, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from kg.errors import BadInput

BOUNDS = {
    "UP_TO": "up to ",
    "AT_LEAST": "at least ",
    "AT_MOST": "at most ",
    "ABOUT": "about ",
    "AVERAGE": "on average ",
}
SIGNS = {"UP": "+", "DOWN": "\N{MINUS SIGN}"}
ARROWS = {"UP": " \N{UPWARDS ARROW}", "DOWN": " \N{DOWNWARDS ARROW}"}
SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"))
SCALE_OF = {letter: scale for scale, letter in SCALES}
CLAIMS = {
    "GAIN": "better",
    "LOSS": "worse",
    "NEUTRAL": "",
    "UNKNOWN": "better or worse is not known",
}
RELATIONS = {
    "PROPOSES": "proposes",
    "USES": "uses",
    "EVALUATES_ON": "evaluates on",
    "ADDRESSES": "works on",
    "REPORTS": "reports",
    "STATES": "states",
    "ON": "on",
    "MEASURES": "measures",
    "OF": "of",
    "COMPARED_WITH": "compared with",
    "VARIANT_OF": "variant of",
    "CREDITS": "credited to",
    "DISAGREES_WITH": "disagrees with",
}
"""Relations as their verbs read."""


def number(result: Mapping[str, Any]) -> str:
    """A result's number as a reader expects it: `up to +16 %`, `1.93x`."""
    printed, unit, kind = result["printed"], result["unit"], result["kind"]
    direction = result["direction"] or ""
    signed = printed.startswith(("+", "-", "\N{MINUS SIGN}"))
    sign = SIGNS.get(direction, "") if kind == "CHANGE" and not signed else ""
    # A range may print its unit at both ends.
    end = "" if unit and printed.endswith(unit) else unit
    joined = f"{printed}\N{MULTIPLICATION SIGN}" if end == "x" else f"{printed}\N{NO-BREAK SPACE}{end}".rstrip()
    arrow = ARROWS.get(direction, "") if kind == "FACTOR" else ""
    return f"{BOUNDS.get(result['bound'], '')}{sign}{joined}{arrow}"


def scaled(value: float) -> str:
    """A number of parameters in few characters: `8B`, `340M`."""
    rounded = float(f"{value:.3g}")
    for scale, letter in SCALES:
        if rounded >= scale:
            return f"{rounded / scale:g}{letter}"
    return f"{value:g}"


def unscaled(text: str) -> float:
    """The number that a size in few characters means: `10B`, `340M`, `7e9`.

    Raises:
        BadInput: it is none.
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?(?:e\+?\d\d?)?)\s*([kmbt]?)", text.strip(), re.IGNORECASE)
    if not found:
        raise BadInput(f"a size is a number such as 10B, 340M or 7e9, not {text!r}")
    return float(found[1]) * SCALE_OF.get(found[2].upper(), 1.0)


def whole(text: str) -> int:
    """A whole number.

    Raises:
        BadInput: it is none.
    """
    try:
        return int(text)
    except ValueError as problem:
        raise BadInput(f"a whole number is needed, such as 20, not {text!r}") from problem


def sizes(parameters: list[Mapping[str, Any]]) -> str:
    """All sizes of a result or technique, each once; active parameters are marked."""
    texts = (p["printed"] + (" active" if p["kind"] == "ACTIVE" else "") for p in parameters)
    return ", ".join(dict.fromkeys(texts))


def largest(parameters: list[Mapping[str, Any]]) -> float | None:
    """The largest total size; None where none is known."""
    return max((p["high"] or p["value"] for p in parameters if p["kind"] == "TOTAL"), default=None)


def name_of(node: Mapping[str, Any]) -> str:
    """What any node is called."""
    name: str = node.get("name") or node.get("title") or node["id"]
    return name


def kind_of(id: str) -> str:
    """The kind that an id begins with."""
    return id.partition("/")[0]


def clipped(text: str, most: int) -> str:
    """A text cut at so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def coded(text: str) -> Markup:
    """A text with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))
