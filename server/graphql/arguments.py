"""Lists as fields: every connection takes the same arguments, so that declaring one is a line."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from kg.answers import WHOLE
from kg.plan import FACETS, KINDS, Collection, Selection, Unknown
from server.graphql import pins
from server.graphql.batch import Shown
from server.graphql.connections import Connection, FacetedConnection
from server.graphql.context import Context
from server.graphql.filters import compiled
from server.graphql.listing import Listing
from server.graphql.orders import Paging, orders, present, sliced

Info = strawberry.Info[Context, None]

PAGING = {
    "first": (int, "So many rows from the beginning, or after `after`: 20 if nothing is said, 100 at most."),
    "after": (str, "Only rows after this cursor."),
    "last": (int, "So many rows from the end, or before `before`, instead of `first`."),
    "before": (str, "Only rows before this cursor."),
}


def argument(type: Any, description: str) -> Any:
    """The annotation of a nullable argument."""
    return Annotated[type | None, strawberry.argument(description=description)]


def connection(collection: Collection, where: type, order: type, returns: Any, description: str) -> Any:
    """A field of the query that lists a collection."""

    def resolve(_query: object, info: Info, **arguments: Any) -> Connection[Any]:
        return page(collection)(listing=_listing(info.context, Selection(collection), **arguments), owner=WHOLE)

    return _field(resolve, _signature(where, order, returns, _parameter("info", Info)), description)


def nested_connection(
    collection: Collection, edge: str, owned_by: Collection, where: type, order: type, returns: Any, description: str
) -> Any:
    """A field of a node that lists what stands at the far end of its edge, for all its siblings at once."""

    def resolve(self: Shown[Any], **arguments: Any) -> Connection[Any]:
        # Siblings are given the very same arguments, which need not be compared by what they say.
        question = (edge, *arguments, *map(id, arguments.values()))

        def ask() -> Listing:
            owned = Selection(collection, owned_by=owned_by, edge=edge, owners=owners(self, owned_by))
            return _listing(self.batch.context, owned, **arguments)

        return page(collection)(listing=self.batch.once(question, ask), owner=self.record.id)

    return _field(resolve, _signature(where, order, returns), description)


def owners(shown: Shown[Any], collection: Collection) -> tuple[str, ...]:
    """The ids of a node and those siblings that are of the collection."""
    kinds = KINDS[collection]
    ids: Iterable[str] = (record.id for record in shown.batch.items)
    return tuple(id for id in ids if id.partition("/")[0] in kinds)


def page(collection: Collection) -> type[Connection[Any]]:
    return FacetedConnection if collection in FACETS else Connection


def _listing(
    context: Context,
    rows: Selection,
    where: Any = UNSET,
    unknown: Unknown | None = Unknown.EXCLUDE,
    order_by: Any = UNSET,
    **paging: Any,
) -> Listing:
    """The listing that the arguments ask for.

    Raises:
        BadInput: they cannot be meant.
        NameProblem: a name in `where` is unknown or ambiguous.
    """
    condition = compiled(context.place(*KINDS[rows.collection]), present(where))
    order = orders(order_by)
    pins.check(condition, order)
    selection = replace(rows, where=condition, unknown=unknown or Unknown.EXCLUDE)
    return Listing(context, selection, order, sliced(order, Paging(**paging)))


def _field(resolve: Callable[..., Any], signature: inspect.Signature, description: str) -> Any:
    resolve.__signature__ = signature  # type: ignore[attr-defined]
    return strawberry.field(resolver=resolve, description=description)


def _signature(where: type, order: type, returns: Any, *more: inspect.Parameter) -> inspect.Signature:
    """What strawberry reads a field's arguments and type from."""
    unknown = argument(Unknown, "What to do with rows for which `where` is undecided.")
    parameters = [
        _parameter("self", Any),
        *more,
        _parameter("where", argument(where, "Only rows that satisfy this."), UNSET),
        _parameter("unknown", unknown, Unknown.EXCLUDE),
        _parameter("order_by", argument(list[order], "By these keys, the first before the others; else by id."), UNSET),  # type: ignore[valid-type]
        *(_parameter(name, argument(type, text), UNSET) for name, (type, text) in PAGING.items()),
    ]
    return inspect.Signature(parameters, return_annotation=returns)


def _parameter(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation, default=default)
