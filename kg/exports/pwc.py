"""Scores in the shape of Papers with Code's former dump of evaluation tables: tasks, their datasets, rows of a table.

https://github.com/paperswithcode/sota-extractor describes it. What nobody knows here is left empty there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

import msgspec

from kg.edition import Edition
from kg.exports.scores import Score, amount, scores, told
from kg.ids import kind_of
from kg.model import Concept, Kind, Polarity
from kg.stores.base import View

UNSTATED = "No task stated"
"""The task of papers that name none."""

Row = dict[str, Score]
"""The scores of one row of a table, by metric id."""


def write(edition: Edition, out: BinaryIO) -> str:
    """The tables as one JSON array; what had to be left out, in words. All scores are in memory meanwhile.

    A score stands under each task that its paper names.
    """
    left: Counter[str] = Counter()
    found = list(scores(edition.view(), left))
    tables: defaultdict[str, defaultdict[str, list[Score]]] = defaultdict(lambda: defaultdict(list))
    for score in found:
        for task in _tasks(score):
            tables[task][score.dataset.id].append(score)
    names = _named(edition.view(), tables)
    tasks = (_task(names.get(id), tables[id]) for id in sorted(tables))
    out.write(b"[" + b",\n".join(map(msgspec.json.encode, tasks)) + b"]\n")
    return told(len(found), left)


def _tasks(score: Score) -> list[str]:
    return [m.concept for m in score.mentions if kind_of(m.concept) is Kind.TASK] or [""]


def _named(view: View, tasks: Iterable[str]) -> Mapping[str, Concept]:
    return {id: node for id, node in view.get(tasks).items() if isinstance(node, Concept)}


def _task(task: Concept | None, datasets: Mapping[str, Sequence[Score]]) -> dict[str, Any]:
    return {
        "task": task.name if task else UNSTATED,
        "categories": [],
        "description": "",
        "synonyms": list(task.aliases) if task else [],
        "source_link": None,
        "subtasks": [],
        "datasets": [_dataset(datasets[id]) for id in sorted(datasets)],
    }


def _dataset(held: Sequence[Score]) -> dict[str, Any]:
    measured = Counter(score.metric.id for score in held)
    metrics = {score.metric.id: score.metric for score in held}
    order = [id for id, _ in sorted(measured.items(), key=lambda one: (-one[1], one[0]))]
    rows = sorted(_rows(held), key=lambda row: _rank(row, order))
    return {
        "dataset": held[0].dataset.name,
        "description": "",
        "dataset_links": [],
        "dataset_citations": [],
        "subdatasets": [],
        "sota": {"metrics": [metrics[id].name for id in order], "rows": [_row(row, order) for row in rows]},
    }


def _rows(held: Sequence[Score]) -> list[Row]:
    """What a paper says of a technique in one setting is a row; another value by the same metric begins another."""
    rows: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for score in held:
        same = rows[score.paper.id, score.technique.id, score.result.setting or ""]
        row = next((row for row in same if score.metric.id not in row), None)
        if row is None:
            same.append(row := {})
        row[score.metric.id] = score
    return [row for same in rows.values() for row in same]


def _rank(row: Row, order: Sequence[str]) -> tuple[int, float, str]:
    """Rows that have the first metric come first, the best of them before the others."""
    place = next(place for place, id in enumerate(order) if id in row)
    score = row[order[place]]
    better = score.result.value if score.metric.polarity is Polarity.LOWER else -score.result.value
    return place, better, score.result.id


def _row(row: Row, order: Sequence[str]) -> dict[str, Any]:
    score = next(iter(row.values()))
    setting = f" ({score.result.setting})" if score.result.setting else ""
    return {
        "model_name": score.technique.name + setting,
        "paper_title": score.paper.title,
        "paper_url": score.paper.url or "",
        "paper_date": score.paper.published and score.paper.published.isoformat(),
        "code_links": [],
        "model_links": [],
        "metrics": {row[id].metric.name: amount(row[id].result) for id in order if id in row},
    }
