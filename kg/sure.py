"""Keeps of a reading the facts that are sure enough."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Reading, ResultClaim


def surely(reading: Reading, least: float) -> Reading:
    """The reading without the entities, results and comparisons of a confidence below `least` (0 to 1).

    A result that changed from one that is left out no longer says so; the slots of a result keep the names they hold.
    """
    entities = tuple(entity for entity in reading.entities if entity.confidence >= least)
    kept = [position for position, result in enumerate(reading.results) if result.confidence >= least]
    moved = {position: place for place, position in enumerate(kept)}
    results = (reading.results[position] for position in kept)
    return replace(
        reading,
        entities=entities,
        results=tuple(_moved(result, moved) for result in results),
        comparisons=tuple(comparison for comparison in reading.comparisons if comparison.confidence >= least),
    )


def _moved(result: ResultClaim, moved: dict[int, int]) -> ResultClaim:
    return replace(result, change_from=None if result.change_from is None else moved.get(result.change_from))


def facts(reading: Reading) -> int:
    """How many things a reading says."""
    return len(reading.entities) + len(reading.results) + len(reading.comparisons)
