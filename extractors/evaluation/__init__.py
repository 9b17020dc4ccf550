"""How well extraction does against annotated abstracts: entities by type, numbers, and each slot of a result.

The measures are those of the annotation guidelines. Entities are compared within an abstract and type, by one form
(the name where the text has it, else the first alias that it has): *strict* where normalised forms are equal, *lenient*
where, for methods, metrics and tasks, the words of one contain those of the other and are at least half of them, and
for datasets and models, where they differ only in words like "benchmark". Results are paired one to one by value and
unit; *tuple* pairs are right in kind, direction, dataset and metric, *full* ones in subject and model size too.
*alias* are the other forms that the text has of entities that are right, strictly.
*sure* are the facts (entities, strict, and tuples) of confidence 0.9 or more, among all facts.
The interval around an F1 is where it would be 95 times of 100, had other abstracts been annotated.

Nothing here decides what is read, so that no change here makes another version of the pipeline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from extractors import pipeline
from extractors.accuracy import Accuracy
from extractors.evaluation.bootstrap import intervals
from extractors.evaluation.matching import SLOTS, Row, canonical, matched, other_names, paired, same, text_of
from extractors.sources import repair
from kg.errors import SourceError
from kg.ids import paper_id
from kg.interchange import to_row
from kg.model import CONCEPTS, Kind, Paper

Report = dict[str, dict[str, float]]

TUPLE = ("kind", "direction", "dataset", "metric")
FULL = (*TUPLE, "subject", "model_size")

SURE = 0.9
"""The confidence from which a fact counts as sure."""

NEEDED = {"title", "abstract", "entities", "results"}


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
        return rounded | {"right": self.right, "gold": self.gold, "found": self.found}


def evaluate(gold: Path, accuracy: Accuracy = Accuracy.FAST) -> Report:
    """Extract the abstracts of an annotated file, repaired as those of every source are, and score what was found.

    Raises:
        SourceError: the file can't be read or holds no annotated abstract.
    """
    return score(*read(gold, accuracy))


def read(gold: Path, accuracy: Accuracy = Accuracy.FAST) -> tuple[list[Row], list[Row]]:
    """The rows of an annotated file, and what the pipeline finds in each. Raises SourceError, as `evaluate` does."""
    rows = _rows(gold)
    return rows, extracted(rows, accuracy)


def extracted(rows: Sequence[Row], accuracy: Accuracy = Accuracy.FAST) -> list[Row]:
    """What the pipeline finds in the texts of annotated rows."""
    repairs = repair.load()
    texts = [(repair.repaired(row["title"], repairs), repair.repaired(row["abstract"], repairs)) for row in rows]
    papers = [Paper(paper_id(title), title, abstract) for title, abstract in texts]
    return [dict(to_row(reading)) for reading in pipeline.read_all(papers, accuracy)]


def score(gold: Sequence[Row], found: Sequence[Row]) -> Report:
    """Score rows of the interchange against annotated rows of the same abstracts, in the same order."""
    rows = [_tallies(true, said) for true, said in zip(gold, found, strict=True)]
    names = list(dict.fromkeys(chain.from_iterable(rows)))
    return {name: _measure([row[name] for row in rows]) for name in names}


def _tallies(gold: Row, found: Row) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name, tally in (*_entities(gold, found), *_results(gold, found), ("sure", _sure(gold, found))):
        tallies[name] += tally
    return tallies


def _measure(tallies: Sequence[Tally]) -> dict[str, float]:
    ends = zip(("low", "high", "p_low", "p_high"), intervals([astuple(tally) for tally in tallies]), strict=True)
    return sum(tallies, Tally()).figures() | {name: round(100 * end, 1) for name, end in ends}


def _entities(gold: Row, found: Row) -> Iterator[tuple[str, Tally]]:
    text = text_of(gold)
    for kind in CONCEPTS:
        true = [entity for entity in gold["entities"] if entity["type"] == kind]
        said = [entity for entity in found["entities"] if entity["type"] == kind]
        for mode in ("strict", "lenient"):
            tally = _tally(true, said, text, kind, lenient=mode == "lenient")
            yield f"{kind} {mode}", tally
            yield f"all {mode}", tally
        for i, j in matched(true, said, text, kind, lenient=False).items():
            ours, theirs = other_names(true[i], said[j], text)
            yield "alias", Tally(len(ours & theirs), len(ours), len(theirs))
        true, said = ([entity for entity in side if entity["role"] == "proposed"] for side in (true, said))
        yield "proposed", _tally(true, said, text, kind, lenient=True)


def _tally(gold: Sequence[Row], found: Sequence[Row], text: str, kind: Kind, *, lenient: bool) -> Tally:
    return Tally(len(matched(gold, found, text, kind, lenient=lenient)), len(gold), len(found))


def _results(gold: Row, found: Row) -> Iterator[tuple[str, Tally]]:
    index = canonical(gold)
    true, said = gold["results"], found["results"]
    pairs = paired(true, said, index)
    for name, slots in (("number", ()), ("tuple", TUPLE), ("full", FULL)):
        right = sum(all(same(slot, a, b, index) for slot in slots) for a, b in pairs)
        yield name, Tally(right, len(true), len(said))
    for slot in SLOTS:
        stated = [(bool(a.get(slot)), bool(b.get(slot)), same(slot, a, b, index)) for a, b in pairs]
        right = sum(a and same for a, _, same in stated)
        yield f"slot {slot}", Tally(right, sum(a for a, _, _ in stated), sum(b for _, b, _ in stated))


def verdicts(gold: Row, found: Row) -> tuple[list[bool], list[bool]]:
    """Which of the found entities are right, strictly, and which of the results, as tuples."""
    text, sides = text_of(gold), (gold["entities"], found["entities"])
    right = {place for kind in CONCEPTS for place in matched(*sides, text, kind, lenient=False).values()}
    index = canonical(gold)
    pairs = {id(b): a for a, b in paired(gold["results"], found["results"], index)}
    tuples = [id(b) in pairs and all(same(slot, pairs[id(b)], b, index) for slot in TUPLE) for b in found["results"]]
    return [place in right for place in range(len(found["entities"]))], tuples


def _sure(gold: Row, found: Row) -> Tally:
    facts = [*found["entities"], *found["results"]]
    right = chain.from_iterable(verdicts(gold, found))
    sure = [each for fact, each in zip(facts, right, strict=True) if fact.get("confidence", 1.0) >= SURE]
    return Tally(sum(sure), len(gold["entities"]) + len(gold["results"]), len(sure))


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
