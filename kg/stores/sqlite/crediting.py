"""Techniques by their results on one dataset, as SQL: what is asked most, and answered by one range of `credited`."""

from __future__ import annotations

from kg.plan import Collection, Selection, Slice, Unknown
from kg.stores.compiling import Fields, but_one
from kg.stores.sqlite.boolean import Compiler
from kg.stores.sqlite.paging import bounds, limit, ordering
from kg.stores.sqlite.pinning import Pin, credited
from kg.stores.sqlite.sources import Scope
from kg.stores.sqlite.statement import Statement

CREDITS, TECHNIQUE, WHOLE = "c", "r", "''"
RESULTS = Scope(Collection.RESULTS, CREDITS, "result")


def pin(selection: Selection) -> Pin | None:
    """The dataset and what is asked of the results on it, if this is such a question."""
    return credited(selection.where, selection.collection) if selection.edge is None else None


def find(selection: Selection, pin: Pin, slice: Slice, why: Fields, statement: Statement) -> str:
    """As `selecting.find`, by id: the table has the techniques in this order, and is read no further than the page."""
    places = Scope(selection.collection, CREDITS, "technique")
    compiler = Compiler(statement)
    exclude, only = selection.unknown is Unknown.EXCLUDE, selection.unknown is Unknown.ONLY
    kept = compiler.sure(pin.rest, RESULTS) if exclude else compiler.maybe(pin.rest, RESULTS)
    where = " AND ".join([pin.holds(CREDITS, statement), kept, *bounds(places, (), slice, statement)])
    undecided = f"HAVING NOT max({compiler.sure(pin.rest, RESULTS)})" if only else ""
    compilers = (Compiler(statement, favoured=others) for others in but_one(why))
    reasons = [f"max({compiler.sure(pin.rest, RESULTS)})" for compiler in compilers]
    return (
        f"SELECT {', '.join([WHOLE, f'{TECHNIQUE}.id', *reasons])} "
        f"FROM credited {CREDITS} NOT INDEXED {_techniques(selection)} WHERE {where} GROUP BY {places.row} {undecided} "
        f"ORDER BY {ordering(places, (), slice.last is not None)} LIMIT {limit(slice, statement)}"
    )


def count(selection: Selection, pin: Pin, statement: Statement) -> str:
    """As `selecting.count`, by looking at every credit once."""
    sure, maybe = Compiler(statement).sure(pin.rest, RESULTS), Compiler(statement).maybe(pin.rest, RESULTS)
    techniques = "" if selection.collection is Collection.TECHNIQUES else _techniques(selection)
    return (
        f"SELECT '', count(DISTINCT technique), count(DISTINCT CASE WHEN {sure} THEN technique END) "
        f"FROM credited {CREDITS} {techniques} WHERE {pin.holds(CREDITS, statement)} AND {maybe}"
    )


def _techniques(selection: Selection) -> str:
    """The credited techniques of the collection; every technique that is credited is one of TECHNIQUES."""
    scope = Scope(selection.collection, TECHNIQUE)
    return f"CROSS JOIN concept {TECHNIQUE} ON {scope.row} = {CREDITS}.technique AND {scope.condition}"
