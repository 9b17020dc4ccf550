"""Reads the table of sentences.txt, and says what of it a reading got wrong.

python -m tests.extractors.results.traps.table
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors import pipeline
from extractors.evaluation.matching import contained, words
from extractors.sources import repair
from kg.ids import paper_id
from kg.model import Basis, Bound, Paper, ResultClaim

TABLE = Path(__file__).parent / "sentences.txt"
NAMED = ("metric", "subject", "baseline")
SLOTS = (*NAMED, "dataset", "size", "setting", "bound", "basis")

Answers = Sequence[str]
"""What a slot may hold; "-" stands for nothing."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One result as an honest reader would state it."""

    value: float
    high: float | None
    unit: str
    meaning: str
    slots: Mapping[str, Answers]


@dataclass(frozen=True, slots=True)
class Trap:
    """A title, an abstract of one sentence, and all results that it reports."""

    title: str
    sentence: str
    results: Sequence[Expected]


def traps(table: Path = TABLE) -> list[Trap]:
    """Every block of the table, in order."""
    blocks = re.findall(r"^\[(.+)\]\n(.+)\n((?:  .+\n)*)", table.read_text(), re.MULTILINE)
    return [Trap(title, sentence, [_expected(row) for row in rows.splitlines()]) for title, sentence, rows in blocks]


def misread(table: Sequence[Trap]) -> dict[str, list[str]]:
    """What is wrong with how the pipeline reads each sentence, of those of which something is."""
    readings = pipeline.read_all(_papers(table))
    said = ((trap, mistakes(trap, reading.results)) for trap, reading in zip(table, readings, strict=True))
    return {f"[{trap.title}]\n{trap.sentence}": wrong for trap, wrong in said if wrong}


def _papers(table: Sequence[Trap]) -> Iterator[Paper]:
    repairs = repair.load()
    for trap in table:
        title, sentence = repair.repaired(trap.title, repairs), repair.repaired(trap.sentence, repairs)
        yield Paper(paper_id(title), title, sentence)


def _expected(row: str) -> Expected:
    number, meaning, *slots = (part.strip() for part in row.split("|"))
    printed, _, unit = number.partition(" ")
    low, _, high = printed.partition("..")
    held = {name: answers.split(" / ") for name, answers in (slot.split(": ") for slot in slots)}
    assert held.keys() <= set(SLOTS), row
    return Expected(float(low), float(high) if high else None, unit, meaning, held)


def mistakes(trap: Trap, found: Sequence[ResultClaim]) -> list[str]:
    """What is wrong with the results that were found, in words; nothing where the sentence was read fully right."""
    if len(found) == len(trap.results):
        pairs = zip(trap.results, sorted(found, key=lambda result: result.number.start), strict=True)
        return [wrong for expected, result in pairs for wrong in _wrong(expected, result)]
    return [f"found {[result.printed for result in found]}, not {[result.value for result in trap.results]}"]


def _wrong(expected: Expected, found: ResultClaim) -> Iterator[str]:
    said = f"{found.kind} {found.direction or ''}".strip()
    number = (expected.value, expected.high, expected.unit, expected.meaning)
    if number != (found.value, found.high, found.unit, said):
        yield f"{found.printed}: ({found.value}, {found.high}, {found.unit!r}, {said!r}), not {number}"
    for slot in SLOTS:
        wanted, held = _wanted(expected, slot), _held(found, slot)
        if not any(_same(slot, answer, held) for answer in wanted):
            yield f"{found.printed}: {slot} is {held!r}, not {' / '.join(wanted)!r}"


def _wanted(expected: Expected, slot: str) -> Answers:
    implied = {"bound": Bound.EXACT, "basis": Basis.ABSOLUTE if expected.unit == "points" else "-"}
    return expected.slots.get(slot, [implied.get(slot, "-")])


def _held(found: ResultClaim, slot: str) -> str:
    if slot == "dataset":
        return " + ".join(found.datasets) or "-"
    return getattr(found, {"size": "model_size"}.get(slot, slot)) or "-"


def _same(slot: str, answer: str, held: str) -> bool:
    """Whether the slot holds this answer: the same names, or where it is no dataset, half of the same words."""
    if "-" in (answer, held) or slot not in (*NAMED, "dataset"):
        return answer == held
    if slot == "dataset":
        return {words(name) for name in answer.split(" + ")} == {words(name) for name in held.split(" + ")}
    return contained(set(words(answer).split()), set(words(held).split()))


if __name__ == "__main__":
    every = traps()
    wrong = misread(every)
    print("\n\n".join("\n  - ".join([sentence, *said]) for sentence, said in wrong.items()))
    print(f"\n{len(every) - len(wrong)} of {len(every)} are read fully right")
