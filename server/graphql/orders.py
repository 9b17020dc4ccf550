"""Orders and pages as a client asks for them, as `kg.plan` knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import strawberry

from kg.errors import BadInput
from kg.plan import Key, Order, Slice
from server.graphql import cursors
from server.graphql.enums import OrderDirection
from server.graphql.inputs import ComparisonOrder, ConceptOrder, PaperOrder, ResultOrder

DEFAULT = 20
MOST = 100


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list is asked for, as given."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None


def orders(keys: Sequence[ResultOrder | ComparisonOrder | PaperOrder | ConceptOrder] | None) -> tuple[Order, ...]:
    """The order that a client names; none means by id."""
    return tuple(Order(str(key.field), key.direction is OrderDirection.DESC) for key in present(keys) or ())


def sliced(order: tuple[Order, ...], paging: Paging) -> Slice:
    """A page of 20 rows, or of as many as asked for from either end.

    Raises:
        BadInput: both ends at once, a number below 0 or past 100, or no cursor of this order.
    """
    first, last = present(paging.first), present(paging.last)
    if first is not None and last is not None:
        raise BadInput("give first or last, not both")
    return Slice(
        first=limited(DEFAULT if first is None else first) if last is None else None,
        after=_position(order, paging.after),
        last=None if last is None else limited(last, "last"),
        before=_position(order, paging.before),
    )


def limited(number: int, name: str = "first") -> int:
    """A number of rows.

    Raises:
        BadInput: it is below 0 or past 100.
    """
    if not 0 <= number <= MOST:
        raise BadInput(f"{name} must be from 0 to {MOST}, not {number}")
    return number


def present(value: Any) -> Any:
    """An argument, with one that is left out as None."""
    return None if value is strawberry.UNSET else value


def _position(order: tuple[Order, ...], cursor: str | None) -> Key | None:
    given = present(cursor)
    return None if given is None else cursors.decode(order, given)
