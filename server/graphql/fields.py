"""Fields of GraphQL types: strawberry's own, with types that a checker can follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import strawberry

Resolver = TypeVar("Resolver", bound=Callable[..., Any])


def computed(description: str) -> Callable[[Resolver], Resolver]:
    """Declare a method as a field."""
    return cast("Callable[[Resolver], Resolver]", strawberry.field(description=description))
