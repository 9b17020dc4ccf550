"""How often suggestions are right, by annotated abstracts.

    python -m tests.benchmarks.review GOLD... [--directory DIR] [--write]

The abstracts are built into a graph in DIR, and each suggestion that their annotations can decide is counted. A
duplicate is right if some annotator gave both names to one thing of its kind, and wrong if one told them apart as two
things of one abstract, or only ever gave the acronym other expansions; names of which no annotator said either decide
nothing. An unlisted name is right if an abstract that uses it has it annotated with its kind. A doubtful result, or one
out of range, is a right suggestion if the annotations of its abstract have no such number on all its datasets.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from kg import edition, judgements, review, vocabulary
from kg.assemble.linking import group_of
from kg.ids import kind_of
from kg.model import Graph, Kind
from kg.review import doubtful, duplicates, precision, ranges, unlisted
from kg.review.likeness import initials
from kg.review.suggestion import Suggestion
from kg.text import normal
from tests.end_to_end.conftest import ROOT, kg

FILE = ROOT / "kg/review" / precision.FILE
Form = tuple[str, str]
"""The group of a kind, and a normal name."""


@dataclass(frozen=True)
class Gold:
    """What annotators wrote, by the id that a source gave its paper, and which forms they joined or told apart."""

    rows: dict[str, Any]
    joined: set[frozenset[Form]]
    apart: set[frozenset[Form]]

    @classmethod
    def of(cls, rows: Iterable[Any]) -> Gold:
        rows = list(rows)
        joined: set[frozenset[Form]] = set()
        apart: set[frozenset[Form]] = set()
        for row in rows:
            things = [forms(entity) for entity in row["entities"]]
            joined |= {frozenset(pair) for thing in things for pair in combinations(thing, 2)}
            for one, other in combinations(things, 2):
                apart |= {frozenset((left, right)) for left in one for right in other if left != right}
        return cls({row["id"]: row for row in rows}, joined, apart - joined)

    def same(self, one: Form, other: Form) -> bool | None:
        pair = frozenset((one, other))
        otherwise = self._expanded(one, other) or self._expanded(other, one)
        return True if pair in self.joined else False if otherwise or pair in self.apart else None

    def _expanded(self, short: Form, long: Form) -> bool:
        """Whether annotators gave expansions to a short form that would be the other's acronym."""
        joined = {form for pair in self.joined if short in pair for form in pair}
        return initials(long[1]) == short[1] and any(initials(form[1]) == short[1] for form in joined)


def forms(entity: Any) -> set[Form]:
    return {(group_of(Kind(entity["type"])), normal(form)) for form in (entity["name"], *entity["aliases"])}


@dataclass(frozen=True)
class Judge:
    """Decides suggestions about a graph by gold."""

    graph: Graph
    gold: Gold

    def right(self, suggestion: Suggestion) -> bool | None:
        """Whether a suggestion is; None where the annotations do not say."""
        if suggestion.kind == duplicates.KIND:
            return self.gold.same(*(self._form(id) for id in suggestion.about))
        if suggestion.kind == unlisted.KIND:
            return self._used(suggestion.about[0])
        if suggestion.kind in (doubtful.KIND, ranges.KIND):
            return not self._reported(suggestion.about[0])
        return None

    def _form(self, id: str) -> Form:
        [name] = [concept.name for concept in self.graph.concepts if concept.id == id]
        return group_of(kind_of(id)), normal(name)

    def _used(self, id: str) -> bool:
        papers = {mention.paper for mention in self.graph.mentions if mention.concept == id}
        rows = [self.gold.rows[str(paper.given_id)] for paper in self.graph.papers if paper.id in papers]
        return any(self._form(id) in forms(entity) for row in rows for entity in row["entities"])

    def _reported(self, id: str) -> bool:
        [result] = [result for result in self.graph.results if result.id == id]
        [given] = [paper.given_id for paper in self.graph.papers if paper.id == result.paper]
        row = self.gold.rows[str(given)]
        names = {entity["name"]: forms(entity) for entity in row["entities"] if entity["type"] == "dataset"}
        said = [set(map(normal, self._forms(dataset))) for dataset in result.datasets]
        for other in row["results"]:
            on = other["dataset"] if isinstance(other["dataset"], list) else [other["dataset"]]
            annotated = {form for name in on if name for _, form in names.get(name, {("", normal(name))})}
            if other["value"] == result.value and all(dataset & annotated for dataset in said):
                return True
        return False

    def _forms(self, id: str) -> tuple[str, ...]:
        return next((c.name, *c.aliases) for c in self.graph.concepts if c.id == id)


def counted(suggestions: Iterable[Suggestion], judge: Judge) -> dict[tuple[str, str], list[bool | None]]:
    """The verdicts by kind and signal; a confidence is no signal by itself."""
    found: dict[tuple[str, str], list[bool | None]] = defaultdict(list)
    for suggestion in suggestions:
        by_signal = suggestion.kind in (duplicates.KIND, unlisted.KIND)
        found[suggestion.kind, suggestion.signal if by_signal else ""].append(judge.right(suggestion))
    return found


def graph_of(gold: Gold, directory: Path) -> Graph:
    source = directory / "abstracts.jsonl"
    directory.mkdir(exist_ok=True)
    keys = ("id", "title", "abstract")
    lines = (json.dumps({key: row[key] for key in keys}) + "\n" for row in gold.rows.values())
    source.write_text("".join(lines), encoding="utf-8")
    # Only what this version has not read yet is extracted.
    done = kg("build", source, "-d", directory)
    assert done.returncode == 0, done.stderr
    return edition.current(directory).graph()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("gold", nargs="+", type=Path)
    options.add_argument("--directory", type=Path, default=Path(tempfile.gettempdir()) / "paperkg-review")
    options.add_argument("--write", action="store_true", help="put the figures where suggestions find them")
    chosen = options.parse_args()
    gold = Gold.of(json.loads(line) for file in chosen.gold for line in file.read_text(encoding="utf-8").splitlines())
    graph = graph_of(gold, chosen.directory)
    found = counted(review.suggestions(graph, vocabulary.load(), judgements.load()), Judge(graph, gold))
    rows = []
    for (kind, signal), verdicts in sorted(found.items()):
        right, wrong = verdicts.count(True), verdicts.count(False)
        print(f"{kind:13} {signal:12} {right:4} right, {wrong:4} wrong, {verdicts.count(None):4} undecided")
        if right + wrong:
            rows.append(f"{kind}\t{signal}\t{right}\t{right + wrong}\n")
    if chosen.write:
        FILE.write_text("kind\tsignal\tright\tdecided\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
