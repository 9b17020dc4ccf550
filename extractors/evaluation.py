"""How well extraction does against annotated abstracts: entities by type, numbers, and each slot of a result.

The measures are those of the annotation guidelines. Entities are compared within an abstract and type, by one form
(the name where the text has it, else the first alias that it has): *strict* where normalised forms are equal, *lenient*
where, for methods, metrics and tasks, the words of one contain those of the other and are at least half of them, and
for datasets and models, where they differ only in words like "benchmark". Results are paired one to one by value and
unit; *tuple* pairs are right in kind, direction, dataset and metric, *full* ones in subject and model size too.
*sure* are the facts (entities, strict, and tuples) of confidence 0.9 or more, among all facts.
The interval around an F1 is where it would be 95 times of 100, had other abstracts been annotated.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from extractors import pipeline
from extractors.bootstrap import interval
from extractors.sources import repair
from kg.errors import SourceError
from kg.ids import paper_id
from kg.interchange import to_row
from kg.model import CONCEPTS, Kind, Paper
from kg.text import singular

Row = Mapping[str, Any]
Report = dict[str, dict[str, float]]

SLOTS = ("kind", "direction", "metric", "dataset", "subject", "baseline", "model_size")
TUPLE = ("kind", "direction", "dataset", "metric")
FULL = (*TUPLE, "subject", "model_size")
PARTIAL = (Kind.METHOD, Kind.METRIC, Kind.TASK)
"""Kinds that lenient matching compares by their words."""

SURE = 0.9
"""The confidence from which a fact counts as sure."""

FILLER = frozenset("the a an of for on in dataset benchmark corpus leaderboard test set suite score model".split())
NEEDED = {"title", "abstract", "entities", "results"}
BARE = {"points", "", "%"}
"""Units between which a printed difference is often undecided."""

UNITS = {"percent": "%", "pp": "points", "point": "points", "percentage points": "points", "times": "x", "fold": "x"}


@dataclass(frozen=True, slots=True)
class Tally:
    """Right ones among `gold` true and `found` predicted ones."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.gold + other.gold, self.found + other.found)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 in percent, with the counts behind them."""
        p = self.right / self.found if self.found else 0.0
        r = self.right / self.gold if self.gold else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        rounded = {name: round(100 * value, 1) for name, value in (("p", p), ("r", r), ("f1", f))}
        return rounded | {"gold": self.gold, "found": self.found}


def evaluate(gold: Path) -> Report:
    """Extract the abstracts of an annotated file, repaired as those of every source are, and score what was found.

    Raises:
        SourceError: the file can't be read or holds no annotated abstract.
    """
    return score(*read(gold))


def read(gold: Path) -> tuple[list[Row], list[Row]]:
    """The rows of an annotated file, and what the pipeline finds in each. Raises SourceError, as `evaluate` does."""
    rows = _rows(gold)
    return rows, extracted(rows)


def extracted(rows: Sequence[Row]) -> list[Row]:
    """What the pipeline finds in the texts of annotated rows."""
    repairs = repair.load()
    texts = [(repair.repaired(row["title"], repairs), repair.repaired(row["abstract"], repairs)) for row in rows]
    papers = [Paper(paper_id(title), title, abstract) for title, abstract in texts]
    return [dict(to_row(reading)) for reading in pipeline.read_all(papers)]


def score(gold: Sequence[Row], found: Sequence[Row]) -> Report:
    """Score rows of the interchange against annotated rows of the same abstracts, in the same order."""
    rows = [_tallies(true, said) for true, said in zip(gold, found, strict=True)]
    return {name: _measure([row[name] for row in rows]) for name in rows[0]}


def _tallies(gold: Row, found: Row) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name, tally in (*_entities(gold, found), *_results(gold, found), ("sure", _sure(gold, found))):
        tallies[name] += tally
    return tallies


def _measure(tallies: Sequence[Tally]) -> dict[str, float]:
    low, high = interval([astuple(tally) for tally in tallies])
    return sum(tallies, Tally()).figures() | {"low": round(100 * low, 1), "high": round(100 * high, 1)}


def _entities(gold: Row, found: Row) -> Iterator[tuple[str, Tally]]:
    text = f" {words(gold['title'])} {words(gold['abstract'])} "
    for kind in CONCEPTS:
        true = [entity for entity in gold["entities"] if entity["type"] == kind]
        said = [entity for entity in found["entities"] if entity["type"] == kind]
        for mode in ("strict", "lenient"):
            tally = _tally(true, said, text, kind, lenient=mode == "lenient")
            yield f"{kind} {mode}", tally
            yield f"all {mode}", tally
        true, said = ([entity for entity in side if entity["role"] == "proposed"] for side in (true, said))
        yield "proposed", _tally(true, said, text, kind, lenient=True)


def _tally(gold: Sequence[Row], found: Sequence[Row], text: str, kind: Kind, *, lenient: bool) -> Tally:
    right = _matched([_forms(e) for e in gold], [_shown(e, text) for e in found], kind, lenient=lenient)
    return Tally(right, len(gold), len(found))


def _results(gold: Row, found: Row) -> Iterator[tuple[str, Tally]]:
    index = canonical(gold)
    true, said = gold["results"], found["results"]
    pairs = _paired(true, said, index)
    for name, slots in (("number", ()), ("tuple", TUPLE), ("full", FULL)):
        right = sum(all(same(slot, a, b, index) for slot in slots) for a, b in pairs)
        yield name, Tally(right, len(true), len(said))
    for slot in SLOTS:
        stated = [(bool(a.get(slot)), bool(b.get(slot)), same(slot, a, b, index)) for a, b in pairs]
        right = sum(a and same for a, _, same in stated)
        yield f"slot {slot}", Tally(right, sum(a for a, _, _ in stated), sum(b for _, b, _ in stated))


def verdicts(gold: Row, found: Row) -> tuple[list[bool], list[bool]]:
    """Which of the found entities are right, strictly, and which of the results, as tuples."""
    text = f" {words(gold['title'])} {words(gold['abstract'])} "
    left = [(entity["type"], _forms(entity)) for entity in gold["entities"]]
    entities = []
    for entity in found["entities"]:
        shown = _shown(entity, text)
        match = next(((kind, forms) for kind, forms in left if kind == entity["type"] and forms & shown), None)
        entities.append(match is not None)
        if match:
            left.remove(match)
    index = canonical(gold)
    pairs = {id(b): a for a, b in _paired(gold["results"], found["results"], index)}
    tuples = [id(b) in pairs and all(same(slot, pairs[id(b)], b, index) for slot in TUPLE) for b in found["results"]]
    return entities, tuples


def _sure(gold: Row, found: Row) -> Tally:
    facts = [*found["entities"], *found["results"]]
    right = chain.from_iterable(verdicts(gold, found))
    sure = [each for fact, each in zip(facts, right, strict=True) if fact.get("confidence", 1.0) >= SURE]
    return Tally(sum(sure), len(gold["entities"]) + len(gold["results"]), len(sure))


def canonical(gold: Row) -> dict[str, str]:
    """One form for every form of an entity."""
    return {form: min(forms) for entity in gold["entities"] for forms in [_forms(entity)] for form in forms}


def _paired(true: Sequence[Row], said: Sequence[Row], index: Mapping[str, str]) -> list[tuple[Row, Row]]:
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


def _number(row: Row, key: str) -> float | None:
    value = row.get(key)
    return None if value is None else round(float(str(value).replace(",", "")), 6)


def _unit(row: Row) -> str:
    unit = str(row.get("unit") or "").casefold()
    return UNITS.get(unit, unit)


def _units(a: Row, b: Row) -> bool:
    return _unit(a) == _unit(b) or {_unit(a), _unit(b)} <= BARE


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


def _listed(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(v) for v in values if v]


def words(text: str) -> str:
    """Lower-case ASCII words without plural s, as the guidelines compare them."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    stripped = (word.strip(".") for word in re.sub(r"[^a-z0-9+.]+", " ", bare).split())
    return " ".join(singular(word) for word in stripped if word)


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
    return any(_contained(set(_core(x).split()), set(_core(y).split())) for x in a for y in b)


def _contained(a: set[str], b: set[str]) -> bool:
    small, large = sorted((a, b), key=len)
    return bool(small) and small <= large and 2 * len(small) >= len(large)


def _matched(true: Sequence[set[str]], said: Sequence[set[str]], kind: Kind, *, lenient: bool) -> int:
    """How many can be matched one to one, strict matches before lenient ones."""
    left_true, left_said, hits = list(true), list(said), 0
    for mode in (False, True) if lenient else (False,):
        for a in list(left_true):
            if match := next((b for b in left_said if _alike(a, b, kind, lenient=mode)), None):
                left_true.remove(a)
                left_said.remove(match)
                hits += 1
    return hits


def render(report: Report) -> str:
    """The report as a table of text."""
    lines = [f"{'':18}{'P':>7}{'R':>7}{'F1':>7}{'interval':>13}{'gold':>7}{'found':>7}"]
    for name, row in sorted(report.items(), key=lambda item: (item[0].split()[-1] if " " in item[0] else "~", item[0])):
        figures = "".join(f"{row[key]:7.1f}" for key in ("p", "r", "f1"))
        around = f"{row['low']:.1f}-{row['high']:.1f}"
        lines.append(f"{name:18}{figures}{around:>13}{row['gold']:7.0f}{row['found']:7.0f}")
    return "\n".join(lines)


def _rows(gold: Path) -> list[Row]:
    try:
        lines = gold.read_bytes().splitlines()
    except OSError as problem:
        raise SourceError(f"can't read {gold}: {problem.strerror}") from problem
    rows = [_row(line, f"{gold}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]
    if not rows:
        raise SourceError(f"{gold} holds no annotated abstract")
    return rows


def _row(line: bytes, place: str) -> Row:
    try:
        row = msgspec.json.decode(line, type=dict[str, Any])
    except msgspec.DecodeError as problem:
        raise SourceError(f"{place} is no annotated abstract: {problem}") from problem
    if missing := sorted(NEEDED - row.keys()):
        raise SourceError(f"{place} is no annotated abstract: it lacks {', '.join(missing)}")
    return row
