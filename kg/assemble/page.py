"""One paper's things under their ids: what words of its results can mean, and the sizes that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg import sizes
from kg.assemble.linking import Thing, group_of
from kg.assemble.registry import Registry
from kg.ids import kind_of
from kg.model import Evidence, Extractor, Paper, ParameterSource, Size, SizeClaim, Span
from kg.text import normal


@dataclass(frozen=True, slots=True)
class Page:
    """Build one with `of`. `placed` pairs each thing of the paper with its id."""

    paper: Paper
    placed: tuple[tuple[str, Thing], ...]
    _meanings: Mapping[tuple[str, str], str]
    _variants: Mapping[tuple[str, tuple[sizes.Count, ...] | str], str]

    @classmethod
    def of(cls, paper: Paper, things: Iterable[Thing], registry: Registry) -> Page:
        found = ((registry.id_of(thing.key, paper.id), thing) for thing in things)
        placed = tuple((id, thing) for id, thing in found if id)
        variants = {
            (family, size_key(thing.size)): id
            for id, thing in reversed(placed)
            if thing.size and thing.family and (family := registry.id_of(thing.family, paper.id))
        }
        return cls(paper, placed, dict(_meanings(placed)), variants)

    def meant(self, words: str, group: str) -> str | None:
        """The id of the paper's thing, of a group of kinds, that words name."""
        return self._meanings.get((group, normal(words)))

    def variant(self, family: str, size: str) -> str | None:
        """The id of the variant of this size that the paper names."""
        return self._variants.get((family, size_key(size)))

    def sizes_of(self, id: str) -> tuple[Size, ...]:
        """The sizes that the paper gives a technique, distinct, in the order said."""
        found: dict[sizes.Count, Size] = {}
        for other, thing in self.placed:
            for claim in thing.sizes if other == id else ():
                for size in self._sizes(claim, thing):
                    found.setdefault(count_of(size), size)
        return tuple(found.values())

    def _sizes(self, claim: SizeClaim, thing: Thing) -> Iterator[Size]:
        made = thing.claim
        where = evidence(self.paper, claim.span, made.extractor, made.confidence) if claim.span else None
        yield from as_sizes(claim.printed, ParameterSource.MODEL, where)


def _meanings(placed: tuple[tuple[str, Thing], ...]) -> Iterator[tuple[tuple[str, str], str]]:
    """What each form means; later pairs win: names over aliases, then things named earlier."""
    for aliases in (True, False):
        for id, thing in reversed(placed):
            for form in thing.forms:
                if aliases is (form != thing.claim.name):
                    yield (group_of(kind_of(id)), normal(form)), id


def evidence(paper: Paper, span: Span, extractor: Extractor, confidence: float) -> Evidence:
    quote = paper.text(span.field)[span.start : span.end]
    return Evidence(paper.id, span.field, span.start, span.end, quote, extractor.name, extractor.version, confidence)


def as_sizes(printed: str, source: ParameterSource, where: Evidence | None = None) -> Iterator[Size]:
    for count in sizes.parse(printed):
        yield Size(count.value, count.high, count.kind, source, printed, where)


def count_of(size: Size) -> sizes.Count:
    return sizes.Count(size.value, size.high, size.kind)


def size_key(printed: str) -> tuple[sizes.Count, ...] | str:
    """What two spellings of one size share."""
    return sizes.parse(printed) or printed.casefold()
