"""Parameter counts as people print them: parsed, and split off the names of models."""

from __future__ import annotations

import re
from decimal import Decimal
from math import inf
from typing import NamedTuple

from kg.model import ParameterKind, Size


class Count(NamedTuple):
    """A number of parameters, or a range of them (`high` is set)."""

    value: float
    high: float | None
    kind: ParameterKind


NEAR = 0.15
"""The share by which sizes may differ and be one: people round 6.7B to 7B, and gpt-oss-120b has 116.8B."""


class SizedName(NamedTuple):
    """A name taken apart: "Llama 3.1 8B" is the base "Llama 3.1" and the size "8B"."""

    base: str
    size: str


_SCALES = {"k": 3, "m": 6, "b": 9, "t": 12}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNIT = r"(?:k|thousand|m|mn|million|b|bn|billion|t|tn|trillion)"
_ABOUT = r"(?:(?:~|≈|about|around|approximately|roughly|nearly|almost)\s*)?"
_DASH = r"\s*(?:-|–|—|~|to)\s*"
_ACTIVE = r"activated|active"
_ONE = re.compile(
    rf"{_ABOUT}(?P<a>a?)(?P<low>{_NUMBER})[\s-]*(?P<low_unit>{_UNIT})?"
    rf"(?:{_DASH}(?P<high>{_NUMBER})[\s-]*(?P<unit>{_UNIT}))?"
    rf"(?:\s*(?P<kind>{_ACTIVE}|total))?[\s-]*(?:param(?:eter)?s?)?(?:\s*(?P<late>{_ACTIVE}|total))?"
)
_MIXTURE = re.compile(rf"({_NUMBER}\s*{_UNIT})-(a{_NUMBER}\s*{_UNIT})")
_AND = re.compile(r"\s*(?:,(?!\d{3}(?!\d))|;|/|&|\(|\)|\band\b)\s*")

_SIZE = r"(?:\d+[x×]\d+(?:\.\d+)?[BM]|\d+(?:\.\d+)?(?:B(?:-?A\d+(?:\.\d+)?B)?|[MT]))"
_LAST = re.compile(rf"(?P<base>.*\w.*?)[\s_(-]+(?P<size>{_SIZE})\)?", re.IGNORECASE)
_FIRST = re.compile(rf"(?P<size>{_SIZE})[\s_-]+(?P<base>.*\w.*)", re.IGNORECASE)
_INSIDE = re.compile(rf"(?<![\w.])({_SIZE})(?![\w.])", re.IGNORECASE)
_ILLIONS = frozenset("mbt")
_ILLION = re.compile(r"[\s-]*([mbt])r?illion")


def parse(printed: str) -> tuple[Count, ...]:
    """The counts that a printed size states; empty where it states none ("8x7B", "XL", "over 1B"), or no finite one.

    "7B" is one count, "1B-7B" one range, "7B and 13B" two, "30B-A3B" a total and an active one.
    """
    parts = [part for part in _AND.split(_MIXTURE.sub(r"\1, \2", printed.strip().casefold())) if part]
    counts = [_one(part) for part in parts]
    known = [count for count in counts if count]
    return tuple(dict.fromkeys(known)) if len(known) == len(parts) else ()


def _one(part: str) -> Count | None:
    found = _ONE.fullmatch(part)
    unit = found and (found["unit"] or found["low_unit"])
    if not found or not unit:
        return None
    low = _scaled(found["low"], found["low_unit"] or unit)
    high = _scaled(found["high"], unit) if found["high"] else None
    said = found["kind"] or found["late"] or ("active" if found["a"] else "total")
    if not low <= (low if high is None else high) < inf:
        return None
    return Count(low, high, ParameterKind.TOTAL if said == "total" else ParameterKind.ACTIVE)


def _scaled(number: str, unit: str) -> float:
    # Decimal, because 6.7 * 1e9 is not 6700000000.
    return float(Decimal(number.replace(",", "")).scaleb(_scale(unit)))


def _scale(unit: str) -> int:
    return 3 if unit == "thousand" else _SCALES[unit[0]]


def near(size: Count | Size, known: Count) -> bool:
    """Whether a size is about a known one, or lies within a known range."""
    low, high = known.value * (1 - NEAR), (known.high or known.value) * (1 + NEAR)
    return low <= size.value and (size.high or size.value) <= high


def split_name(form: str) -> SizedName | None:
    """The base and the size of a form that begins or ends with one; None for any other."""
    if not any(map(str.isdigit, form)):
        return None
    for pattern in (_LAST, _FIRST):
        found = pattern.fullmatch(form.strip())
        if found and not _INSIDE.search(found["base"]):
            return SizedName(found["base"].strip(" -_("), canonical(found["size"]))
    return None


def inside(form: str) -> str | None:
    """The size that a form contains in any place ("Llama2-7B-128K": "7B"); None for none or several."""
    found = _INSIDE.findall(form)
    return canonical(found[0]) if len(found) == 1 else None


def canonical(size: str) -> str:
    """One spelling of a size: "13b" -> "13B", "8X7B" -> "8x7B", "5.0 million" -> "5.0M"."""
    short = re.sub(r"\s+", "", _ILLION.sub(r"\1", size.lower()))
    return short.upper().replace("X", "x").replace("×", "x")


def place(size: str, text: str) -> tuple[int, int] | None:
    """Where a size first stands in a text as a whole, in any spelling ("8B": "8 billion", not "18B" or "8Bit")."""
    number, unit = size[:-1], size[-1:].lower()
    spelled = rf"{re.escape(number)}[\s-]?{unit}(?:r?illion)?" if unit in _ILLIONS else re.escape(size)
    found = re.search(rf"(?<![\w.]){spelled.replace('x', '[x×]')}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None
