"""Which id each key has: names joined across papers, contested names kept apart, verdicts obeyed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.assemble.linking import ROW, Key, Thing
from kg.assemble.rulings import EVERYWHERE, Rulings, twin_of
from kg.ids import concept_id, contested_id, digest, kind_of
from kg.judgements import Predicate
from kg.model import TECHNIQUES, Kind, Role
from kg.text import slug
from kg.vocabulary import Vocabulary


@dataclass(slots=True)
class Usage:
    """How papers speak of one unlisted name; each paper counts once for a name and for a kind."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)
    proposers: dict[str, tuple[str, Kind]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The form that most papers print; of several, the first by code point."""
        return min(self.names, key=lambda name: (-self.names[name], name))

    @property
    def kind(self) -> Kind:
        """What most papers say; method where as many say model."""
        if Kind.METHOD in self.kinds and Kind.MODEL in self.kinds:
            return Kind.MODEL if self.kinds[Kind.MODEL] > self.kinds[Kind.METHOD] else Kind.METHOD
        return next(iter(self.kinds))

    @property
    def contested(self) -> bool:
        """Whether several papers propose it as theirs, which makes it a thing of each."""
        return self.kind in (*TECHNIQUES, Kind.DATASET) and len(self.proposers) > 1


Things = Iterable[tuple[str, tuple[Thing, ...]]]
"""The id of each paper and the things that it speaks of; gone through twice."""


@dataclass(frozen=True, slots=True)
class Registry:
    """Ids by key, and names by id. Build one with `of`."""

    vocabulary: Vocabulary
    rulings: Rulings
    _ids: Mapping[Key, str]
    _names: Mapping[str, str]
    _contested: Mapping[Key, tuple[str, frozenset[str]]]
    """For a contested name: the id that it would have uncontested, and the ids of its bearers."""
    _families: Mapping[str, str]
    """For each variant that a form with a size made, the id of its family."""

    @classmethod
    def of(cls, things: Things, vocabulary: Vocabulary, rulings: Rulings) -> Registry:
        found = usages(things)
        contested = {key for key, use in found.items() if use.contested}
        wanted = dict(_wanted(found, contested))
        ids = _distinct(wanted, vocabulary)
        bearers = {
            key: (concept_id(found[key].kind, found[key].name), _bearers(key, found[key], ids)) for key in contested
        }
        names = _surviving({id: wanted[key][0] for key, id in ids.items()}, rulings)
        return cls(vocabulary, rulings, ids, names, bearers, {})._with_variants(things)

    def _with_variants(self, things: Things) -> Registry:
        names, families = dict(self._names), {}
        for paper, own in things:
            for key in {thing.key for thing in own if thing.key.size}:
                family = self._base(key.base, paper)
                if family and kind_of(family) is Kind.MODEL:
                    id = _variant_id(family, key.size)
                    families[id] = family
                    names.setdefault(id, f"{self.name_of(family)} {key.size}")
        return replace(self, _names=_surviving(names, self.rulings), _families=families)

    def id_of(self, key: Key, paper: str) -> str | None:
        """The id of what a paper means by a key; None for a contested name that the paper only uses."""
        base = self._base(key.base, paper)
        return self.variant(base, key.size, paper) if base and key.size else base

    def variant(self, family: str, size: str, paper: str) -> str:
        """The id of a family's variant of a size; a method has none, and stands for itself."""
        if kind_of(family) is not Kind.MODEL:
            return family
        return self.survivor(_variant_id(family, size), paper)

    def family_of(self, id: str) -> str | None:
        """The model that a model is a variant of, as a person, the vocabulary or its name has it."""
        judged = self.verdicts(id, Predicate.VARIANT_OF, EVERYWHERE)
        affirmed = [family for family, holds in sorted(judged.items()) if holds and self.knows(family)]
        row = self.vocabulary.get(id)
        family = row.variant_of if row else self._families.get(id)
        family = affirmed[0] if affirmed else family and self.survivor(family, EVERYWHERE)
        if family is None or family == id or judged.get(family) is False or not self.knows(family):
            return None
        return family

    def default_metric(self, dataset: str) -> str | None:
        """The metric that a dataset's row names, or the one that it was merged into; None for one that is refused."""
        row = self.vocabulary.get(dataset)
        metric = self.survivor(row.default_metric, EVERYWHERE) if row and row.default_metric else None
        return metric if metric and self.knows(metric) else None

    def name_of(self, id: str) -> str:
        """The canonical name of a listed row, or of an id that is some key's own."""
        row = self.vocabulary.get(id)
        return row.name if row else self._names[id]

    def knows(self, id: str) -> bool:
        return id in self._names or self.vocabulary.get(id) is not None

    def verdicts(self, subject: str, predicate: Predicate, paper: str) -> dict[str, bool]:
        """The objects judged for a subject and a predicate in a paper: whether the relation holds."""
        judged = self.rulings.verdicts(subject, predicate, paper)
        return {self._as_now(object): holds for object, holds in judged.items()}

    def _as_now(self, id: str) -> str:
        """The id itself, or that of the other kind of technique where papers take it for one by now."""
        twin = None if self.knows(id) else twin_of(id)
        return twin if twin and self.knows(twin) else id

    def survivor(self, id: str, paper: str) -> str:
        """The id that an id was merged into; a merge into one that nothing has is not heeded."""
        survivor = self._as_now(self.rulings.same(id, paper))
        return survivor if self.knows(survivor) else id

    def _base(self, key: Key, paper: str) -> str | None:
        if key.group == ROW:
            return self.survivor(key.name, paper)
        if key not in self._contested:
            return self.survivor(self._ids[key], paper)
        own = self._ids.get(key._replace(paper=paper))
        return self.survivor(own, paper) if own else self._decided(key, paper)

    def _decided(self, key: Key, paper: str) -> str | None:
        """What a person decided that a contested name means in a paper that does not propose it."""
        bare, bearers = self._contested[key]
        meant = {self.survivor(bare, paper)} - {bare} or {self.survivor(id, paper) for id in bearers}
        return meant.pop() if len(meant) == 1 else None


def usages(things: Things) -> dict[Key, Usage]:
    """The unlisted names that papers speak of, without their variants."""
    found: dict[Key, Usage] = {}
    for paper, own in things:
        seen = {(thing.key.base, thing.name, thing.kind) for thing in own if not thing.size}
        for key in {key for key, _, _ in seen if key.group != ROW}:
            use = found.setdefault(key, Usage())
            use.names.update({name for other, name, _ in seen if other == key})
            use.kinds.update({kind for other, _, kind in seen if other == key})
        for thing in own:
            if thing.role is Role.PROPOSED and not thing.size and thing.key.group != ROW:
                found[thing.key].proposers.setdefault(paper, (thing.name, thing.kind))
    return found


def _wanted(found: Mapping[Key, Usage], contested: set[Key]) -> Iterable[tuple[Key, tuple[str, str, str]]]:
    """For each key its name, the id that it should have, and the one that it takes if that is taken."""
    for key, use in found.items():
        if key not in contested:
            name, kind = use.name, use.kind
            yield key, (name, concept_id(kind, name), concept_id(kind, name, taken=True))
            continue
        for paper, (name, kind) in use.proposers.items():
            id = contested_id(kind, name, paper)
            yield key._replace(paper=paper), (name, id, f"{concept_id(kind, name)}-{digest(paper, 8)}")


def _distinct(wanted: Mapping[Key, tuple[str, str, str]], vocabulary: Vocabulary) -> dict[Key, str]:
    ids: dict[Key, str] = {}
    taken: set[str] = set()
    for key in sorted(wanted, key=lambda key: (wanted[key], key)):
        _, id, instead = wanted[key]
        ids[key] = instead if id in taken or vocabulary.get(id) else id
        taken.add(ids[key])
    return ids


def _bearers(key: Key, use: Usage, ids: Mapping[Key, str]) -> frozenset[str]:
    return frozenset(ids[key._replace(paper=paper)] for paper in use.proposers)


def _variant_id(family: str, size: str) -> str:
    return f"{family}-{slug(size)}"


def _surviving(names: Mapping[str, str], rulings: Rulings) -> dict[str, str]:
    """An id that only a merge brings up has the name of the first id merged into it."""
    merged = {rulings.same(id): names[id] for id in sorted(names, reverse=True)}
    return {**merged, **names}
