"""The difference of two editions as data: counts, every change, and results grouped by task and dataset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec

from kg.diff.changes import Change, Fate, Group, changes
from kg.edition import Edition
from kg.ids import kind_of
from kg.model import Concept, Kind, Mention, Paper, Result
from kg.names import name
from kg.stores.base import View

LOOKED_UP = 1_000
"""Things that are looked up in a view at a time."""

SHOWN = (Fate.NEW, Fate.CHANGED, Fate.RETRACTED)
"""What is listed; what was only read again is counted."""

Place = tuple[str | None, str | None]
"""The ids of a task and a dataset; None where none is known."""


@dataclass(frozen=True, slots=True)
class Report:
    """What changed. It holds the differences, not the editions.

    `places` has for each changed result the tasks and datasets under which it stands; `names` the names of those, and
    the titles of the papers.
    """

    old: Edition
    new: Edition
    counts: dict[Group, dict[Fate, int]]
    listed: dict[Group, list[Change]]
    places: dict[Place, list[Change]]
    names: dict[str, str]


def report(old: Edition, new: Edition) -> Report:
    """Compare two editions."""
    views = old.view(), new.view()
    counts = {group: dict.fromkeys(Fate, 0) for group in Group}
    listed: dict[Group, list[Change]] = {group: [] for group in Group}
    for change in changes(*views):
        counts[change.group][change.fate] += 1
        if change.fate in SHOWN:
            listed[change.group].append(change)
    places = _places(listed[Group.RESULTS], *views)
    named = {id for place in places for id in place if id}
    papers = {change.thing.paper for change in listed[Group.RESULTS] if isinstance(change.thing, Result)}
    return Report(old, new, counts, listed, places, _names({*named, *papers}, *views))


def as_json(found: Report) -> dict[str, Any]:
    """The report as JSON: `groups` refer to `results` by id."""
    return {
        "from": {"edition": found.old.id, "built": found.old.manifest.built},
        "to": {"edition": found.new.id, "built": found.new.manifest.built},
        "counts": found.counts,
        **{
            group.value: {fate.value: [_row(change) for change in listed if change.fate is fate] for fate in SHOWN}
            for group, listed in found.listed.items()
        },
        "groups": [
            {
                "task": _reference(task, found),
                "dataset": _reference(dataset, found),
                **{fate.value: [_id(change) for change in listed if change.fate is fate] for fate in SHOWN},
            }
            for (task, dataset), listed in found.places.items()
        ],
    }


def _row(change: Change) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(change.thing)
    row.pop("abstract", None)
    if change.fate is Fate.CHANGED:
        row["changed"] = {
            field: [msgspec.to_builtins(getattr(side, field)) for side in (change.before, change.after)]
            for field in change.fields
        }
    return row


def _id(change: Change) -> str:
    return "" if isinstance(change.thing, Mention) else change.thing.id


def _reference(id: str | None, found: Report) -> dict[str, str] | None:
    return {"id": id, "name": found.names[id]} if id else None


def _places(results: Iterable[Change], old: View, new: View) -> dict[Place, list[Change]]:
    """The changed results by the tasks of their papers and by their datasets; by name, what has none last."""
    found: dict[Place, list[Change]] = {}
    rest = iter(results)
    while part := list(islice(rest, LOOKED_UP)):
        for view, of in ((new, [c for c in part if c.after]), (old, [c for c in part if not c.after])):
            held = [(change, thing) for change in of if isinstance(thing := change.thing, Result)]
            mentions = view.mentions(thing.paper for _, thing in held)
            for change, thing in held:
                tasks: list[str | None] = [m.concept for m in mentions[thing.paper] if kind_of(m.concept) is Kind.TASK]
                for task in tasks or [None]:
                    for dataset in thing.datasets or [None]:
                        found.setdefault((task, dataset), []).append(change)
    return dict(sorted(found.items(), key=lambda item: [(id is None, id or "") for id in item[0]]))


def _names(ids: set[str], old: View, new: View) -> dict[str, str]:
    named: dict[str, str] = {}
    rest = iter(sorted(ids))
    while part := list(islice(rest, LOOKED_UP)):
        for view in (old, new):
            named |= {id: name(node) for id, node in view.get(part).items() if isinstance(node, Concept | Paper)}
    return named
