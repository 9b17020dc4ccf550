"""The difference of two editions for people to read: `+` new, `~` changed, `-` retracted."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diff.changes import Change, Fate, Group
from kg.diff.report import SHOWN, Report
from kg.model import Mention, Paper, Result
from kg.stores.relations import verbs

SIGNS = {Fate.NEW: "+", Fate.CHANGED: "~", Fate.RETRACTED: "-"}


def lines(found: Report) -> Iterator[str]:
    """The report, a line each: counts first, then what changed, the results last, by task and dataset."""
    yield f"from {found.old.id} of {found.old.manifest.built}"
    yield f"to   {found.new.id} of {found.new.manifest.built}"
    for group, counts in found.counts.items():
        said = ", ".join(f"{counts[fate]:,} {fate}" for fate in SHOWN)
        again = f" ({counts[Fate.REREAD]:,} more say the same, read anew)" if counts[Fate.REREAD] else ""
        yield f"{group}: {said}{again}"
    for group in (Group.PAPERS, Group.CONCEPTS, Group.FACTS, Group.COMPARISONS):
        if found.listed[group]:
            yield from ("", group.value)
        yield from (f"{SIGNS[change.fate]} {_said(change)}" for change in found.listed[group])
    for (task, dataset), listed in found.places.items():
        over = found.names[task] if task else "no task", found.names[dataset] if dataset else "no dataset"
        yield from ("", f"results: {' / '.join(over)}")
        yield from (f"{SIGNS[change.fate]} {_result(change, found)}" for change in listed)


def _said(change: Change) -> str:
    thing = change.thing
    if isinstance(thing, Mention):
        return f"{thing.paper} {' '.join(verbs(thing))} {thing.concept}{_fields(change)}"
    return f"{thing.id} {thing.title if isinstance(thing, Paper) else thing.name}{_fields(change)}"


def _result(change: Change, found: Report) -> str:
    thing = change.thing
    quote = f' "{thing.evidence.quote}", {found.names[thing.paper]}' if isinstance(thing, Result) else ""
    return f"{_said(change)}:{quote}"


def _fields(change: Change) -> str:
    return f" ({', '.join(change.fields)})" if change.fate is Fate.CHANGED else ""
