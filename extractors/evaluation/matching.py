"""When two things, or two results, say the same: the comparisons of the annotation guidelines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from typing import Any

from kg.model import Kind
from kg.text import singular

Row = Mapping[str, Any]

SLOTS = ("kind", "direction", "metric", "dataset", "subject", "baseline", "model_size")
PARTIAL = (Kind.METHOD, Kind.METRIC, Kind.TASK)
"""Kinds that lenient matching compares by their words."""

FILLER = frozenset("the a an of for on in dataset benchmark corpus leaderboard test set suite score model".split())
"""Words by which two names of one thing may differ."""
BARE = {"points", "", "%"}
"""Units between which a printed difference is often undecided."""

UNITS = {"percent": "%", "pp": "points", "point": "points", "percentage points": "points", "times": "x", "fold": "x"}


def words(text: str) -> str:
    """Lower-case ASCII words without plural s, as the guidelines compare them."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    stripped = (word.strip(".") for word in re.sub(r"[^a-z0-9+.]+", " ", bare).split())
    return " ".join(singular(word) for word in stripped if word)


def text_of(row: Row) -> str:
    """The words of an abstract and its title, among which those of a name are looked for."""
    return f" {words(row['title'])} {words(row['abstract'])} "


def matched(gold: Sequence[Row], found: Sequence[Row], text: str, kind: Kind, *, lenient: bool) -> dict[int, int]:
    """The places of found entities of a kind by those of the annotated ones, one to one, strict matches first."""
    true = {i: _forms(entity) for i, entity in enumerate(gold) if entity["type"] == kind}
    said = {j: _shown(entity, text) for j, entity in enumerate(found) if entity["type"] == kind}
    pairs: dict[int, int] = {}
    for mode in (False, True) if lenient else (False,):
        for i in (i for i in true if i not in pairs):
            if (j := next((j for j in said if _alike(true[i], said[j], kind, lenient=mode)), None)) is not None:
                del said[j]
                pairs[i] = j
    return pairs


def other_names(gold: Row, found: Row, text: str) -> tuple[set[str], set[str]]:
    """The forms that a text has of two entities, but for the one by which the found one is judged."""
    of_gold, of_found = ({form for form in _forms(side) if f" {form} " in text} for side in (gold, found))
    return of_gold - _shown(found, text), of_found - _shown(found, text)


def canonical(gold: Row) -> dict[str, str]:
    """One form for every form of an entity."""
    return {form: min(forms) for entity in gold["entities"] for forms in [_forms(entity)] for form in forms}


def paired(true: Sequence[Row], said: Sequence[Row], index: Mapping[str, str]) -> list[tuple[Row, Row]]:
    """One-to-one pairs of equal value and compatible unit, those that agree on most slots first."""
    options = [
        (-sum(same(slot, a, b, index) for slot in SLOTS) - (_unit(a) == _unit(b)), i, j)
        for i, a in enumerate(true)
        for j, b in enumerate(said)
        if _number(a, "value") == _number(b, "value") and _number(a, "high") == _number(b, "high") and _units(a, b)
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(options):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(true[i], said[j]) for i, j in pairs.items()]


def same(slot: str, a: Row, b: Row, index: Mapping[str, str]) -> bool:
    """Whether two results or comparisons say the same in a slot; `index` has one form for every form of an entity."""
    x, y = a.get(slot), b.get(slot)
    if slot in ("kind", "direction"):
        return (x or None) == (y or None)
    if slot == "model_size":
        return re.sub(r"\s", "", str(x or "")).casefold() == re.sub(r"\s", "", str(y or "")).casefold()
    names = [{index.get(form, form) for form in map(words, _listed(value))} for value in (x, y)]
    if slot == "dataset":
        return {_core(n) for n in names[0]} == {_core(n) for n in names[1]}
    if not names[0] or not names[1]:
        return not names[0] and not names[1]
    kind = Kind.METRIC if slot == "metric" else Kind.METHOD
    return any(_alike({n}, {m}, kind, lenient=True) for n in names[0] for m in names[1])


def _number(row: Row, key: str) -> float | None:
    value = row.get(key)
    return None if value is None else round(float(str(value).replace(",", "")), 6)


def _unit(row: Row) -> str:
    unit = str(row.get("unit") or "").casefold()
    return UNITS.get(unit, unit)


def _units(a: Row, b: Row) -> bool:
    return _unit(a) == _unit(b) or {_unit(a), _unit(b)} <= BARE


def _listed(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(v) for v in values if v]


def _forms(entity: Row) -> set[str]:
    return {words(form) for form in (entity["name"], *entity["aliases"]) if form} - {""}


def _shown(entity: Row, text: str) -> set[str]:
    """The one form by which a prediction is judged; empty where the text has none of its forms."""
    forms = (words(form) for form in (entity["name"], *entity["aliases"]))
    return next(({form} for form in forms if form and f" {form} " in text), set())


def _core(form: str) -> str:
    return " ".join(word for word in form.split() if word not in FILLER) or form


def _alike(a: set[str], b: set[str], kind: Kind, *, lenient: bool) -> bool:
    if a & b or not lenient:
        return bool(a & b)
    if kind not in PARTIAL:
        return bool({_core(x) for x in a} & {_core(y) for y in b})
    return any(contained(set(_core(x).split()), set(_core(y).split())) for x in a for y in b)


def contained(a: Set[str], b: Set[str]) -> bool:
    """Whether the words of one name are all in the other, and at least half of it."""
    small, large = sorted((a, b), key=len)
    return bool(small) and small <= large and 2 * len(small) >= len(large)
