"""Concepts as the papers together make them: names, forms, sizes and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg import sizes
from kg.assemble.linking import TECHNIQUE, group_of
from kg.assemble.mentions import Mentions
from kg.assemble.page import Page, count_of
from kg.assemble.parameters import listed_sizes, named_sizes
from kg.assemble.registry import Registry
from kg.assemble.rulings import EVERYWHERE
from kg.ids import kind_of
from kg.model import TECHNIQUES, Concept, Polarity, Result, Size


@dataclass(slots=True)
class Tally:
    """What is gathered of one concept; papers are met in the order of their ids."""

    forms: set[str] = field(default_factory=set)
    sizes: dict[sizes.Count, Size] = field(default_factory=dict)
    papers: int = 0
    results: int = 0


class Ledger:
    """Gathers tallies paper by paper, then writes the concepts."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._tallies: dict[str, Tally] = {}

    def add(self, page: Page, mentions: Mentions, results: Iterable[Result]) -> None:
        for id in mentions:
            self._tally(id).papers += 1
        for id, thing in page.placed:
            if id in mentions:
                self._tally(id).forms.update(thing.forms)
        for id in {id for id, _ in page.placed if id in mentions and kind_of(id) in TECHNIQUES}:
            for size in page.sizes_of(id):
                self._tally(id).sizes.setdefault(count_of(size), size)
        for result in results:
            self._count(result)

    def _count(self, result: Result) -> None:
        spoken_of = {credit.technique for credit in result.credits} | {*result.datasets}
        for id in spoken_of | ({result.metric} if result.metric else set()):
            self._tally(id).results += 1

    def _tally(self, id: str) -> Tally:
        return self._tallies.setdefault(id, Tally())

    def concepts(self) -> tuple[Concept, ...]:
        """Every concept that a paper holds, and the families of those that are variants."""
        for id in list(self._tallies):
            family = self._registry.family_of(id)
            while family and family not in self._tallies:
                self._tally(family)
                family = self._registry.family_of(family)
        merged = self._registry.rulings.survivors()
        # What a paper keeps apart lives on, though it was merged everywhere else.
        former = {id: tuple(one for one in ids if one not in self._tallies) for id, ids in merged.items()}
        return tuple(
            _concept(id, tally, former.get(id, ()), self._registry) for id, tally in sorted(self._tallies.items())
        )


def absent(held: Mapping[str, Concept], registry: Registry) -> tuple[Concept, ...]:
    """The vocabulary's rows that no paper holds, without those merged into others."""
    former = registry.rulings.survivors()
    rows = (row.id for row in registry.vocabulary.rows if row.id not in held)
    unmerged = [id for id in rows if registry.survivor(id, EVERYWHERE) == id]
    return tuple(_concept(id, Tally(), former.get(id, ()), registry) for id in sorted(unmerged))


def _concept(id: str, tally: Tally, former: tuple[str, ...], registry: Registry) -> Concept:
    """`former` are the ids merged into this one, whose rows' names are this one's by now."""
    row = registry.vocabulary.get(id)
    name, kind = registry.name_of(id), kind_of(id)
    seen = {form for form in tally.forms if not _of_another(form, id, registry)}
    listed = {form for one in (id, *former) if (known := registry.vocabulary.get(one)) for form in known.forms}
    return Concept(
        id=id,
        kind=kind,
        name=name,
        aliases=tuple(sorted((seen | listed) - {name})),
        curated=row is not None or bool(former),
        polarity=row.polarity if row else Polarity.UNKNOWN,
        percent=bool(row and row.percent),
        default_metric=registry.default_metric(id),
        sizes=_sizes(id, tally, registry) if kind in TECHNIQUES else (),
        variant_of=registry.family_of(id),
        paper_count=tally.papers,
        result_count=tally.results,
        former=former,
    )


def _sizes(id: str, tally: Tally, registry: Registry) -> tuple[Size, ...]:
    """What papers say before what name and vocabulary say, each count once, smallest first."""
    found = dict(tally.sizes)
    for size in (*named_sizes(registry.name_of(id)), *listed_sizes(id, registry)):
        found.setdefault(count_of(size), size)
    return tuple(found[count] for count in sorted(found, key=lambda count: (count.kind, count.value, count.high or 0)))


def _of_another(form: str, id: str, registry: Registry) -> bool:
    """Whether the vocabulary has a form for another concept, which is then no alias of this one."""
    kinds = TECHNIQUES if group_of(kind_of(id)) == TECHNIQUE else (kind_of(id),)
    listed = [row.id for kind in kinds if (row := registry.vocabulary.find(kind, form))]
    return bool(listed) and id not in {registry.survivor(one, EVERYWHERE) for one in listed}
