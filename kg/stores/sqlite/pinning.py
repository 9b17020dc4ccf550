"""Filters that name one dataset: the tables `reported` and `credited` answer them by reading one range."""

from __future__ import annotations

from dataclasses import dataclass

from kg.plan import EVERY, And, Collection, Compare, Filter, Fits, Missing, Not, Op, Or, Some
from kg.stores.sqlite.statement import Statement

TECHNIQUES = frozenset({Collection.TECHNIQUES, Collection.METHODS, Collection.MODELS})

CREDITED = frozenset({"claim", "parameters", "kind", "unit", "direction"})
"""Fields of a result that the table `credited` repeats."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The id of the dataset that results shall be on, and what else is asked of them."""

    dataset: str
    rest: Filter

    def holds(self, alias: str, statement: Statement) -> str:
        """That a row of one of those tables is on the dataset."""
        return f"{alias}.dataset = (SELECT key FROM node WHERE id = {statement.bind(self.dataset)})"


def pinned(filter: Filter) -> Pin | None:
    """What a filter of results pins."""
    match filter:
        case Some("datasets", Compare("id", Op.EQ, str(dataset))):
            return Pin(dataset, EVERY)
        case And(parts):
            pins = ((pinned(part), place) for place, part in enumerate(parts) if isinstance(part, Some))
            found = next(((pin.dataset, place) for pin, place in pins if pin), None)
            return found and Pin(found[0], And(parts[: found[1]] + parts[found[1] + 1 :]))
    return None


def credited(filter: Filter, collection: Collection) -> Pin | None:
    """What a filter of techniques pins of the results credited to them, where `credited` holds all that it asks."""
    if collection in TECHNIQUES and isinstance(filter, Some) and filter.edge == "results":
        pin = pinned(filter.where)
        return pin if pin and _is_credited(pin.rest) else None
    return None


def _is_credited(filter: Filter) -> bool:
    match filter:
        case And(parts) | Or(parts):
            return all(map(_is_credited, parts))
        case Not(part):
            return _is_credited(part)
        case Compare(name) | Missing(name):
            return name in CREDITED
        case Fits():
            return True
        case _:
            return False
