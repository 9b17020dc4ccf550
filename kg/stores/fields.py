"""The three-valued fields that a filter speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from kg.plan import And, Compare, Filter, Fits, Missing, Not, Or, Some, ThreeValued


def named(filter: Filter) -> tuple[ThreeValued, ...]:
    """The three-valued fields that a filter names, at any depth: those that a row's `match` speaks of."""
    held = frozenset(_named(filter))
    return tuple(field for field in ThreeValued if field in held)


def _named(filter: Filter) -> Iterator[ThreeValued]:
    match filter:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _named(part)
        case Not(part) | Some(_, part):
            yield from _named(part)
        case Fits():
            yield ThreeValued.PARAMETERS
        case Compare(field) | Missing(field) if field in frozenset(ThreeValued):
            yield ThreeValued(field)
