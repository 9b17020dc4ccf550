"""Numbers compare only within one unit and one kind: a filter or an order on `value` needs both beside it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import BadInput
from kg.plan import And, Compare, Filter, Not, Op, Or, Order, Some

NEEDED = frozenset({"unit", "kind"})


def check(where: Filter, order: Iterable[Order] = ()) -> None:
    """Refuse a filter or an order on results' values where not one unit and one kind are given by conjunction.

    Raises:
        BadInput: `value` is compared or ordered without both.
    """
    if any(key.field == "value" for key in order) and not _pinned(where) >= NEEDED:
        raise BadInput("ordering by VALUE needs one unit and one kind in `where`: numbers of several don't compare")
    _check(where, frozenset())


def _check(where: Filter, around: frozenset[str]) -> None:
    match where:
        case Compare(field="value") if not around >= NEEDED:
            raise BadInput(
                "a filter on `value` needs one `unit` and one `kind` beside it: numbers of several don't compare"
            )
        case Some(where=far):
            _check(far, _pinned(far))
        case And(parts):
            pinned = around | _pinned(where)
            for part in parts:
                _check(part, pinned)
        case Or(parts):
            for part in parts:
                _check(part, around | _pinned(part))
        case Not(part):
            _check(part, around | _pinned(part))


def _pinned(where: Filter) -> frozenset[str]:
    """The fields that a filter allows only one value of."""
    match where:
        case Compare(field, Op.EQ, _) | Compare(field, Op.IN, (_,)):
            return frozenset({field})
        case And(parts):
            return frozenset[str]().union(*map(_pinned, parts))
        case _:
            return frozenset()
