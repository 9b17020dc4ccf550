"""What a feed's address asks for: a filter on results, an edition to begin after, and a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import process
from starlette.datastructures import QueryParams
from strawberry import ID

from kg.errors import BadInput
from kg.model import Claim, ResultKind
from kg.plan import Unknown
from server.graphql.inputs import ClaimWhere, ConceptWhere, KindWhere, NumberWhere, PaperWhere, ResultWhere
from server.pages.words import unscaled, whole

E = TypeVar("E", Claim, ResultKind, Unknown)

BOUNDS = tuple(f"parameters_{bound}" for bound in ("lt", "lte", "gt", "gte"))
PAGING = ("since", "page")
FILTERS: Mapping[str, Callable[[str], ResultWhere]] = {
    "dataset": lambda name: ResultWhere(dataset=ConceptWhere(is_=ID(name))),
    "metric": lambda name: ResultWhere(metric=ConceptWhere(is_=ID(name))),
    "technique": lambda name: ResultWhere(technique=ConceptWhere(within=ID(name))),
    "task": lambda name: ResultWhere(paper=PaperWhere(addresses=ConceptWhere(is_=ID(name)))),
    "claim": lambda name: ResultWhere(claim=ClaimWhere(eq=_member("claim", name, Claim))),
    "kind": lambda name: ResultWhere(kind=KindWhere(eq=_member("kind", name, ResultKind))),
}
KNOWN = (*FILTERS, *BOUNDS, "unknown", *PAGING)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for news. `since` is the name of an edition, or empty; `filters` are as given, to name the feed by."""

    where: ResultWhere
    unknown: Unknown
    since: str
    page: int
    filters: tuple[tuple[str, str], ...]


def asked(parameters: QueryParams) -> Asked:
    """What the parameters of an address mean.

    Raises:
        BadInput: one is unknown, given twice, or has a value that cannot be meant.
    """
    given = {name: value.strip() for name, value in parameters.multi_items()}
    if len(given) < len(parameters.multi_items()):
        raise BadInput("give each parameter once")
    for name, value in given.items():
        if name not in KNOWN:
            near = process.extractOne(name, KNOWN, score_cutoff=60)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise BadInput(f"unknown parameter {name!r}: {hint}known are {', '.join(KNOWN)}")
        if not value:
            raise BadInput(f"{name} must not be empty")
    page = whole(given.get("page", "1"))
    if page < 1:
        raise BadInput(f"pages are counted from 1, not {page}")
    parts = [read(given[name]) for name, read in FILTERS.items() if name in given]
    where = ResultWhere(and_=[*parts, *_sized(given)])
    unknown = _member("unknown", given.get("unknown", "exclude"), Unknown)
    filters = tuple(sorted((name, value) for name, value in given.items() if name not in PAGING))
    return Asked(where, unknown, given.get("since", ""), page, filters)


def _sized(given: Mapping[str, str]) -> Iterator[ResultWhere]:
    """All bounds as one condition, as two would let through models of which some are too small and some too large."""
    bounds = {name.removeprefix("parameters_"): unscaled(given[name]) for name in BOUNDS if name in given}
    size = NumberWhere()
    for bound, value in bounds.items():
        setattr(size, bound, value)
    if bounds:
        yield ResultWhere(parameters=size)


def _member(name: str, text: str, of: type[E]) -> E:
    try:
        return of(text.lower())
    except ValueError as problem:
        raise BadInput(f"{name} is {', '.join(of)}, not {text!r}") from problem
