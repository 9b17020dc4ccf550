"""Opaque cursors: a row's place in an order, as base64url of JSON that names the order too."""

from __future__ import annotations

import base64
import binascii
import math

import msgspec

from kg.errors import BadInput
from kg.plan import Key, Order

NUMBERS = frozenset({"value", "parameters", "confidence", "comments", "papers", "results"})
"""The order keys whose values are numbers; all others are texts."""


def encode(order: tuple[Order, ...], key: Key) -> str:
    """The cursor of a row that stands at `key` in `order`."""
    plain = msgspec.json.encode([signature(order), *key])
    return base64.urlsafe_b64encode(plain).decode().rstrip("=")


def decode(order: tuple[Order, ...], cursor: str) -> Key:
    """The place that a cursor of the same order names.

    Raises:
        BadInput: it is no cursor, or one of another order.
    """
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        named, *key = msgspec.json.decode(base64.b64decode(padded, b"-_", validate=True), type=list[str | float | None])
    except (UnicodeEncodeError, binascii.Error, msgspec.DecodeError, ValueError) as problem:
        raise BadInput(f"not a cursor: {cursor[:80]!r}") from problem
    if named != signature(order) or not _fits(order, key):
        raise BadInput(f"this cursor is of another order than {signature(order) or 'by id'!r}: {cursor[:80]!r}")
    return tuple(key)


def signature(order: tuple[Order, ...]) -> str:
    """What binds a cursor to its order: `-published,+title`."""
    return ",".join(f"{'-' if key.descending else '+'}{key.field}" for key in order)


def _fits(order: tuple[Order, ...], key: list[str | float | None]) -> bool:
    if len(key) != len(order) + 1 or not isinstance(key[-1], str):
        return False
    return all(_is_of(part.field, value) for part, value in zip(order, key, strict=False))


def _is_of(field: str, value: str | float | None) -> bool:
    if isinstance(value, float):
        return field in NUMBERS and math.isfinite(value)
    return value is None or field not in NUMBERS
