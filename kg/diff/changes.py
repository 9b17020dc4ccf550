"""Two editions compared, thing by thing: what is new, changed or retracted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from kg.diff.merging import paired
from kg.model import Comparison, Concept, Evidence, Mention, Node, Paper, Result, Size
from kg.plan import Collection
from kg.scan import batches, ids
from kg.stores.base import View

Thing = Paper | Concept | Mention | Result | Comparison
T = TypeVar("T", bound=Thing)


class Fate(StrEnum):
    """What became of a thing. REREAD: it says the same, read by other extractors or with another confidence."""

    NEW = "new"
    CHANGED = "changed"
    RETRACTED = "retracted"
    REREAD = "reread"


class Group(StrEnum):
    """What is compared; facts are what papers propose, use, address and evaluate on."""

    PAPERS = "papers"
    CONCEPTS = "concepts"
    FACTS = "facts"
    RESULTS = "results"
    COMPARISONS = "comparisons"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; of a new thing there is no `before`, of a retracted one no `after`."""

    group: Group
    fate: Fate
    before: Thing | None
    after: Thing | None

    @property
    def thing(self) -> Thing:
        """The thing as it is, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields in which a changed thing says something else."""
        if self.before is None or self.after is None:
            return ()
        one, other = said(self.before), said(self.after)
        return tuple(f.name for f in fields(one) if getattr(one, f.name) != getattr(other, f.name))


def changes(old: View, new: View) -> Iterator[Change]:
    """Every difference, group by group and in order of id; memory does not grow with the views."""
    for group in Group:
        if group is Group.FACTS:
            yield from _compared(group, _mentions(old), _mentions(new), _ends)
        else:
            collection = Collection(group)
            yield from _compared(group, _nodes(old, collection), _nodes(new, collection), _id)


def new_results(old: View | None, new: View) -> Iterator[str]:
    """The ids of the results that only the new view has: all of them where there is no old one."""
    before, after = (chain.from_iterable(ids(view, Collection.RESULTS) if view else ()) for view in (old, new))
    for gone, come in paired(before, after, key=lambda one: one):
        if gone is None and come is not None:
            yield come


def said(thing: Thing) -> Thing:
    """A thing without who read it and how surely, and without what is counted from others."""
    match thing:
        case Concept():
            return replace(thing, paper_count=0, result_count=0, sizes=_sizes(thing.sizes))
        case Mention():
            return replace(thing, confidence=0.0, evidence=tuple(dict.fromkeys(map(_place, thing.evidence))))
        case Comparison():
            return replace(thing, confidence=0.0, evidence=_place(thing.evidence))
        case Result():
            return replace(thing, confidence=0.0, evidence=_place(thing.evidence), sizes=_sizes(thing.sizes))
        case _:
            return thing


def _place(evidence: Evidence) -> Evidence:
    return replace(evidence, extractor="", version="", confidence=0.0)


def _sizes(sizes: tuple[Size, ...]) -> tuple[Size, ...]:
    return tuple(replace(size, evidence=size.evidence and _place(size.evidence)) for size in sizes)


def _compared(
    group: Group, old: Iterator[T], new: Iterator[T], key: Callable[[Thing], tuple[str, str]]
) -> Iterator[Change]:
    for before, after in paired(old, new, key):
        if before is None:
            yield Change(group, Fate.NEW, before, after)
        elif after is None:
            yield Change(group, Fate.RETRACTED, before, after)
        elif said(before) != said(after):
            yield Change(group, Fate.CHANGED, before, after)
        elif _uncounted(before) != _uncounted(after):
            yield Change(group, Fate.REREAD, before, after)


def _uncounted(thing: Thing) -> Thing:
    return replace(thing, paper_count=0, result_count=0) if isinstance(thing, Concept) else thing


def _id(thing: Thing) -> tuple[str, str]:
    return ("", "") if isinstance(thing, Mention) else (thing.id, "")


def _ends(thing: Thing) -> tuple[str, str]:
    return (thing.paper, thing.concept) if isinstance(thing, Mention) else ("", "")


def _nodes(view: View, collection: Collection) -> Iterator[Node]:
    return chain.from_iterable(batches(view, collection))


def _mentions(view: View) -> Iterator[Mention]:
    for papers in batches(view, Collection.PAPERS):
        found = view.mentions(paper.id for paper in papers)
        yield from chain.from_iterable(found[paper.id] for paper in papers)
