"""From what a paper calls a thing to the key under which papers share it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from kg import sizes
from kg.assemble.rulings import Rulings
from kg.assemble.words import is_name
from kg.ids import concept_id
from kg.model import CONCEPTS, TECHNIQUES, EntityClaim, Kind, Paper, Role, SizeClaim, Span
from kg.text import normal
from kg.vocabulary import Entry, Vocabulary

ROW = "row"
TECHNIQUE = "technique"


class Key(NamedTuple):
    """What makes two claims speak of one thing.

    `group` is ROW (then `name` is the row's id), TECHNIQUE for methods and models together, or a kind. `size` is set
    for a variant of the thing, `paper` for one of several things that papers propose under one name.
    """

    group: str
    name: str
    size: str = ""
    paper: str = ""

    @property
    def base(self) -> Key:
        return self._replace(size="")


def group_of(kind: Kind) -> str:
    """The group within which a name means one thing."""
    return TECHNIQUE if kind in TECHNIQUES else kind


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a claim speaks of: what it names, and for a form with a size the variant beside its family.

    `forms` are the claim's words for just this thing. `size` is that of a variant as its name shows it.
    """

    key: Key
    kind: Kind
    name: str
    forms: tuple[str, ...]
    claim: EntityClaim
    spans: tuple[Span, ...]
    sizes: tuple[SizeClaim, ...] = ()
    size: str = ""
    family: Key | None = None

    @property
    def role(self) -> Role:
        return self.claim.role


@dataclass(frozen=True, slots=True)
class Linker:
    """Names of one paper against the vocabulary and the verdicts."""

    paper: Paper
    vocabulary: Vocabulary
    rulings: Rulings

    def things(self, claim: EntityClaim) -> tuple[Thing, ...]:
        """What the claim speaks of; nothing for generic words, macros and what people refuse."""
        if claim.kind not in CONCEPTS or self._refused(claim):
            return ()
        main = self._main(claim)
        if main is None or main.kind is not Kind.MODEL:
            return (main,) if main else ()
        return (main, *self._variants(claim, main))

    def _refused(self, claim: EntityClaim) -> bool:
        """Whether people refuse its name, or the words that a name without a row is short for."""
        if self.vocabulary.refuses(claim.kind, claim.name):
            return True
        refused = [form for form in claim.aliases if self.vocabulary.refuses(claim.kind, form)]
        return any(_short_for(claim.name, form) for form in refused) and self._row(claim) is None

    def _main(self, claim: EntityClaim) -> Thing | None:
        row = self._row(claim)
        if row is None and not is_name(claim.name):
            return None
        split = sizes.split_name(claim.name) if claim.kind is Kind.MODEL and row is None else None
        if split:
            row = self._allowed(self.vocabulary.find(Kind.MODEL, split.base), claim)
        name = row.name if row else split.base if split else claim.name
        kind = row.kind if row else claim.kind
        key = Key(ROW, row.id) if row else Key(self._group(kind, name), normal(name))
        forms = tuple(form for form in _forms(claim) if self._belongs(form, claim, row))
        return Thing(key, kind, name, forms, claim, claim.mentions, claim.parameters)

    def _row(self, claim: EntityClaim) -> Entry | None:
        """A name decides before aliases; a method may be a listed model and the other way round."""
        kinds = (claim.kind, *(kind for kind in TECHNIQUES if kind != claim.kind and claim.kind in TECHNIQUES))
        for kind in kinds:
            row = self._allowed(self.vocabulary.find(kind, claim.name), claim)
            if row:
                return row
        # A new thing may share its acronym with a known one: what a paper proposes is linked by its name alone.
        if claim.role is Role.PROPOSED:
            return None
        found = {self.vocabulary.find(claim.kind, alias) for alias in claim.aliases} - {None}
        return self._allowed(found.pop(), claim) if len(found) == 1 else None

    def _allowed(self, row: Entry | None, claim: EntityClaim) -> Entry | None:
        own = concept_id(claim.kind, claim.name)
        return None if row and self.rulings.apart(own, row.id, self.paper.id) else row

    def _group(self, kind: Kind, name: str) -> str:
        if kind not in TECHNIQUES:
            return kind
        ids = [concept_id(technique, name) for technique in TECHNIQUES]
        return kind if self.rulings.apart(ids[0], ids[1], self.paper.id) else TECHNIQUE

    def _belongs(self, form: str, claim: EntityClaim, row: Entry | None) -> bool:
        """Whether a form is the thing's own: none that people refuse, no listed form of another, and no variant's."""
        if self.vocabulary.refuses(claim.kind, form):
            return False
        kinds = TECHNIQUES if claim.kind in TECHNIQUES else (claim.kind,)
        listed = [found for kind in kinds if (found := self.vocabulary.find(kind, form))]
        if listed:
            return row in listed or (row is None and claim.role is Role.PROPOSED)
        return (row.kind if row else claim.kind) is not Kind.MODEL or sizes.split_name(form) is None

    def _variants(self, claim: EntityClaim, main: Thing) -> list[Thing]:
        found: list[Thing] = []
        for form in _forms(claim):
            split = sizes.split_name(form)
            if split:
                found += self._sized(claim, main, form, split)
        return found

    def _sized(self, claim: EntityClaim, main: Thing, form: str, split: sizes.SizedName) -> list[Thing]:
        """The variant that a form with a size means, and its family where that is not the claim's own thing."""
        base = self.vocabulary.find(Kind.MODEL, split.base)
        owner = Key(ROW, base.id) if base else main.key
        name = base.name if base else main.name
        row = self.vocabulary.find(Kind.MODEL, form) or self.vocabulary.find(Kind.MODEL, f"{name} {split.size}")
        if row:
            owner = Key(ROW, row.variant_of) if row.variant_of else Key(ROW, row.id)
        key = Key(ROW, row.id) if row else owner._replace(size=split.size)
        spans = tuple(span for span in claim.mentions if normal(self._words(span)) == normal(form))
        spans = spans or claim.mentions
        size = SizeClaim(split.size, self._size_span(split.size, spans))
        family = None if owner == key else owner
        variant = Thing(key, Kind.MODEL, form, (form,), claim, spans, (size,), split.size, family)
        found = [] if key == main.key else [variant]
        if owner not in (main.key, key):
            found.append(Thing(owner, Kind.MODEL, name, (), claim, spans))
        return found

    def _words(self, span: Span) -> str:
        return self.paper.text(span.field)[span.start : span.end]

    def _size_span(self, size: str, spans: tuple[Span, ...]) -> Span | None:
        for span in spans:
            found = re.search(re.escape(size), self._words(span), re.IGNORECASE)
            if found:
                return Span(span.field, span.start + found.start(), span.start + found.end())
        return None


def _short_for(name: str, form: str) -> bool:
    """Whether a form may spell a name out; one that has a word of the name only says more, or less."""
    return len(name) < len(form) and set(normal(name).split()).isdisjoint(normal(form).split())


def _forms(claim: EntityClaim) -> tuple[str, ...]:
    return tuple(dict.fromkeys((claim.name, *claim.aliases)))
